import type { Patient } from '#shared/features/patients/patient.schema.ts';
import { mayBePregnant } from '#shared/features/prescriptions/checks/person-facts.ts';
import { ageOn } from '#shared/kernel/age.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

/** Women from 12 to 55 years; the server asks the same. */
export function isAskedAboutPregnancy(
  { sex, birthOn }: Pick<Patient, 'sex' | 'birthOn'>,
  onDate: LocalDate,
): boolean {
  const age = ageOn(birthOn, onDate);
  return mayBePregnant({ sex, ageMonths: age.years * 12 + age.months });
}
