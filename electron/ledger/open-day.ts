import { accountingDay } from '#shared/features/reports/day-close.rules.ts';
import { fromDayNumber, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../database/db.ts';
import * as ledgerSql from './ledger.sql.ts';

export function lastClosedDay(db: ReadableDb): LocalDate | null {
  const day = ledgerSql.findLastClosedDay(db);
  return day === null ? null : fromDayNumber(day);
}

/** The day that money received now belongs to. */
export function openDay(ctx: { db: ReadableDb; today(): LocalDate }): LocalDate {
  return accountingDay(ctx.today(), lastClosedDay(ctx.db));
}
