import { ageInShort } from '#shared/features/patients/age-words.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';

type Person = { birthOn: number; onDate: number; isEstimated: number; sex: string };

/** Of a person as they were on the day: '61 y M'. */
export function ageAndSexOf(t: Translate, { birthOn, onDate, isEstimated, sex }: Person): string {
  const birth = { birthOn: fromDayNumber(birthOn), birthIsEstimated: isEstimated === 1 };
  return `${ageInShort(t, birth, fromDayNumber(onDate))} ${sex}`;
}
