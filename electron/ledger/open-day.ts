import { accountingDay } from '#shared/features/reports/day-close.rules.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../database/db.ts';
import * as ledgerSql from './ledger.sql.ts';

export function lastClosedDay(db: ReadableDb): LocalDate | null {
  const day = ledgerSql.findLastClosedDay(db);
  return day === null ? null : fromDayNumber(day);
}

type Clock = { db: ReadableDb; today(): LocalDate };

/** The day that money received now belongs to. */
export function openDay(ctx: Clock): LocalDate {
  return accountingDay(ctx.today(), lastClosedDay(ctx.db));
}

/** The open day, and never a day before what it follows (yyyymmdd: a bill, a receipt), also when a clock went back. */
export function openDayFrom(ctx: Clock, ...earlier: readonly number[]): LocalDate {
  return fromDayNumber(Math.max(toDayNumber(openDay(ctx)), ...earlier));
}
