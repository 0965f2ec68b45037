import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { encountersContract } from '#shared/features/encounters/encounters.contract.ts';
import { isNothingWritten } from '#shared/features/encounters/note.rules.ts';
import type { Countersigns, Submission } from '#shared/features/encounters/signing.schema.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { getDoctor, getPerson } from '../users/users.service.ts';
import { keepDraft } from './drafting.ts';
import * as draftsSql from './drafts.sql.ts';
import { isAssistant, ownVisit, visitToWrite } from './own-visit.ts';
import * as submissionsSql from './submissions.sql.ts';

/** The last submission of a visit that is not signed yet. */
export function submissionOfVisit(
  ctx: ReadContext | WriteContext,
  visitId: number,
): submissionsSql.StoredSubmission | undefined {
  const submissionId = draftsSql.findDraft(ctx.db, visitId)?.submissionId;
  return submissionId == null ? undefined : submissionsSql.getSubmission(ctx.db, submissionId);
}

/** Keeps what the assistant wrote word for word, and locks it for everybody but the visit's doctor. */
export function submitForCountersign(
  ctx: WriteContext,
  input: ParsedInputOf<typeof encountersContract.submitForCountersign>,
): Submission {
  const visit = visitToWrite(ctx, input.visitId);
  if (!isAssistant(ctx)) throw new AppError('MAY_SIGN_ALONE');
  if (getDoctor(ctx.db, visit.doctorId).profile.registrationNumber === '') {
    throw new AppError('COUNTERSIGNER_NEEDED');
  }
  if (isNothingWritten(input.draft.body)) throw new AppError('NOTHING_WRITTEN');
  const { text, savedAt } = keepDraft(ctx, visit, { ...input, fromVersion: 0 });
  const { userId, fullName } = ctx.session;
  const submissionId = submissionsSql.insert(ctx.db, {
    ...{ visitId: visit.id, byUserId: userId, byName: fullName, at: savedAt, draft: text },
  });
  draftsSql.markSubmitted(ctx.db, visit.id, submissionId);
  ctx.subject('visit', visit.id, { patientId: visit.patientId, submissionId, doctorId: visit.doctorId });
  return { submissionId, byUserId: userId, byName: fullName, at: savedAt, sentBack: null };
}

function answer(
  ctx: WriteContext,
  { submissionId }: Submission,
  outcome: 'signed' | 'sentBack',
  reason: string,
): void {
  const { userId, fullName } = ctx.session;
  submissionsSql.insertAnswer(ctx.db, {
    ...{ submissionId, outcome, reason, byUserId: userId, byName: fullName, at: ctx.now() },
  });
}

/** Back to the assistant, who may write in it again. */
export function sendBack(
  ctx: WriteContext,
  { visitId, submissionId, reason }: ParsedInputOf<typeof encountersContract.sendBack>,
): Submission {
  const visit = ownVisit(ctx, visitId);
  const waiting = submissionOfVisit(ctx, visit.id);
  if (!waiting?.isWaiting || waiting.submissionId !== submissionId) {
    throw new AppError('NOT_WAITING_FOR_COUNTERSIGN');
  }
  answer(ctx, waiting, 'sentBack', reason);
  ctx.subject('visit', visit.id, { patientId: visit.patientId, submissionId });
  const { byUserId, byName, at } = waiting;
  return {
    ...{ submissionId, byUserId, byName, at },
    sentBack: { reason, byName: ctx.session.fullName, at: ctx.now() },
  };
}

/** Answers what waits by the signature, and says whose words the doctor signs with the own. */
export function answerBySigning(
  ctx: WriteContext,
  visitId: number,
): { userId: number; fullName: string } | null {
  const submission = submissionOfVisit(ctx, visitId);
  if (submission?.isWaiting) {
    answer(ctx, submission, 'signed', '');
    return { userId: submission.byUserId, fullName: submission.byName };
  }
  const draft = draftsSql.findDraft(ctx.db, visitId);
  // The visit may have gone from one doctor to another, and back.
  const other = [draft?.enteredBy, draft?.savedBy].find(hand => hand != null && hand !== ctx.session.userId);
  return other == null ? null : { userId: other, fullName: getPerson(ctx.db, other).fullName };
}

export function countersigns(ctx: ReadContext): Countersigns {
  const asAssistant = isAssistant(ctx);
  const whose = { isAssistant: asAssistant, userId: ctx.session.userId };
  const entries = submissionsSql
    .listOpen(ctx.db, whose)
    .filter(({ isWaiting }) => asAssistant || isWaiting)
    .map(({ isWaiting: _, ...entry }) => entry);
  return { isAssistant: asAssistant, entries };
}
