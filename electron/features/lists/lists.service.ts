import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { ChangedRow, ClinicList, RowOf, RowProblem } from '#shared/features/lists/clinic-rows.schema.ts';
import type { ListCheck, listsContract } from '#shared/features/lists/lists.contract.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, ServiceOf, WriteContext } from '../../server/service.ts';
import { inListNames, judgeRow, keyOf } from './judge-rows.ts';
import * as listsSql from './lists.sql.ts';
import { type ReadFile, readListFile } from './read-list-file.ts';
import { exportRows, isUnchecked, show } from './show-rows.ts';

export { knownGeneric } from './judge-rows.ts';
export { latestId as latestListChange } from './lists.sql.ts';
export { type Cells, readRows } from './read-list-file.ts';

type Contract = typeof listsContract;
/** Where it is said that another row already has this key. */
const FIRST_OF_KEY = { drugs: 'brand', diagnoses: 'title', interactions: 'a' } as const;
const MOST_PROBLEMS = 200;

export type OwnRow<L extends ClinicList> = { id: number; row: RowOf[L] };

/** What the clinic added to a list and did not take back, oldest first. */
export function ownRows<L extends ClinicList>(db: ReadableDb, list: L): OwnRow<L>[] {
  return listsSql
    .listStanding(db, list)
    .map(({ id, row }) => ({ id, row: { isSure: true, ...JSON.parse(row) } as RowOf[L] }))
    .reverse();
}

type Source = { origin: 'typed' | 'file'; fileName: string };

/** Appends the next version; a row that already stands as it is stays untouched. */
function put(
  ctx: WriteContext,
  list: ClinicList,
  row: RowOf[ClinicList],
  source: Source,
): number | undefined {
  const key = keyOf(list, row as never);
  const newest = listsSql.findNewest(ctx.db, list, key);
  const text = JSON.stringify(row);
  if (newest && newest.isRetired === 0 && newest.row === text) return undefined;
  return listsSql.insert(ctx.db, {
    ...{ list, key, row: text, version: (newest?.version ?? 0) + 1, isRetired: false, reason: '', ...source },
    ...{ addedAt: ctx.now(), addedBy: ctx.session.userId },
  });
}

function save(ctx: WriteContext, { list, row: typed, changes }: ParsedInputOf<Contract['save']>) {
  const row = inListNames<ClinicList>(ctx.lists, list, typed);
  const { problems } = judgeRow<ClinicList>(ctx.lists, list, row, 1);
  if (problems.length > 0) throw new AppError('ROW_NOT_POSSIBLE', { problems });
  if (changes) makeRoom(ctx, list, changes, keyOf(list, row as never));
  const id = put(ctx, list, row, { origin: 'typed', fileName: '' });
  ctx.subject('list', id ?? null, { list });
  ctx.alsoChanges('prescriptions');
  return { id: id ?? 0, isUnchecked: isUnchecked(ctx, list, row) };
}

/** A row whose key is corrected stands no more under the old one, and takes no other row's place. */
function makeRoom(ctx: WriteContext, list: ClinicList, changes: ChangedRow, key: string): void {
  if (!changes) return;
  const before = listsSql.findNewest(ctx.db, list, changes.key);
  if (before?.isRetired !== 0 || before.version !== changes.version) throw new AppError('CHANGED_MEANWHILE');
  if (changes.key === key) return;
  const there = listsSql.findNewest(ctx.db, list, key);
  if (there?.isRetired === 0) {
    const column = FIRST_OF_KEY[list];
    throw new AppError('ROW_NOT_POSSIBLE', {
      problems: [{ row: 1, column, code: 'ALREADY_A_ROW', value: '' }],
    });
  }
  takeOut(ctx, list, changes.key, before, 'corrected');
}

function takeOut(
  ctx: WriteContext,
  list: ClinicList,
  key: string,
  newest: listsSql.Newest,
  reason: string,
): number {
  return listsSql.insert(ctx.db, {
    ...{ list, key, row: newest.row, version: newest.version + 1, isRetired: true, reason },
    ...{ origin: 'typed', fileName: '', addedAt: ctx.now(), addedBy: ctx.session.userId },
  });
}

function retire(ctx: WriteContext, { list, key, reason }: ParsedInputOf<Contract['retire']>) {
  const newest = listsSql.findNewest(ctx.db, list, key);
  if (newest?.isRetired !== 0) throw new AppError('NOT_FOUND', { what: 'listRow' });
  const id = takeOut(ctx, list, key, newest, reason);
  ctx.subject('list', id, { list });
  ctx.alsoChanges('prescriptions');
  return {};
}

type Judged<L extends ClinicList> = { file: ReadFile<L>; check: ListCheck };

function judgeFile<L extends ClinicList>(
  ctx: Pick<ReadContext, 'db' | 'lists'>,
  list: L,
  csv: string,
): Judged<L> {
  const file = readListFile(list, csv);
  const problems = [...file.problems];
  const warnings: RowProblem[] = [];
  const rowOfKey = new Map<string, number>();
  const counts = { added: 0, changed: 0, same: 0 };
  const named = file.rows.map(({ row, value }) => ({ row, value: inListNames(ctx.lists, list, value) }));
  for (const { row, value } of named) {
    const judged = judgeRow(ctx.lists, list, value, row);
    problems.push(...judged.problems);
    warnings.push(...judged.warnings);
    const key = keyOf(list, value);
    const earlier = rowOfKey.get(key);
    if (earlier !== undefined)
      problems.push({ row, column: '', code: 'TWICE_IN_FILE', value: String(earlier) });
    rowOfKey.set(key, row);
    const newest = listsSql.findNewest(ctx.db, list, key);
    if (!newest || newest.isRetired === 1) counts.added += 1;
    else if (newest.row === JSON.stringify(value)) counts.same += 1;
    else counts.changed += 1;
  }
  const first = (all: RowProblem[]) => all.toSorted((a, b) => a.row - b.row).slice(0, MOST_PROBLEMS);
  const { rowCount: rows, unknownColumns } = file;
  return {
    file: { ...file, rows: named },
    check: { rows, ...counts, problems: first(problems), warnings: first(warnings), unknownColumns },
  };
}

function dryRun(ctx: ReadContext, { list, csv }: ParsedInputOf<Contract['dryRun']>): ListCheck {
  return judgeFile(ctx, list, csv).check;
}

function importFile(ctx: WriteContext, { list, csv, fileName }: ParsedInputOf<Contract['importFile']>) {
  const { file, check } = judgeFile(ctx, list, csv);
  if (check.problems.length > 0) throw new AppError('ROW_NOT_POSSIBLE', { problems: check.problems });
  for (const { value } of file.rows) put(ctx, list, value, { origin: 'file', fileName });
  ctx.subject('list', null, { list, fileName, added: check.added, changed: check.changed });
  ctx.alsoChanges('prescriptions');
  return check;
}

export const listsService = {
  show,
  exportRows,
  save,
  retire,
  dryRun,
  importFile,
} satisfies ServiceOf<Contract>;
