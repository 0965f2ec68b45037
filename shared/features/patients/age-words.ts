import type { Translate, WordKey } from '../../i18n/translate.ts';
import { type ShortAge, shortAge } from '../../kernel/age.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Sex } from './patient.schema.ts';

const SEX_SHORT: Readonly<Record<Sex, WordKey>> = {
  F: 'patients.female',
  M: 'patients.male',
  T: 'patients.transgender',
  O: 'patients.otherSex',
  U: 'patients.unknownSex',
};

/** 'F', 'M': as a list or a paper says it. */
export function sexWord(t: Translate, sex: Sex): string {
  return t(SEX_SHORT[sex]);
}

export type Birth = { birthOn: LocalDate; birthIsEstimated?: boolean };

const UNIT_SHORT: Readonly<Record<ShortAge['unit'], WordKey>> = {
  years: 'patients.yearsShort',
  months: 'patients.monthsShort',
  days: 'patients.daysShort',
};

/** A kept age in the reader's words: '46 y'; '~' when the birth date is estimated. */
export function shortAgeWords(t: Translate, { count, unit, isEstimated }: ShortAge): string {
  return `${isEstimated ? '~' : ''}${t(UNIT_SHORT[unit], { count })}`;
}

/** '46 y', '14 m' under two years, '9 d' under a month, in the reader's words. */
export function ageInShort(
  t: Translate,
  { birthOn, birthIsEstimated = false }: Birth,
  onDate: LocalDate,
): string {
  return shortAgeWords(t, shortAge(birthOn, onDate, birthIsEstimated));
}

/** '46 y, F' */
export function ageAndSexInShort(t: Translate, person: Birth & { sex: Sex }, onDate: LocalDate): string {
  return `${ageInShort(t, person, onDate)}, ${sexWord(t, person.sex)}`;
}

/** '58 y, F' as a paper keeps it; a sex that nobody recorded is not said. */
export function keptAgeAndSex(t: Translate, { age, sex }: { age: ShortAge; sex: Sex }): string {
  return sex === 'U' ? shortAgeWords(t, age) : `${shortAgeWords(t, age)}, ${sexWord(t, sex)}`;
}
