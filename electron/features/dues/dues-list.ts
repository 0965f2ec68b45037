import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { ageOfDue, DUE_BANDS } from '#shared/features/dues/ageing.rules.ts';
import type { DueRow, DuesFilter, DuesList } from '#shared/features/dues/due.schema.ts';
import type { duesContract } from '#shared/features/dues/dues.contract.ts';
import { duesGrid } from '#shared/features/dues/dues-list.grid.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import * as duesSql from './dues.sql.ts';
import { openDueOf } from './person-money.ts';

function dueRowOf(row: duesSql.ListedDueRow, today: LocalDate): DueRow {
  const due = openDueOf(row);
  const { patientId, fullName, localName, uhid, phone, doctorId, doctorName } = row;
  return {
    ...due,
    ...ageOfDue(due.onDate, due.promise?.promisedOn ?? null, today),
    ...{ patientId, fullName, localName, uhid, phone, doctorId, doctorName },
  };
}

/** The oldest first: by the day it was promised for, or else billed. */
export function list(ctx: ReadContext, { band, doctorId, isPromised }: DuesFilter): DuesList {
  const today = ctx.today();
  const rows = duesSql
    .listAll(ctx.db)
    .map(row => dueRowOf(row, today))
    .filter(row => doctorId === null || row.doctorId === doctorId)
    .filter(row => isPromised === null || (row.promise !== null) === isPromised)
    .sort((a, b) => b.ageDays - a.ageDays || a.billId - b.billId);
  return {
    rows: band === null ? rows : rows.filter(row => row.band === band),
    sums: DUE_BANDS.map(name => {
      const own = rows.filter(row => row.band === name);
      return {
        band: name,
        billCount: own.length,
        duePaise: own.reduce((sum, { duePaise }) => sum + duePaise, 0),
      };
    }),
  };
}

export async function exportList(
  ctx: TaskContext,
  input: ParsedInputOf<typeof duesContract.exportList>,
): Promise<ExportedFile> {
  const { rows, today } = ctx.reading(read => ({ rows: list(read, input).rows, today: read.today() }));
  const { language } = input;
  const grid = duesGrid(rows, { t: translatorOf(language), language, today, filter: input });
  const { band, doctorId, isPromised } = input;
  return exportGrid(ctx, grid, {
    ...{ wanted: input, fileName: `dues-${today}`, entity: 'dues', detail: { band, doctorId, isPromised } },
  });
}
