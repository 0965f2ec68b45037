import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { newPatientSchema, type Patient } from '#shared/features/patients/patient.schema.ts';
import type { patientsContract } from '#shared/features/patients/patients.contract.ts';
import { addMonths } from '#shared/kernel/local-date.ts';
import type { WriteContext } from '../../server/service.ts';
import { addPatient } from './add-patient.ts';

type Unknown = ParsedInputOf<typeof patientsContract.registerUnknown>;

const CHILD_UNTIL_YEARS = 13;
const blankFields = newPatientSchema.omit({ fullName: true, phone: true, birthOn: true, sex: true });

function nameOfUnknown({ sex, aboutYears }: Unknown): string {
  if (aboutYears < 1) return 'Unknown baby';
  if (aboutYears < CHILD_UNTIL_YEARS) return `Unknown child ~${aboutYears}`;
  const person = { M: 'man', F: 'woman', T: 'person', O: 'person', U: 'person' }[sex];
  return `Unknown ${person} ~${aboutYears}`;
}

/** An emergency never waits for a name (REG-7): nothing is asked, nothing is compared. */
export function registerUnknown(ctx: WriteContext, input: Unknown): Patient {
  const patient = addPatient(ctx, {
    ...blankFields.parse({ birthIsEstimated: true }),
    fullName: nameOfUnknown(input),
    phone: '',
    birthOn: addMonths(ctx.today(), -12 * input.aboutYears),
    sex: input.sex,
    isUnknown: true,
    foundAt: [input.foundAt, input.broughtBy && `brought by ${input.broughtBy}`].filter(Boolean).join(', '),
  });
  ctx.subject('patient', patient.id);
  return patient;
}
