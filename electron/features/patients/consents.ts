import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { ConsentsGiven, Notice, PatientBanner } from '#shared/features/patients/patient.schema.ts';
import type { patientsContract } from '#shared/features/patients/patients.contract.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import * as consentsSql from './consents.sql.ts';
import { getPerson } from './get-patient.ts';
import * as patientsSql from './patients.sql.ts';

type Contract = typeof patientsContract;

export function notices(ctx: ReadContext): Notice[] {
  return consentsSql.listNotices(ctx.db);
}

export function addNotice(ctx: WriteContext, input: ParsedInputOf<Contract['addNotice']>): Notice {
  const notice = consentsSql.insertNotice(ctx.db, {
    validFrom: ctx.today(),
    textEn: input.textEn,
    textHi: input.textHi.trim(),
    addedAt: ctx.now(),
    addedBy: ctx.session.userId,
  });
  ctx.subject('notice', notice.version);
  return notice;
}

/** The latest answer for each purpose; null when the person was never asked. */
export function consentsOf(db: ReadableDb, patientId: number): PatientBanner['consents'] {
  const answers = consentsSql.listOfPerson(db, patientsSql.listRecordIds(db, patientId));
  const latest = answers.at(-1);
  if (!latest) return null;
  return {
    noticeVersion: latest.noticeVersion,
    at: latest.recordedAt,
    purposes: Object.fromEntries(answers.map(({ purpose, isAgreed }) => [purpose, isAgreed === 1])),
  };
}

export function wantsMessages(
  ctx: ReadContext,
  { patientId }: ParsedInputOf<Contract['wantsMessages']>,
): { isAgreed: boolean | null } {
  return { isAgreed: consentsOf(ctx.db, getPerson(ctx.db, patientId).id)?.purposes.messages ?? null };
}

export function addConsents(ctx: WriteContext, patientId: number, given: ConsentsGiven): void {
  if (!consentsSql.hasNotice(ctx.db, given.noticeVersion)) throw new AppError('NO_SUCH_NOTICE');
  for (const [purpose, isAgreed] of Object.entries(given.purposes)) {
    consentsSql.insert(ctx.db, {
      patientId,
      noticeVersion: given.noticeVersion,
      language: given.language,
      purpose,
      isAgreed,
      givenBy: given.givenBy,
      recordedAt: ctx.now(),
      recordedBy: ctx.session.userId,
    });
  }
}

export function recordConsents(
  ctx: WriteContext,
  { patientId: recordId, ...given }: ParsedInputOf<Contract['recordConsents']>,
): Record<string, never> {
  const patientId = getPerson(ctx.db, recordId).id;
  addConsents(ctx, patientId, given);
  ctx.subject('patient', patientId, { noticeVersion: given.noticeVersion, purposes: given.purposes });
  return {};
}
