import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { balanceOf } from '../../ledger/ledger.sql.ts';
import { listLaterMoves } from './box.sql.ts';

/** What lies in the clinic's box between shifts, now. */
export function safePaise(db: ReadableDb): number {
  return balanceOf(db, 'safe');
}

export type Clock = { db: ReadableDb; today(): LocalDate };
export type BoxOfDay = {
  /** When the day ended: what days between it and today moved is taken off again. */
  endPaise: number;
  /** What the day's own entries may still take out of it, so that no evening since then is left below nothing. */
  freePaise: number;
};

/** Entries dated after today came by a wrong clock: their cash lies in the box already. */
export function boxOfDay(ctx: Clock, onDate: LocalDate): BoxOfDay {
  const days = { afterDay: toDayNumber(onDate), untilDay: toDayNumber(ctx.today()) };
  let endPaise = safePaise(ctx.db);
  let freePaise = endPaise;
  for (const moved of listLaterMoves(ctx.db, days)) {
    endPaise -= moved;
    freePaise = Math.min(freePaise, endPaise);
  }
  return { endPaise, freePaise: Math.max(0, freePaise) };
}
