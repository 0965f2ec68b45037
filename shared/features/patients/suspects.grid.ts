import { dayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import type { Translate, WordKey } from '../../i18n/translate.ts';
import { type ColumnPlan, type Grid, gridOf } from '../../kernel/grid.ts';
import { formatPhone } from '../../kernel/phone.ts';
import { ageAndSexInShort } from './age-words.ts';
import type { Lookalike, Suspect } from './patient.schema.ts';

const REASON_WORDS: Readonly<Record<Lookalike['because'][number], WordKey>> = {
  phone: 'patients.reasonPhone',
  name: 'patients.reasonName',
  soundsAlike: 'patients.reasonSoundsAlike',
  age: 'patients.reasonAge',
  sex: 'patients.reasonSex',
  guardian: 'patients.reasonGuardian',
  relative: 'patients.reasonRelative',
  locality: 'patients.reasonLocality',
  abha: 'patients.reasonAbha',
};

/** 'same phone, same age': why two records look alike, in words. */
export function likenessWords(t: Translate, because: Lookalike['because']): string {
  return because.map(reason => t(REASON_WORDS[reason])).join(', ');
}

/** Pairs that may be one person, likeliest first (REG-5). */
export function suspectsGrid(pairs: readonly Suspect[], on: OnPaper): Grid {
  const { t, language, today } = on;
  return gridOf({
    title: t('patients.suspects'),
    subtitle: dayIn(language, today),
    rows: pairs,
    columns: [
      { key: 'score', label: t('patients.likeness'), kind: 'number', of: pair => pair.score },
      { key: 'because', label: t('patients.alikeIn'), of: pair => likenessWords(t, pair.because) },
      ...personColumns('first', on),
      ...personColumns('second', on),
    ],
  });
}

function personColumns(which: 'first' | 'second', { t, today }: OnPaper): ColumnPlan<Suspect>[] {
  const label = (word: WordKey) =>
    `${t(which === 'first' ? 'patients.oneOfTwo' : 'patients.otherOfTwo')}: ${t(word)}`;
  return [
    { key: `${which}Uhid`, label: label('patients.uhid'), of: pair => pair[which].uhid },
    { key: `${which}Name`, label: label('patients.fullName'), of: pair => pair[which].fullName },
    {
      key: `${which}Age`,
      label: label('patients.age'),
      of: ({ [which]: person }) => ageAndSexInShort(t, person, today),
    },
    { key: `${which}Phone`, label: label('patients.phone'), of: pair => formatPhone(pair[which].phone) },
    { key: `${which}Locality`, label: label('patients.locality'), of: pair => pair[which].locality },
  ];
}
