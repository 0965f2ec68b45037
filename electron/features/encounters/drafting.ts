import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { EncounterDraft } from '#shared/features/encounters/encounter.schema.ts';
import type { encountersContract } from '#shared/features/encounters/encounters.contract.ts';
import type { WriteContext } from '../../server/service.ts';
import type { Visit } from '../queue/queue.service.ts';
import * as draftsSql from './drafts.sql.ts';
import * as encountersSql from './encounters.sql.ts';
import { ownVisit, signedVersion, visitToWrite } from './own-visit.ts';
import * as submissionsSql from './submissions.sql.ts';
import { findVoid } from './voids.sql.ts';

type DraftToKeep = { draft: EncounterDraft; fromVersion: number; seenSavedAt: number | null };

/** The first note is written until it is signed; then only its doctor changes it, from the newest version on. */
function assertStillOpen(ctx: WriteContext, visit: Visit, { draft, fromVersion }: DraftToKeep): void {
  if (fromVersion === 0) {
    if (encountersSql.findCurrent(ctx.db, visit.id)) throw new AppError('ALREADY_SIGNED');
    return;
  }
  ownVisit(ctx, visit.id);
  const { version } = signedVersion(ctx, visit.id, fromVersion);
  // A window that was still changing the note when it was struck holds words that may be another person's.
  if (!draft.isAnew && findVoid(ctx.db, visit.id, version))
    throw new AppError('AMENDED_MEANWHILE', { version });
}

/** What waits for the doctor's signature is locked for everybody else. */
function assertNotLocked(ctx: WriteContext, visit: Visit, stored: draftsSql.StoredDraft | undefined): void {
  if (stored?.submissionId == null || visit.doctorId === ctx.session.userId) return;
  const { submissionId, isWaiting } = submissionsSql.getSubmission(ctx.db, stored.submissionId);
  if (isWaiting) throw new AppError('WAITING_FOR_COUNTERSIGN', { submissionId });
}

/**
 * Refuses with DRAFT_BY_SOMEBODY_ELSE while newer words of another person stand. The own ones of another window are no
 * reason, unless an assistant's submission lies between: that is not answered unread.
 */
export function assertSeen(ctx: WriteContext, visitId: number, seenSavedAt: number | null): void {
  const stored = draftsSql.findDraft(ctx.db, visitId);
  if (!stored) return;
  const { savedAt, savedBy, submissionId } = stored;
  const seen = seenSavedAt ?? 0;
  if (savedAt > seen && savedBy !== ctx.session.userId) {
    throw new AppError('DRAFT_BY_SOMEBODY_ELSE', { savedAt, byUserId: savedBy });
  }
  const submission = submissionId === null ? null : submissionsSql.getSubmission(ctx.db, submissionId);
  if (submission?.isWaiting && submission.at > seen) {
    throw new AppError('DRAFT_BY_SOMEBODY_ELSE', { savedAt, byUserId: submission.byUserId });
  }
}

/** Keeps a draft with who wrote it; one person's two windows are told on screen, two people's by a refusal. */
export function keepDraft(ctx: WriteContext, visit: Visit, toKeep: DraftToKeep) {
  const { draft, fromVersion, seenSavedAt } = toKeep;
  assertStillOpen(ctx, visit, toKeep);
  const stored = draftsSql.findDraft(ctx.db, visit.id);
  assertNotLocked(ctx, visit, stored);
  assertSeen(ctx, visit.id, seenSavedAt);
  const me = ctx.session.userId;
  const savedAt = ctx.now();
  const text = JSON.stringify(draft);
  // A transferred visit goes on from the words of its doctor before.
  const before = stored && stored.savedBy !== me ? stored.savedBy : null;
  const enteredBy = visit.doctorId === me ? before : me;
  draftsSql.saveDraft(ctx.db, visit.id, { savedBy: me, draft: text, savedAt, fromVersion, enteredBy });
  return { savedAt, text };
}

export function saveDraft(ctx: WriteContext, input: ParsedInputOf<typeof encountersContract.saveDraft>) {
  const visit = visitToWrite(ctx, input.visitId);
  const { savedAt } = keepDraft(ctx, visit, input);
  ctx.subject('visit', visit.id);
  return { savedAt };
}

export function discardDraft(
  ctx: WriteContext,
  input: ParsedInputOf<typeof encountersContract.discardDraft>,
): Record<string, never> {
  const visit = ownVisit(ctx, input.visitId);
  if (!encountersSql.findCurrent(ctx.db, visit.id)) throw new AppError('NOT_SIGNED');
  draftsSql.deleteDraft(ctx.db, visit.id);
  ctx.subject('visit', visit.id);
  return {};
}
