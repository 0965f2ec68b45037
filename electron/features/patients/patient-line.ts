import { isAllowed } from '#shared/contract/permissions.ts';
import type { PatientLine } from '#shared/features/patients/patient.schema.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import type { Found } from './patient-search.sql.ts';

/** What a screen shows of a person who was found; what they owe only to those who may see money. */
export function lineFor({ session }: ReadContext | WriteContext, found: Found): PatientLine {
  const { oldNumber: _, abhaNumber: __, altPhone: ___, mergedInto: ____, ...line } = found;
  return isAllowed(session.roles, 'billing:read') ? line : { ...line, duePaise: 0 };
}
