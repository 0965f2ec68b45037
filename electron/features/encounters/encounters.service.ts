import { createHash } from 'node:crypto';
import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import {
  type EncounterBody,
  encounterDraftSchema,
  type PastVisit,
  type SignedEncounter,
  type VisitView,
} from '#shared/features/encounters/encounter.schema.ts';
import type { encountersContract } from '#shared/features/encounters/encounters.contract.ts';
import { needsReason } from '#shared/features/prescriptions/checks/finding.schema.ts';
import { financialYearOf, fromDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { formatNumber, takeNextNumber } from '../../server/number-series.ts';
import type { ReadContext, ServiceOf, WriteContext } from '../../server/service.ts';
import { bannerFor, ofAllRecords } from '../patients/patients.service.ts';
import { getVisit, markSeen, type Visit } from '../queue/queue.service.ts';
import { getDoctor } from '../users/users.service.ts';
import { logAlerts } from './alert-log.ts';
import { checkMedicines } from './check-medicines.ts';
import * as encountersSql from './encounters.sql.ts';
import { followUps, noteFollowUpCall } from './follow-ups.ts';
import { latestOfVisit, latestVitals, recordVitals, trendOf } from './vitals.ts';

export { alertShares } from './alert-log.ts';
export { checkMedicines, personFactsOf } from './check-medicines.ts';
export type { DoctorSnapshot } from './encounters.sql.ts';
export { findCurrent as findSignedEncounter, insert as insertEncounter } from './encounters.sql.ts';
export { latestOfVisit as latestVitalsOfVisit } from './vitals.ts';

const STORY_LENGTH = 20;
const TREND_LENGTH = 12;

function signedView(encounter: encountersSql.StoredEncounter): SignedEncounter {
  const { visitId, version, onDate, doctorId, doctor, serial, body, contentHash, signedAt } = encounter;
  return {
    visitId,
    version,
    onDate,
    doctorId,
    doctorName: doctor.fullName,
    serial,
    body,
    contentHash,
    signedAt,
  };
}

function medicineWords({ generic, strength }: { generic: string; strength: string }): string {
  return `${generic} ${strength}`.trim();
}

function pastVisitOf(visit: encountersSql.StoryVisit): PastVisit {
  return {
    visitId: visit.visitId,
    onDate: fromDayNumber(-visit.dayDescending),
    doctorName: visit.doctorName,
    diagnoses: visit.diagnoses.map(({ text }) => text),
    medicines: visit.medicines.map(medicineWords),
  };
}

/** The person's signed visits over all their records, newest first. */
function storyOf(db: ReadableDb, patientId: number, limit: number): encountersSql.StoryVisit[] {
  const story = ofAllRecords(db, patientId, recordId => encountersSql.listStory(db, recordId, limit));
  return story.sort((a, b) => a.dayDescending - b.dayDescending || b.visitId - a.visitId).slice(0, limit);
}

function open(ctx: ReadContext, input: ParsedInputOf<typeof encountersContract.open>): VisitView {
  const visit = getVisit(ctx.db, input.visitId);
  const doctor = getDoctor(ctx.db, visit.doctorId);
  const banner = bannerFor(ctx, visit.patientId);
  const stored = encountersSql.findDraft(ctx.db, visit.id);
  const story = storyOf(ctx.db, visit.patientId, STORY_LENGTH + 1);
  const own = story.find(past => past.visitId === visit.id);
  const mayBeSigned = own !== undefined || story.length > STORY_LENGTH;
  const signed = mayBeSigned ? encountersSql.findCurrentOf(ctx.db, visit, own?.lines()) : undefined;
  const earlier = story.filter(past => past.visitId !== visit.id).slice(0, STORY_LENGTH);
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
    draft: stored ? encounterDraftSchema.parse(JSON.parse(stored.draft)) : null,
    draftSavedAt: stored?.savedAt ?? null,
    signed: signed ? signedView(signed) : null,
    story: earlier.map(pastVisitOf),
    lastLines: earlier.find(past => past.medicines.length > 0)?.lines() ?? [],
  };
}

/** Author = session (SEC-3): only the visit's own doctor writes and signs it. */
function ownUnsignedVisit(ctx: WriteContext, visitId: number): Visit {
  const visit = getVisit(ctx.db, visitId);
  if (visit.doctorId !== ctx.session.userId) throw new AppError('NOT_YOUR_VISIT');
  if (encountersSql.findCurrent(ctx.db, visitId)) throw new AppError('ALREADY_SIGNED');
  return visit;
}

function saveDraft(ctx: WriteContext, input: ParsedInputOf<typeof encountersContract.saveDraft>) {
  const visit = ownUnsignedVisit(ctx, input.visitId);
  const savedAt = ctx.now();
  encountersSql.saveDraft(ctx.db, visit.id, {
    doctorId: ctx.session.userId,
    draft: JSON.stringify(input.draft),
    savedAt,
  });
  ctx.subject('visit', visit.id);
  return { savedAt };
}

function assertComplete(ctx: WriteContext, body: EncounterBody): void {
  const texts = [body.complaints, body.findings, body.tests, body.advice];
  const isEmpty = texts.every(text => text.trim() === '') && body.lines.length + body.diagnoses.length === 0;
  if (isEmpty) throw new AppError('NOTHING_WRITTEN');
  if (body.followUpOn !== null && body.followUpOn < ctx.today()) throw new AppError('FOLLOW_UP_IN_PAST');
  const openEnded = body.lines.flatMap((line, index) =>
    line.dose.duration?.kind === 'tillReview' ? [index + 1] : [],
  );
  if (openEnded.length > 0 && body.followUpOn === null) {
    throw new AppError('REVIEW_DATE_REQUIRED', { lineNumbers: openEnded });
  }
}

/** Object keys in one order, so that the same content always has the same hash. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/** SHA-256 over what is signed: patient, visit, version, doctor, time and every word of the note. */
export function contentHashOf(
  encounter: Omit<encountersSql.StoredEncounter, 'contentHash' | 'checkRecord'>,
): string {
  return createHash('sha256').update(canonicalJson(encounter)).digest('hex');
}

function takeSerial(ctx: WriteContext): string {
  const year = financialYearOf(ctx.today());
  return formatNumber('RX', year, takeNextNumber(ctx.db, 'prescription', year));
}

function sign(ctx: WriteContext, input: ParsedInputOf<typeof encountersContract.sign>): SignedEncounter {
  const visit = ownUnsignedVisit(ctx, input.visitId);
  if (visit.state === 'left') throw new AppError('VISIT_LEFT');
  const { body } = input;
  assertComplete(ctx, body);
  const { fullName, profile } = getDoctor(ctx.db, ctx.session.userId);
  if (profile.registrationNumber === '') throw new AppError('REGISTRATION_NUMBER_MISSING');
  const { patientId } = visit;
  const check = checkMedicines(ctx, { patientId, lines: body.lines, visitId: visit.id });
  const reasons = new Map(
    body.answers
      .filter(({ reason }) => reason !== '')
      .map(({ warningKey, reason }) => [warningKey, reason] as const),
  );
  const unanswered = check.warnings.filter(warning => needsReason(warning) && !reasons.has(warning.key));
  if (unanswered.length > 0) throw new AppError('WARNINGS_NOT_ANSWERED', { warnings: unanswered });
  const { qualification, council, registrationNumber } = profile;
  const unhashed = {
    patientId: visit.patientId,
    visitId: visit.id,
    version: 1,
    onDate: visit.onDate,
    serial: takeSerial(ctx),
    doctorId: ctx.session.userId,
    doctor: { fullName, qualification, council, registrationNumber },
    body,
    signedAt: ctx.now(),
  };
  const encounter = { ...unhashed, checkRecord: { ...check }, contentHash: contentHashOf(unhashed) };
  encountersSql.insert(ctx.db, encounter);
  logAlerts(ctx, {
    ...{ visitId: visit.id, version: encounter.version, reasons, heeded: input.heeded },
    warnings: check.warnings,
  });
  encountersSql.deleteDraft(ctx.db, visit.id);
  markSeen(ctx, visit.id);
  ctx.subject('visit', visit.id, {
    patientId: visit.patientId,
    serial: encounter.serial,
    contentHash: encounter.contentHash,
    lines: body.lines.length,
    answeredWarnings: body.answers.length,
  });
  ctx.alsoChanges('prescriptions', 'reports');
  return signedView(encounter);
}

/** Whether a stored note still hashes to what was signed. */
export function isUnaltered(db: ReadableDb, visitId: number): boolean {
  const stored = encountersSql.findCurrent(db, visitId);
  if (!stored) return false;
  const { contentHash, checkRecord: _, ...signed } = stored;
  return contentHashOf(signed) === contentHash;
}

export const encountersService = {
  open,
  recordVitals,
  latestVitals,
  saveDraft,
  sign,
  followUps,
  noteFollowUpCall,
} satisfies ServiceOf<typeof encountersContract>;
