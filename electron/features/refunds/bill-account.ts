import { AppError } from '#shared/contract/app-error.ts';
import type { CreditableBillRecord } from '#shared/features/refunds/refund.schema.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { openDay } from '../../ledger/open-day.ts';
import type { LedgerEntry } from '../../ledger/post.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import * as accountSql from './bill-account.sql.ts';

export type BillAccount = accountSql.BillAccountRow;

export function getAccount(db: ReadableDb, billId: number): BillAccount {
  const account = accountSql.findBill(db, billId);
  if (!account) throw new AppError('NOT_FOUND', { what: 'bill' });
  return account;
}

/** Neither cancelled nor written off: what a cancelling act, a credit note and a refund begin from. */
export function getStandingAccount(db: ReadableDb, billId: number): BillAccount {
  const account = getAccount(db, billId);
  const { isCancelled, number, writtenOffPaise } = account;
  if (isCancelled === 1) throw new AppError('BILL_IS_CANCELLED', { number });
  if (writtenOffPaise > 0) throw new AppError('BILL_WRITTEN_OFF', { amountPaise: writtenOffPaise });
  return account;
}

export function creditable(ctx: ReadContext | WriteContext, billId: number): CreditableBillRecord {
  const { onDate, isCancelled, ...account } = getAccount(ctx.db, billId);
  const { patientId, number, totalPaise, creditedPaise, paidPaise, duePaise, writtenOffPaise } = account;
  return {
    ...{ billId, patientId, number, totalPaise, creditedPaise, paidPaise, duePaise, writtenOffPaise },
    onDate: fromDayNumber(onDate),
    isCancelled: isCancelled === 1,
    lines: accountSql.listLines(ctx.db, billId),
    isOfToday: fromDayNumber(onDate) === openDay(ctx),
  };
}

type TakenBack = { totalPaise: number; taxPaise: number; roundOffPaise: number };

/** What taking back a bill or a part of it moves: the mirror of what issuing it moved. */
export function takingBack(
  kind: 'cancel' | 'credit',
  { totalPaise, taxPaise, roundOffPaise }: TakenBack,
  about: Omit<LedgerEntry, 'kind' | 'amountPaise'>,
): LedgerEntry[] {
  const upPaise = Math.max(0, roundOffPaise);
  return [
    { ...about, kind: `${kind}Fees`, amountPaise: totalPaise - taxPaise - upPaise },
    { ...about, kind: `${kind}Tax`, amountPaise: taxPaise },
    { ...about, kind: `${kind}RoundUp`, amountPaise: upPaise },
    { ...about, kind: `${kind}RoundDown`, amountPaise: Math.max(0, -roundOffPaise) },
  ];
}
