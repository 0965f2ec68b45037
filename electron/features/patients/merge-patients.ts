import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Allergies, Merge, MergePreview, Patient } from '#shared/features/patients/patient.schema.ts';
import type { patientsContract } from '#shared/features/patients/patients.contract.ts';
import { addDays, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb, WritableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import * as allergiesSql from './allergies.sql.ts';
import { getPatient } from './get-patient.ts';
import { differing, restorable, takenFields, valuesOf } from './merge-fields.ts';
import * as mergeSql from './merge-patients.sql.ts';
import { reindexPatient, unindexPatient } from './patient-index.ts';
import { lineFor } from './patient-line.ts';
import * as searchSql from './patient-search.sql.ts';
import * as patientsSql from './patients.sql.ts';
import { membersOf, rootOf } from './person-records.ts';
import { dismissPair } from './suspects.ts';

type Contract = typeof patientsContract;
type Guard = MergePreview['guards'][number];

const MOST_LISTED = 200;
const SEVERITY = { unknown: 0, mild: 1, severe: 2 } as const;

// An open admission will be one more guard when there are admissions.
function guardsOf(ctx: ReadContext | WriteContext, kept: Patient, gone: Patient): Guard[] {
  if (kept.id === gone.id) return ['samePerson'];
  const guards: Guard[] = [];
  if (kept.mergedInto || gone.mergedInto) guards.push('alreadyMerged');
  // A sitting may run past midnight; what lies open from an earlier day is nobody's visit any more.
  const since = toDayNumber(addDays(ctx.today(), -1));
  const records = [...membersOf(ctx.db, kept.id), ...membersOf(ctx.db, gone.id)];
  if (records.some(id => mergeSql.hasOpenVisit(ctx.db, id, since))) guards.push('openVisit');
  if (patientsSql.duePaiseOf(ctx.db, gone.id) > 0) guards.push('dueBill');
  const sexes = [kept.sex, gone.sex];
  const isGuess = sexes.includes('U') || kept.isUnknown || gone.isUnknown;
  if (!isGuess && kept.sex !== gone.sex) guards.push('differentSex');
  if (kept.abhaNumber && gone.abhaNumber && kept.abhaNumber !== gone.abhaNumber) guards.push('differentAbha');
  return guards;
}

function bringsOf(db: ReadableDb, goneId: number): MergePreview['brings'] {
  const totals = new Map<keyof mergeSql.Counts, number>();
  for (const id of membersOf(db, goneId)) {
    for (const [what, count] of Object.entries(mergeSql.countRecords(db, id))) {
      const name = what as keyof mergeSql.Counts;
      totals.set(name, (totals.get(name) ?? 0) + count);
    }
  }
  return [...totals].filter(([, count]) => count > 0).map(([what, count]) => ({ what, count }));
}

export function mergePreview(ctx: ReadContext, input: ParsedInputOf<Contract['mergePreview']>): MergePreview {
  const kept = getPatient(ctx.db, input.keptId);
  const gone = getPatient(ctx.db, input.goneId);
  ctx.subject('patient', kept.id, { goneId: gone.id });
  return {
    kept,
    gone,
    brings: bringsOf(ctx.db, gone.id),
    guards: guardsOf(ctx, kept, gone),
    differs: differing(kept, gone),
  };
}

function listOf(db: ReadableDb, recordId: number): Allergies {
  const status = allergiesSql.statusOf(db, recordId) ?? 'notRecorded';
  return { status, items: status === 'listed' ? allergiesSql.listInForce(db, recordId) : [] };
}

// What either record warned of, the kept one warns of; "none" stands only where nothing was ever listed.
function joinAllergies(ctx: WriteContext, keptId: number, goneId: number): void {
  const kept = listOf(ctx.db, keptId);
  const gone = listOf(ctx.db, goneId);
  const isKnown = ({ substance, severity }: Allergies['items'][number]) =>
    kept.items.some(
      item =>
        item.substance.toLowerCase() === substance.toLowerCase() &&
        SEVERITY[item.severity] >= SEVERITY[severity],
    );
  for (const { id: _, ...allergy } of gone.items.filter(item => !isKnown(item))) {
    allergiesSql.insert(ctx.db, keptId, { ...allergy, recordedBy: ctx.session.userId });
  }
  const statuses = [kept.status, gone.status];
  const status = statuses.includes('listed') ? 'listed' : statuses.includes('none') ? 'none' : 'notRecorded';
  if (status !== kept.status) allergiesSql.saveStatus(ctx.db, keptId, status);
}

function saveFields(ctx: WriteContext, patient: Patient, fields: Partial<Patient>): void {
  if (Object.keys(fields).length === 0) return;
  // Before the update: the database lets a merged record change only when what it said is kept.
  patientsSql.insertVersion(ctx.db, patient, ctx.now(), ctx.session.userId);
  if (!patientsSql.update(ctx.db, { ...patient, ...fields })) throw new AppError('CHANGED_MEANWHILE');
}

function reindex(db: WritableDb, patientId: number): void {
  reindexPatient(db, patientId, getPatient(db, patientId));
}

/** As last seen as the later of the two; the places are exchanged, so that un-merging exchanges them again. */
function seenAs(db: ReadableDb, keptId: number, goneId: number) {
  const kept = searchSql.recencyOf(db, keptId);
  const gone = searchSql.recencyOf(db, goneId);
  const isSwapped = gone.recency > kept.recency;
  const lastVisitOn = Math.max(kept.lastVisitOn ?? 0, gone.lastVisitOn ?? 0) || null;
  return {
    before: { recency: kept.recency, goneRecency: gone.recency, lastVisitOn: kept.lastVisitOn },
    after: isSwapped
      ? { recency: gone.recency, goneRecency: kept.recency, lastVisitOn }
      : { recency: kept.recency, goneRecency: gone.recency, lastVisitOn },
  };
}

type Seen = Pick<mergeSql.MergedValues, 'recency' | 'goneRecency' | 'lastVisitOn'>;

function saveSeen(db: WritableDb, keptId: number, goneId: number, seen: Seen): void {
  mergeSql.saveRecencies(
    db,
    { id: keptId, recency: seen.recency },
    { id: goneId, recency: seen.goneRecency },
  );
  searchSql.saveRecency(db, keptId, seen.recency, seen.lastVisitOn);
}

function announce(ctx: WriteContext): void {
  ctx.alsoChanges('queue', 'appointments', 'encounters', 'prescriptions', 'billing', 'reports');
}

export function merge(ctx: WriteContext, input: ParsedInputOf<Contract['merge']>): Merge {
  const kept = getPatient(ctx.db, input.keptId);
  const gone = getPatient(ctx.db, input.goneId);
  const guards = guardsOf(ctx, kept, gone);
  if (guards.length > 0) throw new AppError('MERGE_NOT_POSSIBLE', { guards });
  const fields = takenFields(kept, gone, input.takeFields);
  const movedAbha = kept.abhaNumber === '' ? gone.abhaNumber : '';
  const seen = seenAs(ctx.db, kept.id, gone.id);
  const mergeId = mergeSql.insert(ctx.db, {
    ...{ keptId: kept.id, goneId: gone.id, reason: input.reason, at: ctx.now(), byUser: ctx.session.userId },
    before: { fields: valuesOf(kept, fields), movedAbha, ...seen.before },
    after: { fields, movedAbha, ...seen.after },
  });
  unindexPatient(ctx.db, gone.id);
  unindexPatient(ctx.db, kept.id);
  joinAllergies(ctx, kept.id, gone.id);
  if (movedAbha) mergeSql.saveAbha(ctx.db, gone.id, '');
  mergeSql.point(ctx.db, gone.id, kept.id);
  saveFields(ctx, kept, movedAbha ? { ...fields, abhaNumber: movedAbha } : fields);
  saveSeen(ctx.db, kept.id, gone.id, seen.after);
  reindex(ctx.db, kept.id);
  ctx.subject('patient', kept.id, { mergeId, goneId: gone.id, taken: Object.keys(fields) });
  announce(ctx);
  return getMerge(ctx, mergeId);
}

// The number goes back to its record as long as it still is this person's; nobody else loses theirs.
function giveBackAbha(ctx: WriteContext, { goneId, keptId, before }: mergeSql.Journal): void {
  if (before.movedAbha === '') return;
  const holderId = patientsSql.findIdByAbha(ctx.db, before.movedAbha);
  if (holderId !== undefined) {
    if (!membersOf(ctx.db, keptId).includes(holderId)) return;
    saveFields(ctx, getPatient(ctx.db, holderId), { abhaNumber: '' });
  }
  mergeSql.saveAbha(ctx.db, goneId, before.movedAbha);
}

/** Whether nobody came under the kept record since the merge, so that both stand where the merge put them. */
function isSeenAsLeft(db: ReadableDb, { keptId, goneId, before, after }: mergeSql.Journal): boolean {
  const kept = searchSql.recencyOf(db, keptId);
  return (
    kept.recency === after.recency &&
    kept.lastVisitOn === after.lastVisitOn &&
    searchSql.recencyOf(db, goneId).recency === after.goneRecency &&
    mergeSql.newestVisitDay(db, keptId) <= (before.lastVisitOn ?? 0)
  );
}

export function unmerge(ctx: WriteContext, input: ParsedInputOf<Contract['unmerge']>): Merge {
  const journal = mergeSql.find(ctx.db, input.mergeId);
  if (!journal || journal.undoneAt !== null) throw new AppError('NOTHING_TO_UNMERGE');
  const { keptId, goneId, before, after } = journal;
  const rootId = rootOf(ctx.db, keptId);
  unindexPatient(ctx.db, rootId);
  mergeSql.markUndone(ctx.db, journal.id, { at: ctx.now(), by: ctx.session.userId, reason: input.reason });
  mergeSql.point(ctx.db, goneId, null);
  giveBackAbha(ctx, journal);
  const kept = getPatient(ctx.db, keptId);
  saveFields(ctx, kept, restorable(kept, before.fields, after.fields));
  if (isSeenAsLeft(ctx.db, journal)) saveSeen(ctx.db, keptId, goneId, before);
  reindex(ctx.db, rootId);
  reindex(ctx.db, goneId);
  // They were looked at closely and found to be two.
  dismissPair(ctx, keptId, goneId, input.reason);
  ctx.subject('patient', keptId, { mergeId: journal.id, goneId });
  announce(ctx);
  return getMerge(ctx, journal.id);
}

function asMerge(ctx: ReadContext | WriteContext, row: mergeSql.MergeRow): Merge {
  const lines = searchSql.listByIds(ctx.db, [row.keptId, row.goneId]);
  const lineOf = (id: number) => {
    const found = lines.find(line => line.id === id);
    if (!found) throw new AppError('NOT_FOUND', { what: 'patient' });
    return lineFor(ctx, found);
  };
  const { keptId, goneId, id, reason, at, byName, undoneAt, undoneReason } = row;
  return { id, kept: lineOf(keptId), gone: lineOf(goneId), reason, at, byName, undoneAt, undoneReason };
}

function getMerge(ctx: WriteContext, mergeId: number): Merge {
  const row = mergeSql.find(ctx.db, mergeId);
  if (!row) throw new AppError('NOTHING_TO_UNMERGE');
  return asMerge(ctx, row);
}

export function merges(ctx: ReadContext): Merge[] {
  return mergeSql.list(ctx.db, MOST_LISTED).map(row => asMerge(ctx, row));
}
