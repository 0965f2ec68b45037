import type { Translate } from '../../i18n/translate.ts';
import { ageOn } from '../../kernel/age.ts';
import type { LocalDate } from '../../kernel/local-date.ts';

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
