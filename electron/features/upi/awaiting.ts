import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { suggestMatches } from '#shared/features/upi/match.rules.ts';
import type { upiContract } from '#shared/features/upi/upi.contract.ts';
import type { Awaiting, StatementRow, UpiDay, UpiTaking } from '#shared/features/upi/upi.schema.ts';
import {
  addDays,
  fromDayNumber,
  isLocalDate,
  type LocalDate,
  toDayNumber,
} from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext } from '../../server/service.ts';
import * as confirmationsSql from './confirmations.sql.ts';
import * as statementsSql from './statements.sql.ts';
import { coverOf } from './statements.ts';
import { sumWaitingBefore } from './waiting.sql.ts';

const DAYS_SHOWN = 31;
const MOST_DAYS = 100;
/** On a screen; a file has all of them. */
const MOST_TAKINGS = 5_000;

/** A bank may book a day earlier or later than the desk; a whole number fits all the same. */
const DAYS_AROUND = 3;

function daysOf(
  takings: readonly UpiTaking[],
  transfers: readonly StatementRow[],
  isCovered: (date: LocalDate) => boolean,
): UpiDay[] {
  const days = new Map<LocalDate, UpiDay>();
  const dayOf = (onDate: LocalDate): UpiDay => {
    const known = days.get(onDate);
    if (known) return known;
    const day: UpiDay = {
      ...{ onDate, takenCount: 0, takenPaise: 0, awaitingCount: 0, awaitingPaise: 0 },
      statementPaise: isCovered(onDate) ? 0 : null,
    };
    days.set(onDate, day);
    return day;
  };
  for (const { onDate, amountPaise, confirmation } of takings) {
    const day = dayOf(onDate);
    day.takenCount += 1;
    day.takenPaise += amountPaise;
    if (confirmation) continue;
    day.awaitingCount += 1;
    day.awaitingPaise += amountPaise;
  }
  for (const { onDate, amountPaise } of transfers) {
    const day = dayOf(onDate);
    day.statementPaise = (day.statementPaise ?? 0) + amountPaise;
  }
  return [...days.values()].sort((one, other) => other.onDate.localeCompare(one.onDate));
}

/** Refuses days the wrong way round, also when one of them was left to us. */
function rangeOf(ctx: ReadContext, input: ParsedInputOf<typeof upiContract.awaiting>) {
  const toDate = input.toDate ?? ctx.today();
  const fromDate = input.fromDate ?? addDays(toDate, 1 - DAYS_SHOWN);
  if (!isLocalDate(fromDate) || fromDate > toDate || fromDate < addDays(toDate, -MOST_DAYS)) {
    throw new AppError('INVALID_INPUT', { problems: [{ path: 'toDate', code: 'ENDS_BEFORE_IT_BEGINS' }] });
  }
  return { fromDate, toDate };
}

function olderThan(db: ReadableDb, day: number): Awaiting['older'] {
  const { count, amountPaise, newestOn } = sumWaitingBefore(db, day);
  return { count, amountPaise, newestOn: newestOn === null ? null : fromDayNumber(newestOn) };
}

const plain = ({ id, onDate, utr, amountPaise, description }: StatementRow): StatementRow => ({
  ...{ id, onDate, utr, amountPaise, description },
});

/** No more than so many, of whole days: a day of which a part would be missing is left out with those before it. */
function wholeDaysOf(db: ReadableDb, asked: { fromDate: LocalDate; toDate: LocalDate }, mostTakings: number) {
  const [fromDay, toDay] = [toDayNumber(asked.fromDate), toDayNumber(asked.toDate)];
  const payments = confirmationsSql
    .listUpiPayments(db, fromDay, toDay, mostTakings + 1)
    .map(row => ({ ...row, onDate: fromDayNumber(row.onDate) }));
  const cutOn = payments.length > mostTakings ? payments.at(-1)?.onDate : undefined;
  if (cutOn === undefined) return { payments, fromDate: asked.fromDate };
  const fromDate = cutOn < asked.toDate ? addDays(cutOn, 1) : cutOn;
  return { payments: payments.filter(({ onDate }) => onDate >= fromDate), fromDate };
}

type Asked = ParsedInputOf<typeof upiContract.awaiting>;

export function awaiting(ctx: ReadContext, input: Asked): Awaiting {
  return awaitingOf(ctx, input, MOST_TAKINGS);
}

/** The same, of no more takings than so many: what is before the first whole day is left to the older ones. */
export function awaitingOf(ctx: ReadContext, input: Asked, mostTakings: number): Awaiting {
  const asked = rangeOf(ctx, input);
  const { payments, fromDate } = wholeDaysOf(ctx.db, asked, mostTakings);
  const { toDate } = asked;
  const [fromDay, toDay] = [toDayNumber(fromDate), toDayNumber(toDate)];
  const confirmations = new Map(
    confirmationsSql
      .listConfirmations(ctx.db, fromDay, toDay)
      .map(({ paymentId, ...confirmation }) => [paymentId, confirmation]),
  );
  const daysAround = [addDays(fromDate, -DAYS_AROUND), addDays(toDate, DAYS_AROUND)] as const;
  const around = statementsSql
    .listTransfersBetween(ctx.db, toDayNumber(daysAround[0]), toDayNumber(daysAround[1]))
    .map(row => ({ ...row, onDate: fromDayNumber(row.onDate) }));
  const rows = new Map(around.map(row => [row.id, row]));
  const suggestions = suggestMatches(
    payments
      .filter(({ paymentId }) => !confirmations.has(paymentId))
      .map(payment => ({ ...payment, paper: payment.billNumber ?? payment.receiptNumber })),
    around,
  );
  const takings = payments.map((payment): UpiTaking => {
    const suggestion = suggestions.get(payment.paymentId);
    const row = suggestion && rows.get(suggestion.rowId);
    return {
      ...payment,
      suggestion: suggestion && row ? { kind: suggestion.kind, row: plain(row) } : null,
      confirmation: confirmations.get(payment.paymentId) ?? null,
    };
  });
  const suggested = new Set([...suggestions.values()].map(({ rowId }) => rowId));
  const within = around.filter(({ onDate }) => onDate >= fromDate && onDate <= toDate);
  return {
    ...{ fromDate, toDate, takings },
    unclaimed: within
      .filter(({ id, leftPaise, amountPaise }) => leftPaise === amountPaise && !suggested.has(id))
      .map(plain),
    days: daysOf(takings, within, coverOf(ctx.db, fromDay, toDay)),
    older: olderThan(ctx.db, fromDay),
  };
}
