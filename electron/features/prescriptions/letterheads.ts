import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { clinicSheetLayout } from '#shared/features/prescriptions/letterhead.rules.ts';
import type {
  Letterhead,
  Letterheads,
  SheetLayout,
} from '#shared/features/prescriptions/letterhead.schema.ts';
import type { prescriptionsContract } from '#shared/features/prescriptions/prescriptions.contract.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { getDoctor } from '../users/users.service.ts';
import * as letterheadsSql from './letterheads.sql.ts';

type Input<Name extends keyof typeof prescriptionsContract> = ParsedInputOf<
  (typeof prescriptionsContract)[Name]
>;

function letterheadOf({ id, version, name, layout, changedAt }: letterheadsSql.StoredLetterhead): Letterhead {
  return { id, version, name, layout, changedAt };
}

function choicesInUse(db: ReadableDb): Letterheads['choices'] {
  return letterheadsSql
    .listChoices(db)
    .flatMap(({ doctorId, letterheadId }) => (letterheadId === null ? [] : [{ doctorId, letterheadId }]));
}

export function letterheads(ctx: ReadContext): Letterheads {
  return {
    letterheads: letterheadsSql.listInUse(ctx.db).map(letterheadOf),
    choices: choicesInUse(ctx.db),
    clinicLayout: clinicSheetLayout(clinicAndSettings(ctx.db).settings),
  };
}

function getInUse(db: ReadableDb, id: number): letterheadsSql.StoredLetterhead {
  const latest = letterheadsSql.findLatest(db, id);
  if (!latest || latest.isRetired) throw new AppError('NOT_FOUND', { what: 'letterhead' });
  return latest;
}

function getUnchanged(db: ReadableDb, id: number, version: number): letterheadsSql.StoredLetterhead {
  const latest = getInUse(db, id);
  if (latest.version !== version) throw new AppError('CHANGED_MEANWHILE');
  return latest;
}

function assertNameFree(db: ReadableDb, name: string, ownId: number | null): void {
  const wanted = name.toLocaleLowerCase('en');
  const taken = letterheadsSql
    .listInUse(db)
    .find(other => other.id !== ownId && other.name.toLocaleLowerCase('en') === wanted);
  if (taken) throw new AppError('LETTERHEAD_NAME_TAKEN', { letterheadId: taken.id });
}

export function saveLetterhead(ctx: WriteContext, input: Input<'saveLetterhead'>): Letterhead {
  const { letterheadId, version, name, layout } = input;
  if (letterheadId !== null) getUnchanged(ctx.db, letterheadId, version);
  assertNameFree(ctx.db, name, letterheadId);
  const saved = {
    id: letterheadId ?? letterheadsSql.nextId(ctx.db),
    version: letterheadId === null ? 1 : version + 1,
    ...{ name, layout, isRetired: false, changedAt: ctx.now() },
  };
  letterheadsSql.insert(ctx.db, { ...saved, changedBy: ctx.session.userId });
  ctx.subject('letterhead', saved.id, { version: saved.version, ...layout });
  return letterheadOf(saved);
}

export function retireLetterhead(ctx: WriteContext, input: Input<'retireLetterhead'>): Record<string, never> {
  const latest = getUnchanged(ctx.db, input.letterheadId, input.version);
  const users = choicesInUse(ctx.db).filter(({ letterheadId }) => letterheadId === latest.id);
  if (users.length > 0) {
    throw new AppError('LETTERHEAD_IN_USE', { doctorIds: users.map(({ doctorId }) => doctorId) });
  }
  const retired = { ...latest, version: latest.version + 1, isRetired: true, changedAt: ctx.now() };
  letterheadsSql.insert(ctx.db, { ...retired, changedBy: ctx.session.userId });
  ctx.subject('letterhead', latest.id, { version: retired.version });
  return {};
}

export function chooseLetterhead(ctx: WriteContext, input: Input<'chooseLetterhead'>): Record<string, never> {
  const { doctorId, letterheadId } = input;
  getDoctor(ctx.db, doctorId);
  if (letterheadId !== null) getInUse(ctx.db, letterheadId);
  const before = letterheadsSql.findChoice(ctx.db, doctorId);
  if ((before?.letterheadId ?? null) !== letterheadId) {
    letterheadsSql.insertChoice(ctx.db, {
      ...{ doctorId, letterheadId, choice: (before?.choice ?? 0) + 1 },
      ...{ at: ctx.now(), by: ctx.session.userId },
    });
  }
  ctx.subject('doctor', doctorId, { letterheadId });
  return {};
}

/** Where a page goes: a named letterhead, or (with none) the clinic's papers. */
export type ChosenSheet = {
  layout: SheetLayout;
  letterhead: { id: number; version: number; name: string } | null;
};

/** The letterhead that was named, else the doctor's own, else the clinic's papers. */
export function sheetFor(
  db: ReadableDb,
  { doctorId, letterheadId }: { doctorId: number; letterheadId?: number | null | undefined },
): ChosenSheet {
  const id =
    letterheadId === undefined ? letterheadsSql.findChoice(db, doctorId)?.letterheadId : letterheadId;
  if (id === null || id === undefined) {
    return { layout: clinicSheetLayout(clinicAndSettings(db).settings), letterhead: null };
  }
  const { layout, version, name } = getInUse(db, id);
  return { layout, letterhead: { id, version, name } };
}
