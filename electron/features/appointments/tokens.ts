import { formatToken, type TokenLetter } from '#shared/features/appointments/token.rules.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { WriteContext } from '../../server/service.ts';
import * as tokensSql from './tokens.sql.ts';

/** The sitting of a day without a schedule. */
export const NO_SESSION = 0;

export type TokenWish = {
  doctorId: number;
  /** The day on which the sitting begins, also after midnight. */
  onDate: LocalDate;
  sessionId: number;
  letter: TokenLetter;
} & ({ visitId: number; appointmentId?: never } | { visitId?: never; appointmentId: number });

/** A day that began without a schedule keeps one row of numbers to its end, or the board would show two A-01. */
function counterOf(
  db: ReadableDb,
  { doctorId, onDate, sessionId }: tokensSql.SessionOfDay,
  letter: TokenLetter,
): tokensSql.SessionOfDay {
  const without = { doctorId, onDate, sessionId: NO_SESSION };
  const own = { doctorId, onDate, sessionId };
  const isBegun = tokensSql.lastNumber(db, own, letter) > 0;
  return !isBegun && tokensSql.lastNumber(db, without, letter) > 0 ? without : own;
}

/** The next number of a sitting and letter, 'A-07', taken in the caller's transaction: no gap, none twice. */
export function issueToken(ctx: WriteContext, wish: TokenWish): string {
  const counter = counterOf(ctx.db, wish, wish.letter);
  const number = tokensSql.lastNumber(ctx.db, counter, wish.letter) + 1;
  tokensSql.insert(ctx.db, {
    ...counter,
    letter: wish.letter,
    number,
    visitId: wish.visitId ?? null,
    appointmentId: wish.appointmentId ?? null,
    issuedAt: ctx.now(),
  });
  return formatToken(wish.letter, number);
}

/** Walk-in numbers given in a sitting so far, by the row of numbers in which its next one stands. */
export function walkInCount(db: ReadableDb, session: tokensSql.SessionOfDay): number {
  return tokensSql.lastNumber(db, counterOf(db, session, 'A'), 'A');
}

/** `walkInCount` for every sitting of the days, by one read. */
export function walkInCounts(
  db: ReadableDb,
  fromDate: LocalDate,
  toDate: LocalDate,
): (session: tokensSql.SessionOfDay) => number {
  const keyOf = ({ onDate, doctorId, sessionId }: tokensSql.SessionOfDay) =>
    `${onDate} ${doctorId} ${sessionId}`;
  const counts = new Map(
    tokensSql.listWalkInCounts(db, fromDate, toDate).map(row => [keyOf(row), row.count]),
  );
  return session =>
    counts.get(keyOf(session)) ?? counts.get(keyOf({ ...session, sessionId: NO_SESSION })) ?? 0;
}
