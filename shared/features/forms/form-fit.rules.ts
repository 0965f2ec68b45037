import type { Sex } from '../patients/patient.schema.ts';
import type { ForWhom } from './form.schema.ts';

/** Who a form would be for: completed years on the day. */
export type FormPerson = { sex: Sex; years: number };

/** A sex that is another or was not asked shuts no form out: only the opposite one does. */
export function fitsPerson({ sex, fromYears, underYears }: ForWhom, person: FormPerson): boolean {
  const opposite = sex === 'F' ? 'M' : sex === 'M' ? 'F' : null;
  if (person.sex === opposite) return false;
  return (
    (fromYears === null || person.years >= fromYears) && (underYears === null || person.years < underYears)
  );
}
