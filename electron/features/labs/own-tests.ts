import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { LabTest } from '#shared/features/labs/lab-list.rules.ts';
import type { labsContract } from '#shared/features/labs/labs.contract.ts';
import { type OwnTestRow, ownTestRowSchema } from '#shared/features/labs/own-list.schema.ts';
import type { RowProblem } from '#shared/features/lists/clinic-rows.schema.ts';
import type { ListCheck } from '#shared/features/lists/lists.contract.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { type Cells, readRows } from '../lists/lists.service.ts';
import { labListOf, twinOf } from './lab-list.ts';
import * as ownListSql from './own-list.sql.ts';

type Contract = typeof labsContract;

const MOST_PROBLEMS = 200;
const FOR_EVER = 150 * 366;

/** Whatever was ordered keeps its name, its ranges and its results; only the choice is gone. */
export function retireTest(
  ctx: WriteContext,
  { testId, reason }: ParsedInputOf<Contract['retireTest']>,
): Record<never, never> {
  const test = labListOf(ctx).tests.get(testId);
  if (!test?.isOwn || test.isRetired) throw new AppError('NOT_FOUND', { what: 'labTest' });
  const id = Number(testId.slice('OWN'.length));
  ownListSql.insertRetirement(ctx.db, id, reason, { at: ctx.now(), by: ctx.session.userId });
  ctx.subject('labTest', id);
  return {};
}

const listed = (cell: string) =>
  cell
    .split(';')
    .map(one => one.trim())
    .filter(Boolean);
const figure = (cell: string) => (cell === '' ? null : Number(cell));

function rowOf(cells: Cells): unknown {
  const limits = {
    ...{ low: figure(cells('low')), high: figure(cells('high')) },
    ...{ criticalLow: figure(cells('critical_low')), criticalHigh: figure(cells('critical_high')) },
  };
  const isNumber = cells('unit') !== '' || limits.low !== null || limits.high !== null;
  return {
    ...{ name: cells('name'), group: cells('group'), specimen: cells('specimen'), unit: cells('unit') },
    ...{ method: cells('method'), aliases: listed(cells('aliases')), choices: listed(cells('choices')) },
    kind: cells('kind').toLowerCase() || (isNumber ? 'number' : 'text'),
    ...{ ...limits, text: cells('normal') },
  };
}

const SHAPE = {
  needed: ['name'],
  other: [
    ...['aliases', 'group', 'specimen', 'unit', 'kind', 'choices', 'method'],
    ...['low', 'high', 'critical_low', 'critical_high', 'normal'],
  ],
  schema: ownTestRowSchema,
  read: rowOf,
  columnOf: { criticalLow: 'critical_low', criticalHigh: 'critical_high', text: 'normal' },
};

type Judged = { fresh: OwnTestRow[]; check: ListCheck };

const isSame = (test: LabTest, row: OwnTestRow) =>
  test.isOwn &&
  [test.unit, test.specimen, test.kind].join('|') === [row.unit, row.specimen, row.kind].join('|');

function judge(ctx: Pick<ReadContext, 'db' | 'lists' | 'today'>, csv: string): Judged {
  const file = readRows(csv, SHAPE);
  const list = labListOf(ctx);
  const problems: RowProblem[] = [...file.problems];
  const fresh: OwnTestRow[] = [];
  const rowOfName = new Map<string, number>();
  let same = 0;
  for (const { row, value } of file.rows) {
    const name = value.name.toLowerCase();
    const earlier = rowOfName.get(name);
    const twin = twinOf(list, value.name);
    rowOfName.set(name, row);
    if (earlier !== undefined)
      problems.push({ row, column: 'name', code: 'TWICE_IN_FILE', value: String(earlier) });
    else if (!twin) fresh.push(value);
    else if (isSame(twin, value)) same += 1;
    else problems.push({ row, column: 'name', code: 'TEST_NAME_TAKEN', value: value.name });
  }
  const check = {
    ...{ rows: file.rowCount, added: fresh.length, changed: 0, same },
    problems: problems.sort((a, b) => a.row - b.row).slice(0, MOST_PROBLEMS),
    ...{ warnings: [], unknownColumns: file.unknownColumns },
  };
  return { fresh, check };
}

export function checkTestFile(
  ctx: ReadContext,
  { csv }: ParsedInputOf<Contract['checkTestFile']>,
): ListCheck {
  return judge(ctx, csv).check;
}

function hasRange({ low, high, text }: OwnTestRow): boolean {
  return low !== null || high !== null || text !== '';
}

export function importTests(ctx: WriteContext, input: ParsedInputOf<Contract['importTests']>): ListCheck {
  const { fresh, check } = judge(ctx, input.csv);
  if (check.problems.length > 0) throw new AppError('ROW_NOT_POSSIBLE', { problems: check.problems });
  const added = { at: ctx.now(), by: ctx.session.userId };
  for (const row of fresh) {
    const { low, high, criticalLow, criticalHigh, text, ...test } = row;
    const id = ownListSql.insertTest(ctx.db, test, added);
    if (!hasRange(row)) continue;
    const range = { sex: 'any', fromDays: 0, toDays: FOR_EVER, validFrom: ctx.today() } as const;
    const limits = { low, high, criticalLow, criticalHigh, text };
    ownListSql.insertRange(ctx.db, { testId: `OWN${id}`, ...range, ...limits }, added);
  }
  ctx.subject('labTest', null, { fileName: input.fileName, added: check.added });
  return check;
}
