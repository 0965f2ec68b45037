import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { ClinicList, ClinicRow, DrugRow } from '#shared/features/lists/clinic-rows.schema.ts';
import { listRowsGrid } from '#shared/features/lists/list-rows.grid.ts';
import type { listsContract } from '#shared/features/lists/lists.contract.ts';
import { exportList } from '../../server/grid/export-list.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { knownGeneric } from './judge-rows.ts';
import * as listsSql from './lists.sql.ts';

type Contract = typeof listsContract;

const MOST_SHOWN = 200;
const BUILT_IN = { drugs: 'formulary', diagnoses: 'icd10_common', interactions: 'interactions' } as const;

/** A medicine whose generic no list knows prints, but nothing of it can be checked. */
export function isUnchecked(
  ctx: Pick<ReadContext, 'lists'>,
  list: ClinicList,
  row: ClinicRow['row'],
): boolean {
  return list === 'drugs' && !knownGeneric(ctx.lists, (row as DrugRow).generic);
}

type Filter = ParsedInputOf<Contract['show']>;

function foundRows(ctx: ReadContext, { list, text }: Filter): listsSql.StoredRow[] {
  const wanted = text.trim().toLowerCase();
  return listsSql.listStanding(ctx.db, list).filter(({ row }) => row.toLowerCase().includes(wanted));
}

function rowOf(ctx: ReadContext, list: ClinicList, { row, ...stored }: listsSql.StoredRow): ClinicRow {
  const value = JSON.parse(row) as ClinicRow['row'];
  return { ...stored, isUnchecked: isUnchecked(ctx, list, value), row: value };
}

export function show(ctx: ReadContext, filter: Filter) {
  const { list } = filter;
  const { version, date, rows, sourceNote } = ctx.lists.versions[BUILT_IN[list]];
  const found = foundRows(ctx, filter);
  const isAll = filter.text.trim() === '';
  return {
    builtIn: { version, date, rows, sourceNote },
    rows: found.slice(0, MOST_SHOWN).map(row => rowOf(ctx, list, row)),
    total: isAll ? found.length : listsSql.listStanding(ctx.db, list).length,
  };
}

/** All that the filter finds, however long the list has grown. */
export function exportRows(
  ctx: TaskContext,
  input: ParsedInputOf<Contract['exportRows']>,
): Promise<ExportedFile> {
  const { list, format } = input;
  return exportList(ctx, input, {
    rows: reading => foundRows(reading, input).map(row => rowOf(reading, list, row)),
    grid: (rows, on) => listRowsGrid(rows, { ...on, list, isForImport: format === 'csv' }),
    ...{ fileName: `clinic-${list}`, entity: 'list', detail: { list } },
  });
}
