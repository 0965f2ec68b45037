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

/** The first note is written until it is signed; then only its doctor changes it, from the newest version on. */
function assertStillOpen(ctx: WriteContext, visit: Visit, fromVersion: number): void {
  if (fromVersion === 0) {
    if (encountersSql.findCurrent(ctx.db, visit.id)) throw new AppError('ALREADY_SIGNED');
    return;
  }
  ownVisit(ctx, visit.id);
  signedVersion(ctx, visit.id, fromVersion);
}

/** What waits for the doctor's signature is locked for everybody else. */
function assertNotLocked(ctx: WriteContext, visit: Visit, stored: draftsSql.StoredDraft | undefined): void {
  if (stored?.submissionId == null || visit.doctorId === ctx.session.userId) return;
  const { submissionId, isWaiting } = submissionsSql.getSubmission(ctx.db, stored.submissionId);
  if (isWaiting) throw new AppError('WAITING_FOR_COUNTERSIGN', { submissionId });
}

type DraftToKeep = { draft: EncounterDraft; fromVersion: number; seenSavedAt: number | null };

/** Keeps a draft with who wrote it; one person's two windows are told on screen, two people's by a refusal. */
export function keepDraft(ctx: WriteContext, visit: Visit, { draft, fromVersion, seenSavedAt }: DraftToKeep) {
  assertStillOpen(ctx, visit, fromVersion);
  const stored = draftsSql.findDraft(ctx.db, visit.id);
  assertNotLocked(ctx, visit, stored);
  const me = ctx.session.userId;
  if (stored && stored.savedBy !== me && stored.savedAt > (seenSavedAt ?? 0)) {
    const { savedAt, savedBy: byUserId } = stored;
    throw new AppError('DRAFT_BY_SOMEBODY_ELSE', { savedAt, byUserId });
  }
  const savedAt = ctx.now();
  const text = JSON.stringify(draft);
  const enteredBy = visit.doctorId === me ? null : me;
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
