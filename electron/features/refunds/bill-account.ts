import { AppError } from '#shared/contract/app-error.ts';
import type { CreditableBillRecord } from '#shared/features/refunds/refund.schema.ts';
import { fromDayNumber, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { openDay, openDayFrom } from '../../ledger/open-day.ts';
import type { LedgerEntry } from '../../ledger/post.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import * as accountSql from './bill-account.sql.ts';
import { linesToCredit } from './sold-packages.ts';

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
  const account = getAccount(ctx.db, billId);
  const { patientId, number, totalPaise, creditedPaise, paidPaise, settledPaise, duePaise } = account;
  const { writtenOffPaise, rounding } = account;
  const onDate = fromDayNumber(account.onDate);
  return {
    ...{ billId, patientId, number, totalPaise, creditedPaise, paidPaise, settledPaise, duePaise, onDate },
    ...{ writtenOffPaise, rounding },
    isCancelled: account.isCancelled === 1,
    lines: linesToCredit(ctx.db, account),
    isOfToday: onDate === openDay(ctx),
    isTaxOfEarlierMonth: isTaxOfEarlierMonth(ctx, account),
  };
}

/** The return of the bill's month tells of its tax: it is credited, no more cancelled (CGST Act 2017, section 34). */
export function isTaxOfEarlierMonth(
  ctx: ReadContext | WriteContext,
  { onDate, taxPaise }: Pick<BillAccount, 'onDate' | 'taxPaise'>,
): boolean {
  const monthOf = (day: number) => Math.floor(day / 100);
  return taxPaise > 0 && monthOf(toDayNumber(openDayFrom(ctx, onDate))) !== monthOf(onDate);
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
