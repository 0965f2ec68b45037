import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Refund } from '#shared/features/refunds/refund.schema.ts';
import type { refundsContract } from '#shared/features/refunds/refunds.contract.ts';
import { refundsGrid, refundsOfPersonGrid } from '#shared/features/refunds/refunds-list.grid.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { toDayNumber } from '#shared/kernel/local-date.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import { exportList as exportOf } from '../../server/grid/export-list.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { getPerson, ofAllRecords } from '../patients/patients.service.ts';
import { refundOf } from './refund-record.ts';
import * as refundsSql from './refunds.sql.ts';

type InputOf<Name extends keyof typeof refundsContract> = ParsedInputOf<(typeof refundsContract)[Name]>;

/** First what waits to be paid out or decided, then what was done in these days. */
export function list(ctx: ReadContext, { fromDate, toDate }: InputOf<'list'>): Refund[] {
  const ended = refundsSql.listEndedBetween(ctx.db, toDayNumber(fromDate), toDayNumber(toDate));
  return [...refundsSql.listWaiting(ctx.db), ...ended].map(refundOf);
}

export function ofPatient(ctx: ReadContext, { patientId }: InputOf<'ofPatient'>): Refund[] {
  return ofAllRecords(ctx.db, patientId, recordId => refundsSql.listOfRecord(ctx.db, recordId))
    .sort((a, b) => b.id - a.id)
    .map(refundOf);
}

export async function exportList(ctx: TaskContext, input: InputOf<'exportList'>): Promise<ExportedFile> {
  const { fromDate, toDate, language } = input;
  const rows = ctx.reading(read => list(read, input));
  const grid = refundsGrid(rows, { t: translatorOf(language), language, range: input });
  return exportGrid(ctx, grid, {
    ...{ wanted: input, fileName: `refunds-${fromDate}-${toDate}`, entity: 'refunds' },
    detail: { fromDate, toDate },
  });
}

export function exportOfPatient(ctx: TaskContext, input: InputOf<'exportOfPatient'>): Promise<ExportedFile> {
  const { patientId } = input;
  return exportOf(ctx, input, {
    rows: read => ({ refunds: ofPatient(read, input), fullName: getPerson(read.db, patientId).fullName }),
    grid: ({ refunds, fullName }, on) => refundsOfPersonGrid(refunds, fullName, on),
    ...{ fileName: `refunds-${patientId}`, entity: 'patient', entityId: patientId },
  });
}
