import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Suspect } from '#shared/features/patients/patient.schema.ts';
import type { patientsContract } from '#shared/features/patients/patients.contract.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb, WritableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { getPatient } from './get-patient.ts';
import * as lookalikesSql from './lookalikes.sql.ts';
import { likenessesOf } from './lookalikes.ts';
import { lineFor } from './patient-line.ts';
import * as searchSql from './patient-search.sql.ts';
import * as suspectsSql from './suspects.sql.ts';

type Contract = typeof patientsContract;

/** So many of those not compared yet are compared while the list is read; a job does the rest. */
const COMPARED_WHILE_READING = 40;

function pairOf(one: number, other: number): Pick<suspectsSql.Pair, 'firstId' | 'secondId'> {
  return { firstId: Math.min(one, other), secondId: Math.max(one, other) };
}

function pairsOf(db: ReadableDb, patientId: number, today: LocalDate): suspectsSql.Pair[] {
  const person = lookalikesSql.find(db, patientId);
  if (!person || person.mergedInto !== null) return [];
  return likenessesOf(db, person, { today, exceptId: patientId }).map(({ id, score, because }) => ({
    ...pairOf(patientId, id),
    score,
    because,
  }));
}

/** Holds a few of the new and changed records against the others; false when none is left. */
export function compareSome(
  db: WritableDb,
  { today, at, most }: { today: LocalDate; at: number; most: number },
): boolean {
  const ids = suspectsSql.listToCompare(db, most);
  for (const id of ids) {
    suspectsSql.deleteOpenOf(db, id);
    for (const pair of pairsOf(db, id, today)) suspectsSql.insert(db, pair, at);
    suspectsSql.markCompared(db, id);
  }
  return ids.length === most;
}

/** Pairs that may be one person, likeliest first (REG-5); never one that was put aside. */
export function suspects(ctx: ReadContext, { limit }: ParsedInputOf<Contract['suspects']>): Suspect[] {
  const today = ctx.today();
  const fresh = suspectsSql.listToCompare(ctx.db, COMPARED_WHILE_READING);
  const isFresh = new Set(fresh);
  const stored = suspectsSql
    .listOpen(ctx.db, limit + COMPARED_WHILE_READING)
    .filter(({ firstId, secondId }) => !isFresh.has(firstId) && !isFresh.has(secondId));
  const found = fresh
    .flatMap(id => pairsOf(ctx.db, id, today))
    .filter(({ firstId, secondId }) => !suspectsSql.isDismissed(ctx.db, firstId, secondId));
  const pairs = new Map([...stored, ...found].map(pair => [`${pair.firstId} ${pair.secondId}`, pair]));
  const shown = [...pairs.values()].sort((a, b) => b.score - a.score).slice(0, limit);
  const lines = searchSql.listByIds(ctx.db, [
    ...new Set(shown.flatMap(({ firstId, secondId }) => [firstId, secondId])),
  ]);
  const lineOf = new Map(lines.map(line => [line.id, lineFor(ctx, line)]));
  return shown.flatMap(({ firstId, secondId, score, because }) => {
    const first = lineOf.get(firstId);
    const second = lineOf.get(secondId);
    return first && second ? [{ first, second, score, because }] : [];
  });
}

/** Puts a pair aside for ever: these are two people. */
export function dismissPair(ctx: WriteContext, one: number, other: number, reason: string): void {
  const { userId } = ctx.session;
  suspectsSql.dismiss(ctx.db, pairOf(one, other), { at: ctx.now(), by: userId, reason });
}

export function dismissSuspect(
  ctx: WriteContext,
  { firstId, secondId, reason }: ParsedInputOf<Contract['dismissSuspect']>,
): Record<string, never> {
  if (firstId === secondId) throw new AppError('NOT_FOUND', { what: 'suspect' });
  getPatient(ctx.db, firstId);
  getPatient(ctx.db, secondId);
  dismissPair(ctx, firstId, secondId, reason);
  ctx.subject('patient', firstId, { secondId });
  return {};
}
