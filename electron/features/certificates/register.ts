import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Certificate } from '#shared/features/certificates/certificate.schema.ts';
import type {
  certificatesContract,
  RegisterFilter,
} from '#shared/features/certificates/certificates.contract.ts';
import { registerGrid } from '#shared/features/certificates/register.grid.ts';
import { rangeIn } from '#shared/i18n/day-words.ts';
import { daysBetween, formatDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { getPerson, ofAllRecords } from '../patients/patients.service.ts';
import { clinicToSeal } from '../settings/settings.service.ts';
import { periodWords } from './certificate-page.ts';
import * as certificatesSql from './certificates.sql.ts';
import { type RegisterRow, registerDocument } from './register.document.ts';

type Contract = typeof certificatesContract;

/** A financial year with a leap day in it. */
const LONGEST_DAYS = 366;

function rowsOf(db: ReadableDb, filter: RegisterFilter): Certificate[] {
  const days = daysBetween(filter.fromDate, filter.toDate) + 1;
  if (days < 1) throw new AppError('DATES_REVERSED');
  if (days > LONGEST_DAYS) throw new AppError('REGISTER_PERIOD_TOO_LONG', { days: LONGEST_DAYS });
  return certificatesSql.listRegister(db, filter);
}

export function register(ctx: ReadContext, filter: ParsedInputOf<Contract['register']>): Certificate[] {
  const rows = rowsOf(ctx.db, filter);
  ctx.subject('certificateRegister', null, { ...filter, rows: rows.length });
  return rows;
}

export function ofPatient(
  ctx: ReadContext,
  { patientId }: ParsedInputOf<Contract['ofPatient']>,
): Certificate[] {
  const patient = getPerson(ctx.db, patientId);
  ctx.subject('patient', patient.id);
  return ofAllRecords(ctx.db, patient.id, recordId => certificatesSql.listOfRecord(ctx.db, recordId)).sort(
    (a, b) => b.id - a.id,
  );
}

const KIND_WORDS = {
  ...{ sickness: 'Sickness', fitness: 'Fitness', leave: 'Leave' },
  ...{ referral: 'Referral', admission: 'Admission' },
} as const;

/** A line of the register in the words of its page, the same on paper and in the file. */
function registerRow(certificate: Certificate): RegisterRow {
  const { serial, issuedOn, body, party, doctor, printCount, voided } = certificate;
  return {
    ...{ serial, date: formatDate(issuedOn), kind: KIND_WORDS[body.kind], uhid: party.uhid },
    ...{ name: party.fullName, ageAndSex: `${party.age}, ${party.sex}`, address: body.address },
    ...{ identificationMarks: body.identificationMarks, diagnosis: body.diagnosis || body.reason.trim() },
    ...{ period: periodWords(body), doctor: doctor.fullName, registrationNumber: doctor.registrationNumber },
    ...{ copies: printCount, voidReason: voided?.reason ?? null },
  };
}

export async function exportRegister(
  ctx: TaskContext,
  input: ParsedInputOf<Contract['exportRegister']>,
): Promise<OutputOf<Contract['exportRegister']>> {
  const { format, language, ...filter } = input;
  const { clinic, rows } = ctx.reading(({ db }) => ({ clinic: clinicToSeal(db), rows: rowsOf(db, filter) }));
  const period = rangeIn(language, filter);
  return exportGrid(ctx, registerGrid(rows, language, period), {
    ...{ wanted: { format, language }, fileName: `certificates-${filter.fromDate}-${filter.toDate}` },
    ...{ entity: 'certificateRegister', detail: filter },
    // The register's own page puts the fourteen facts of a number in nine columns.
    document: () => registerDocument({ clinic, period: rangeIn('en', filter), rows: rows.map(registerRow) }),
  });
}
