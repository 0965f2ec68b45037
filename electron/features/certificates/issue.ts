import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { certificateProblems, onlyOwnFields } from '#shared/features/certificates/certificate.rules.ts';
import type { Certificate, CertificateBody } from '#shared/features/certificates/certificate.schema.ts';
import type { certificatesContract } from '#shared/features/certificates/certificates.contract.ts';
import type { Patient } from '#shared/features/patients/patient.schema.ts';
import { financialYearOf } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { formatNumber, takeNextNumber } from '../../server/number-series.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { getPerson, membersOf } from '../patients/patients.service.ts';
import { getVisit } from '../queue/queue.service.ts';
import { clinicToSeal } from '../settings/settings.service.ts';
import { getDoctor } from '../users/users.service.ts';
import { factsFor, partyOf } from './certificate-facts.ts';
import { ageInWords, certificateTexts } from './certificate-text.ts';
import * as certificatesSql from './certificates.sql.ts';
import * as templatesSql from './templates.sql.ts';

export function getCertificate(db: ReadableDb, certificateId: number): Certificate {
  const certificate = certificatesSql.find(db, certificateId);
  if (!certificate) throw new AppError('NOT_FOUND', { what: 'certificate' });
  return certificate;
}

function assertOwnVisit(db: ReadableDb, patientId: number, visitId: number | null): void {
  if (visitId === null) return;
  if (!membersOf(db, patientId).includes(getVisit(db, visitId).patientId))
    throw new AppError('ANOTHER_PERSONS_VISIT');
}

/** The page's words and who signs it, as they stand now; `whenEmpty` marks what a draft still lacks. */
export function wordsNow(
  ctx: ReadContext | WriteContext,
  { patient, body, whenEmpty }: { patient: Patient; body: CertificateBody; whenEmpty: string },
) {
  const { fullName, profile } = getDoctor(ctx.db, ctx.session.userId);
  const { qualification, council, registrationNumber } = profile;
  const today = ctx.today();
  const template = templatesSql.getCurrent(ctx.db, body.kind);
  const clinic = clinicToSeal(ctx.db);
  const party = { ...partyOf(patient, today), clinic };
  const clinicName = clinic.name;
  const age = ageInWords(patient, today);
  return {
    doctor: { fullName, qualification, council, registrationNumber: registrationNumber.trim() },
    party,
    templateVersion: template.version,
    ...certificateTexts(template, { body, party, age, doctorName: fullName, clinicName, today }, whenEmpty),
  };
}

export function issue(
  ctx: WriteContext,
  input: ParsedInputOf<typeof certificatesContract.issue>,
): Certificate {
  const patient = getPerson(ctx.db, input.patientId);
  assertOwnVisit(ctx.db, patient.id, input.visitId);
  const body = onlyOwnFields(input.body);
  const problems = certificateProblems(body, factsFor(ctx, patient.id));
  if (problems.length > 0) {
    throw new AppError('INVALID_INPUT', {
      problems: problems.map(({ path, code }) => ({ path: `body.${path}`, code })),
    });
  }
  const words = wordsNow(ctx, { patient, body, whenEmpty: '' });
  // Conduct regulations 2002, 1.4.2: the number stands on every certificate.
  if (words.doctor.registrationNumber === '') throw new AppError('REGISTRATION_NUMBER_MISSING');
  const issuedOn = ctx.today();
  const financialYear = financialYearOf(issuedOn);
  const number = takeNextNumber(ctx.db, 'certificate', financialYear);
  const serial = formatNumber('MC', financialYear, number);
  const id = certificatesSql.insert(ctx.db, {
    ...{ financialYear, number, serial, issuedOn, issuedAt: ctx.now(), body, ...words },
    ...{ patientId: patient.id, visitId: input.visitId, doctorId: ctx.session.userId },
  });
  ctx.subject('certificate', id, { patientId: patient.id, serial, kind: body.kind });
  return getCertificate(ctx.db, id);
}

/** By who issued it, or by an owner who is a doctor; the number stays used and the row stays in the register. */
export function voidCertificate(
  ctx: WriteContext,
  { certificateId, reason }: ParsedInputOf<typeof certificatesContract.void>,
): Certificate {
  const certificate = getCertificate(ctx.db, certificateId);
  const { userId, roles } = ctx.session;
  if (certificate.doctorId !== userId && !roles.includes('owner')) throw new AppError('NOT_YOUR_CERTIFICATE');
  if (certificate.voided) throw new AppError('CERTIFICATE_VOIDED_ALREADY');
  certificatesSql.insertVoid(ctx.db, { certificateId, reason, at: ctx.now(), by: userId });
  ctx.subject('certificate', certificateId, {
    patientId: certificate.patientId,
    serial: certificate.serial,
  });
  return getCertificate(ctx.db, certificateId);
}

/** Whether a register's row still is what was issued. */
export function isUnaltered(db: ReadableDb, certificateId: number): boolean {
  const certificate = getCertificate(db, certificateId);
  return certificatesSql.contentHashOf(certificate) === certificate.contentHash;
}
