import { AppError } from '#shared/contract/app-error.ts';
import { fromDayNumber, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { WriteContext } from '../../server/service.ts';
import { endPackage, giveBackUsesOf, packagesSoldOn } from '../catalogue/catalogue.service.ts';
import * as accountSql from './bill-account.sql.ts';
import type { BillAccount } from './bill-account.ts';

/** A package of a line that stands, with what its used sessions are worth at their own prices. */
type StandingPackage = { saleId: number; usedPaise: number };

/** Of each line the packages that it sold and that stand, the least used first; a bill sells them in its lines' order. */
function standingOf(
  db: ReadableDb,
  bill: BillAccount,
  lines: readonly accountSql.CreditableLineRow[],
): Map<number, StandingPackage[]> {
  const sold = packagesSoldOn(db, bill.billId, fromDayNumber(bill.onDate)).sort(
    (a, b) => a.saleId - b.saleId,
  );
  const byLine = new Map<number, StandingPackage[]>();
  for (const { lineNumber, itemId, quantity } of lines) {
    const own = sold.filter(one => one.itemId === itemId).slice(0, quantity);
    for (const one of own) sold.splice(sold.indexOf(one), 1);
    const standing = own
      .filter(({ endedBecause }) => !endedBecause)
      .map(({ saleId, pricePaise, refundablePaise }) => ({
        saleId,
        usedPaise: pricePaise - refundablePaise,
      }));
    byLine.set(
      lineNumber,
      standing.sort((a, b) => a.usedPaise - b.usedPaise || a.saleId - b.saleId),
    );
  }
  return byLine;
}

export type LineToCredit = Omit<accountSql.CreditableLineRow, 'itemId'> & { usedPaise: number[] };

/** The lines of a bill as a credit note finds them. */
export function linesToCredit(db: ReadableDb, bill: BillAccount): LineToCredit[] {
  const lines = accountSql.listLines(db, bill.billId);
  const standing = standingOf(db, bill, lines);
  return lines.map(({ itemId: _item, ...line }) => ({
    ...line,
    usedPaise: (standing.get(line.lineNumber) ?? []).map(({ usedPaise }) => usedPaise),
  }));
}

type Credited = { lineNumber: number; quantity: number };

/** What is credited is over: of each line as many packages as were chosen, the least used first. */
export function endCreditedPackages(
  ctx: WriteContext,
  bill: BillAccount,
  { lines, reason }: { lines: readonly Credited[]; reason: string },
): void {
  const standing = standingOf(ctx.db, bill, accountSql.listLines(ctx.db, bill.billId));
  for (const { lineNumber, quantity } of lines) {
    for (const { saleId } of (standing.get(lineNumber) ?? []).slice(0, quantity)) {
      endPackage(ctx, { saleId, because: 'refunded', reason });
    }
  }
}

/** Packages go with the bill that sold them, unless somebody has used them: then a credit note says what is left. */
export function cancelPackages(
  ctx: WriteContext,
  billId: number,
  { onDate, reason }: { onDate: LocalDate; reason: string },
): void {
  giveBackUsesOf(ctx, billId, onDate);
  for (const { saleId, contents, endedBecause, refundablePaise } of packagesSoldOn(ctx.db, billId, onDate)) {
    if (contents.some(({ used }) => used > 0)) throw new AppError('PACKAGE_WAS_USED', { refundablePaise });
    if (!endedBecause) endPackage(ctx, { saleId, because: 'cancelled', reason });
  }
}
