import { dayIn } from '../../i18n/day-words.ts';
import type { Translate, WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Language } from '../settings/settings.schema.ts';
import type { LooseEnd } from './reports.contract.ts';

const KIND_WORDS: Readonly<Record<LooseEnd['kind'], WordKey>> = {
  visitNotFinished: 'reports.visitNotFinished',
  visitNotBilled: 'reports.visitNotBilled',
  unsignedDraft: 'reports.unsignedDraft',
  bookedNotArrived: 'reports.bookedNotArrived',
};

/** Whoever is booked for today may still come. */
export function looseEndWord({ kind, onDate }: LooseEnd, today: LocalDate): WordKey {
  return kind === 'bookedNotArrived' && onDate === today ? 'reports.bookedNotYet' : KIND_WORDS[kind];
}

type EndsOnPaper = { t: Translate; language: Language; today: LocalDate };

/** What the days left undone, the oldest first (APT-12). */
export function looseEndsGrid(ends: readonly LooseEnd[], { t, language, today }: EndsOnPaper): Grid {
  return gridOf({
    title: t('reports.looseEnds'),
    subtitle: dayIn(language, today),
    rows: ends,
    columns: [
      { key: 'day', label: t('reports.endDay'), kind: 'day', of: end => end.onDate },
      { key: 'token', label: t('reports.endToken'), of: end => end.token },
      { key: 'name', label: t('reports.endPatient'), of: end => end.fullName },
      { key: 'doctor', label: t('reports.endDoctor'), of: end => end.doctorName },
      { key: 'what', label: t('reports.endWhat'), of: end => t(looseEndWord(end, today)) },
    ],
  });
}
