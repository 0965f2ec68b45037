import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import {
  encounterDraftSchema,
  type PastVisit,
  type VisitView,
} from '#shared/features/encounters/encounter.schema.ts';
import type { encountersContract } from '#shared/features/encounters/encounters.contract.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { isSameProduct } from '#shared/features/prescriptions/repeat-difference.rules.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext } from '../../server/service.ts';
import { bannerFor, getPerson, ofAllRecords } from '../patients/patients.service.ts';
import { getVisit, type Visit } from '../queue/queue.service.ts';
import { getDoctor } from '../users/users.service.ts';
import * as draftsSql from './drafts.sql.ts';
import * as encountersSql from './encounters.sql.ts';
import { isAssistant } from './own-visit.ts';
import { signedView } from './signing.ts';
import * as storySql from './story.sql.ts';
import * as submissionsSql from './submissions.sql.ts';
import { latestOfVisit, trendOf } from './vitals.ts';
import { findVoid } from './voids.sql.ts';

const STORY_LENGTH = 20;
const TREND_LENGTH = 12;

function medicineWords({ generic, strength }: { generic: string; strength: string }): string {
  return `${generic} ${strength}`.trim();
}

function pastVisitOf(visit: storySql.StoryVisit): PastVisit {
  return {
    visitId: visit.visitId,
    onDate: fromDayNumber(-visit.dayDescending),
    doctorName: visit.doctorName,
    diagnoses: visit.diagnoses.map(({ text }) => text),
    medicines: visit.medicines.map(medicineWords),
    isVoid: visit.isVoid,
  };
}

/** The person's signed visits over all their records, newest first. */
function storyOf(db: ReadableDb, patientId: number, limit: number): storySql.StoryVisit[] {
  const story = ofAllRecords(db, patientId, recordId => storySql.listStory(db, recordId, limit));
  return story.sort((a, b) => a.dayDescending - b.dayDescending || b.visitId - a.visitId).slice(0, limit);
}

/** The same as they are listed, of the person whichever record is asked for. */
export function pastVisits(db: ReadableDb, patientId: number, limit: number): PastVisit[] {
  return storyOf(db, getPerson(db, patientId).id, limit).map(pastVisitOf);
}

/** What the last prescription says and no later visit has stopped. */
function lastLinesOf(newestFirst: readonly storySql.StoryVisit[]): RxLine[] {
  const standing = newestFirst.filter(({ isVoid }) => !isVoid);
  const at = standing.findIndex(({ medicines }) => medicines.length > 0);
  const stops = standing.slice(0, Math.max(0, at)).flatMap(visit => visit.stops);
  const lines = standing[at]?.lines() ?? [];
  return lines.filter(line => !stops.some(stop => isSameProduct(stop, line)));
}

function draftView(ctx: ReadContext, visitId: number) {
  const stored = draftsSql.findDraft(ctx.db, visitId);
  if (!stored) {
    return { draft: null, draftSavedAt: null, draftBy: null, draftFromVersion: 0, submission: null };
  }
  const { savedAt: draftSavedAt, fromVersion: draftFromVersion, submissionId } = stored;
  return {
    draft: encounterDraftSchema.parse(JSON.parse(stored.draft)),
    ...{ draftSavedAt, draftFromVersion },
    draftBy: { userId: stored.savedBy, name: stored.savedByName },
    submission: submissionId === null ? null : submissionsSql.getSubmission(ctx.db, submissionId),
  };
}

function signedOf(ctx: ReadContext, visit: Visit, lines: storySql.StoryVisit['lines'] | undefined) {
  const signed = encountersSql.findCurrentOf(ctx.db, visit, lines?.());
  return signed ? signedView(signed, findVoid(ctx.db, visit.id, signed.version) ?? null) : null;
}

export function open(ctx: ReadContext, input: ParsedInputOf<typeof encountersContract.open>): VisitView {
  const visit = getVisit(ctx.db, input.visitId);
  const doctor = getDoctor(ctx.db, visit.doctorId);
  const banner = bannerFor(ctx, visit.patientId);
  const story = storyOf(ctx.db, visit.patientId, STORY_LENGTH + 1);
  const own = story.find(past => past.visitId === visit.id);
  const mayBeSigned = own !== undefined || story.length > STORY_LENGTH;
  const signed = mayBeSigned ? signedOf(ctx, visit, own?.lines) : null;
  const earlier = story.filter(past => past.visitId !== visit.id).slice(0, STORY_LENGTH);
  const isOthers = visit.doctorId !== ctx.session.userId;
  ctx.subject('patient', visit.patientId, { visitId: visit.id });
  return {
    visitId: visit.id,
    token: visit.token,
    state: visit.state,
    onDate: visit.onDate,
    doctorId: visit.doctorId,
    doctorName: doctor.fullName,
    doctorCanSign: doctor.profile.registrationNumber !== '',
    isBilled: visit.billId !== null,
    banner,
    vitals: latestOfVisit(ctx.db, visit.id, banner.patient, ctx.today()),
    vitalsTrend: trendOf(ctx.db, visit.patientId, banner.patient, ctx.today(), TREND_LENGTH),
    ...draftView(ctx, visit.id),
    isAssistant: signed === null && isOthers && isAssistant(ctx),
    signed,
    story: earlier.map(pastVisitOf),
    lastLines: lastLinesOf(earlier),
  };
}
