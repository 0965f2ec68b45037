import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Certificate } from '#shared/features/certificates/certificate.schema.ts';
import type {
  certificatesContract,
  RegisterFilter,
} from '#shared/features/certificates/certificates.contract.ts';
import { daysBetween, formatDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { getPerson, ofAllRecords } from '../patients/patients.service.ts';
import { clinicOnPaper, periodWords } from './certificate-page.ts';
import * as certificatesSql from './certificates.sql.ts';
import { type RegisterRow, registerDocument } from './register.document.ts';
import { registerCsv } from './register-csv.ts';

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

function fileName({ fromDate, toDate }: RegisterFilter, ending: string): string {
  return `certificates-${fromDate}-${toDate}.${ending}`;
}

export async function printRegister(
  ctx: TaskContext,
  filter: ParsedInputOf<Contract['printRegister']>,
): Promise<OutputOf<Contract['printRegister']>> {
  const page = ctx.reading(({ db }) => ({
    clinic: clinicOnPaper(db),
    period: `${formatDate(filter.fromDate)} to ${formatDate(filter.toDate)}`,
    rows: rowsOf(db, filter).map(registerRow),
  }));
  ctx.subject('certificateRegister', null, { ...filter, rows: page.rows.length });
  const { bytes, pageCount } = await renderPdf(registerDocument(page));
  return { pdf: Buffer.from(bytes).toString('base64'), pageCount, fileName: fileName(filter, 'pdf') };
}

export async function exportRegister(
  ctx: TaskContext,
  filter: ParsedInputOf<Contract['exportRegister']>,
): Promise<OutputOf<Contract['exportRegister']>> {
  const rows = ctx.reading(({ db }) => rowsOf(db, filter).map(registerRow));
  ctx.subject('certificateRegister', null, { ...filter, rows: rows.length });
  return { csv: registerCsv(rows), fileName: fileName(filter, 'csv') };
}
