import { createHash } from 'node:crypto';
import { fromDayNumber, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { listDay } from '../../ledger/ledger.sql.ts';
import * as closesSql from './day-closes.sql.ts';

export type SealedClose = Omit<closesSql.DayCloseRow, 'seal'>;

// The order is part of every seal ever printed: fields may be added only behind a new first word.
function sealedText(close: SealedClose): string {
  return JSON.stringify([
    'day-close-1',
    close.onDate,
    close.openingFloatPaise,
    close.expectedCashPaise,
    close.countedCashPaise,
    close.reason,
    close.cashCount,
    close.sheet,
    close.closedBy,
    close.secondBy,
    close.closedAt,
    close.previousSeal,
  ]);
}

/** SHA-256 in hex over the whole close and the seal before it, so that one printed seal vouches for every day before. */
export function sealOf(close: SealedClose): string {
  return createHash('sha256').update(sealedText(close)).digest('hex');
}

/** SHA-256 in hex over every entry of the day, so that the seal vouches for the ledger and not for its sums alone. */
export function ledgerHashOf(db: ReadableDb, onDate: number): string {
  const hash = createHash('sha256');
  for (const entry of listDay(db, onDate)) hash.update(`${JSON.stringify(Object.values(entry))}\n`);
  return hash.digest('hex');
}

export type ChainCheck = { checkedCount: number; firstBrokenOn: LocalDate | null };

/** Finds the oldest closed day that is no longer as it was sealed: the close, its link or the ledger under it. */
export function verifyDayChain(db: ReadableDb): ChainCheck {
  let previousSeal = '';
  let checkedCount = 0;
  for (const close of closesSql.listAll(db)) {
    const { ledgerHash } = JSON.parse(close.sheet) as { ledgerHash: string };
    const isWhole =
      close.previousSeal === previousSeal &&
      close.seal === sealOf(close) &&
      ledgerHash === ledgerHashOf(db, close.onDate);
    if (!isWhole) return { checkedCount, firstBrokenOn: fromDayNumber(close.onDate) };
    previousSeal = close.seal;
    checkedCount += 1;
  }
  return { checkedCount, firstBrokenOn: null };
}
