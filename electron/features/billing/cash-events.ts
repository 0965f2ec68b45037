import { type AdvanceMove, advanceCashOf, cashInNext } from '#shared/features/billing/cash-event.rules.ts';
import { addDays, type LocalDate, startOfDayAt, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { membersOf } from '../patients/patients.service.ts';
import * as cashSql from './cash-events.sql.ts';

function advanceMovesOf(db: ReadableDb, patientId: number): AdvanceMove[] {
  const records = membersOf(db, patientId);
  if (!records.some(recordId => cashSql.hasAdvances(db, recordId))) return [];
  return records.flatMap(recordId => cashSql.listAdvanceMoves(db, recordId)).sort((a, b) => a.id - b.id);
}

/** Cash of a person that counts today already, on whichever of their records: of the books' day or of the wall's. */
export function cashTakenPaise(
  ctx: ReadContext | WriteContext,
  patientId: number,
  onDate: LocalDate,
): number {
  const { db, zone } = ctx;
  const day = toDayNumber(onDate);
  const today = ctx.today();
  const fromAt = startOfDayAt(today, zone);
  const beforeAt = startOfDayAt(addDays(today, 1), zone);
  const sums = membersOf(db, patientId).map(recordId => ({
    ofBooks: cashSql.sumCashOfRecordOnDay(db, recordId, day),
    ofWall: cashSql.sumCashOfRecordBetween(db, recordId, { fromAt, beforeAt }),
  }));
  const whole = (of: (one: (typeof sums)[number]) => number) => sums.reduce((sum, one) => sum + of(one), 0);
  return Math.max(
    whole(({ ofBooks }) => ofBooks),
    whole(({ ofWall }) => ofWall),
  );
}

/** Cash of one event: a bill with the cash advances it used, or the cash advances that no bill has used yet. */
export function cashOfEventPaise(db: ReadableDb, patientId: number, billId: number | null): number {
  const advances = advanceCashOf(advanceMovesOf(db, patientId));
  if (billId === null) return advances.unappliedPaise;
  return cashSql.sumCashOfBill(db, billId) + (advances.onBills.get(billId) ?? 0);
}

/** How much of an amount of the person's advances had come as cash, if it were used now. */
export function cashInAdvances(db: ReadableDb, patientId: number, amountPaise: number): number {
  return cashInNext(advanceMovesOf(db, patientId), amountPaise);
}
