import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import { guessColumns, guessDateOrder } from '#shared/features/imports/column-guess.rules.ts';
import type { DryRun, ImportRun, importsContract } from '#shared/features/imports/imports.contract.ts';
import { shown } from '#shared/features/imports/old-row.rules.ts';
import type { ReadContext, ServiceOf, TaskContext, WriteContext } from '../../server/service.ts';
import { hideImported } from '../patients/patients.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { assertLayout, checkRows } from './check-rows.ts';
import { exportRuns } from './export-runs.ts';
import { importReport } from './import-report.ts';
import * as importsSql from './imports.sql.ts';
import { layoutOf } from './layout-of.ts';
import { readTable } from './read-table.ts';
import { runImport } from './run-import.ts';

const SAMPLE_ROWS = 5;
const GUESS_ROWS = 200;
const MOST_LISTED = 100;

/** 0 → 'A', 27 → 'AB', as a spreadsheet names its columns. */
function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

async function inspect(
  ctx: TaskContext,
  input: ParsedInputOf<typeof importsContract.inspect>,
): Promise<OutputOf<typeof importsContract.inspect>> {
  const table = await readTable(input.content, undefined, ctx.signal);
  const today = ctx.reading(duty => duty.today());
  const some = table.rows.slice(0, GUESS_ROWS).map(({ cells }) => cells);
  const map = guessColumns(table.header, some, today);
  const dates = some.flatMap(cells => [cells[map.birthOn ?? -1] ?? '', cells[map.registeredOn ?? -1] ?? '']);
  const columns = Array.from(
    { length: table.width },
    (_, column) => shown(table.header?.[column]?.trim() ?? '') || columnLetters(column),
  );
  return {
    columns,
    sample: some.slice(0, SAMPLE_ROWS).map(cells => columns.map((_, column) => shown(cells[column] ?? ''))),
    rowCount: table.rows.length,
    encoding: table.encoding,
    layout: {
      ...{ map, dateOrder: guessDateOrder(dates), agesOn: null, phoneWhenMissing: '' },
      hasHeader: table.header !== undefined,
    },
  };
}

async function dryRun(
  ctx: TaskContext,
  input: ParsedInputOf<typeof importsContract.dryRun>,
): Promise<DryRun> {
  const { today, language } = ctx.reading(({ db, today: day }) => ({
    today: day(),
    language: clinicAndSettings(db).settings.screenLanguage,
  }));
  assertLayout(input, today);
  const table = await readTable(input.content, input.hasHeader, ctx.signal);
  const verdicts = await checkRows(ctx, { table, layout: layoutOf(input), today, signal: ctx.signal });
  const wrong = verdicts.filter(({ person }) => person === undefined);
  const alike = verdicts.flatMap(({ row, person, likeness }) =>
    person && likeness ? { row, person, likeness } : [],
  );
  return {
    rowCount: verdicts.length,
    goodCount: verdicts.length - wrong.length - alike.length,
    problemCount: wrong.length,
    duplicateCount: alike.length,
    neverTakenCount: alike.filter(({ likeness }) => likeness.isSameAbha).length,
    problems: wrong.flatMap(({ problems }) => problems).slice(0, MOST_LISTED),
    duplicates: alike.slice(0, MOST_LISTED).map(({ row, person, likeness }) => ({
      row,
      name: person.fullName,
      likeUhid: likeness.uhid,
      likeRow: likeness.row,
      score: likeness.score,
    })),
    report: await importReport(
      verdicts,
      ({ person, likeness }) => ({
        outcome: person === undefined ? 'problem' : likeness ? 'duplicate' : 'willCome',
        uhid: '',
      }),
      language,
    ),
  };
}

function list(ctx: ReadContext): ImportRun[] {
  return importsSql.list(ctx.db);
}

function getImport(ctx: WriteContext, importId: number): ImportRun {
  const run = importsSql.find(ctx.db, importId);
  if (!run) throw new AppError('NOT_FOUND', { what: 'import' });
  return run;
}

function undo(ctx: WriteContext, { importId }: ParsedInputOf<typeof importsContract.undo>): ImportRun {
  const run = getImport(ctx, importId);
  if (run.state === 'running') throw new AppError('IMPORT_RUNNING');
  if (run.state === 'undone') throw new AppError('ALREADY_UNDONE');
  if (run.seenSinceCount > 0) throw new AppError('ALREADY_USED', { count: run.seenSinceCount });
  hideImported(ctx.db, importId);
  importsSql.markUndone(ctx.db, importId, ctx.now(), ctx.session.userId);
  ctx.subject('import', importId, { imported: run.importedCount });
  ctx.alsoChanges('patients', 'queue');
  return getImport(ctx, importId);
}

export const importsService = {
  inspect,
  dryRun,
  run: runImport,
  list,
  exportList: exportRuns,
  undo,
} satisfies ServiceOf<typeof importsContract>;

export { readRows } from './read-table.ts';
export { settleInterrupted } from './run-import.ts';
