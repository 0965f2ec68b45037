import { createHash } from 'node:crypto';
import { fromDayNumber, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { listDay } from '../../ledger/ledger.sql.ts';
import * as closesSql from './day-closes.sql.ts';

export type SealedClose = Omit<closesSql.DayCloseRow, 'id' | 'seal'>;
export type SealedSetAside = Omit<closesSql.SetAsideRow, 'id' | 'seal'>;

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

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** SHA-256 in hex over the whole close and the seal before it, so that one printed seal vouches for every day before. */
export function sealOf(close: SealedClose): string {
  return sha256(sealedText(close));
}

/** The same over a close that is set aside: which, why and by whom stands in the chain as a close does. */
export function setAsideSealOf(row: SealedSetAside): string {
  const { closeId, lastLedgerId, onDate, reason, setBy, secondBy, setAt, previousSeal } = row;
  return sha256(
    JSON.stringify([
      'day-set-aside-1',
      ...[closeId, lastLedgerId, onDate, reason, setBy, secondBy, setAt, previousSeal],
    ]),
  );
}

/** SHA-256 in hex over every entry of the day, so that the seal vouches for the ledger and not for its sums alone. */
export function ledgerHashOf(db: ReadableDb, onDate: number, untilId?: number): string {
  const hash = createHash('sha256');
  for (const entry of listDay(db, onDate, untilId)) hash.update(`${JSON.stringify(Object.values(entry))}\n`);
  return hash.digest('hex');
}

/**
 * Whether a link is as it was sealed and follows the seal before it; with `hasLedger` a close's entries are hashed
 * again too. A close set aside vouches for what its day held then: entries came to that day later; one may be set aside
 * while a chain is being checked in turns, so that is read here and not with the list of the links.
 */
export function isLinkWhole(
  db: ReadableDb,
  { id, kind }: Pick<closesSql.DayLink, 'id' | 'kind'>,
  previousSeal: string,
  hasLedger = true,
): boolean {
  if (kind === 'setAside') {
    const row = closesSql.findSetAside(db, id);
    return row !== undefined && row.previousSeal === previousSeal && row.seal === setAsideSealOf(row);
  }
  const close = closesSql.findById(db, id);
  if (!close || close.previousSeal !== previousSeal || close.seal !== sealOf(close)) return false;
  const setAside = closesSql.findSetAsideOf(db, id);
  if ((setAside !== undefined) !== closesSql.isSetAside(db, id)) return false;
  if (!hasLedger) return true;
  const { ledgerHash } = JSON.parse(close.sheet) as { ledgerHash: string };
  return ledgerHash === ledgerHashOf(db, close.onDate, setAside?.lastLedgerId);
}

export type ChainCheck = { checkedCount: number; firstBrokenOn: LocalDate | null };

/** Finds the oldest closed day that is no longer as it was sealed: the close, its link or the ledger under it. */
export function verifyDayChain(db: ReadableDb): ChainCheck {
  let previousSeal = '';
  let checkedCount = 0;
  for (const link of closesSql.listLinks(db)) {
    if (!isLinkWhole(db, link, previousSeal)) {
      return { checkedCount, firstBrokenOn: fromDayNumber(link.onDate) };
    }
    previousSeal = link.seal;
    if (link.kind === 'close') checkedCount += 1;
  }
  return { checkedCount, firstBrokenOn: null };
}
