import type { Translate, WordKey } from '../../i18n/translate.ts';
import { ageOn } from '../../kernel/age.ts';
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

/** '46 y', '14 m' under two years, '9 d' under a month, in the reader's words; '~' when the birth date is estimated. */
export function ageInShort(
  t: Translate,
  { birthOn, birthIsEstimated = false }: Birth,
  onDate: LocalDate,
): string {
  const { years, months, days } = ageOn(birthOn, onDate);
  const allMonths = years * 12 + months;
  const mark = birthIsEstimated ? '~' : '';
  if (years >= 2) return mark + t('patients.yearsShort', { count: years });
  return (
    mark + t(allMonths >= 1 ? 'patients.monthsShort' : 'patients.daysShort', { count: allMonths || days })
  );
}

/** '46 y, F' */
export function ageAndSexInShort(t: Translate, person: Birth & { sex: Sex }, onDate: LocalDate): string {
  return `${ageInShort(t, person, onDate)}, ${sexWord(t, person.sex)}`;
}
