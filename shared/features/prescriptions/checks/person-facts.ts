import type { LocalDate } from '../../../kernel/local-date.ts';

/** "No" is an answer; what nobody asked is not a no. */
export type Asked = 'yes' | 'no' | 'notAsked';

export type PersonFacts = {
  onDate: LocalDate;
  ageMonths: number;
  sex: 'F' | 'M' | 'T' | 'O' | 'U';
  weightKg: number | null;
  weightOn: LocalDate | null;
  heightCm: number | null;
  /** mg/dL; null until a laboratory value is known. */
  creatinineMgDl: number | null;
  pregnancy: Asked;
  breastFeeding: Asked;
  mode: 'inPerson' | 'video' | 'audio' | 'text';
};

/** Who may carry a child: nobody is asked below 12 or above 55 years, and no man. */
export function mayBePregnant({ sex, ageMonths }: Pick<PersonFacts, 'sex' | 'ageMonths'>): boolean {
  return sex !== 'M' && ageMonths >= 12 * 12 && ageMonths < 56 * 12;
}
