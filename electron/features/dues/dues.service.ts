import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Balance, MoneyOfPerson } from '#shared/features/dues/due.schema.ts';
import type { duesContract } from '#shared/features/dues/dues.contract.ts';
import { peekNumber } from '../../ledger/numbers.ts';
import { openDay } from '../../ledger/open-day.ts';
import { qrReferenceFor, shownForBill, upiPayeeFor } from '../../ledger/qr-references.ts';
import type { ReadContext, ServiceOf } from '../../server/service.ts';
import { cashLimitsOn, cashOfEventPaise, cashTakenPaise } from '../billing/billing.service.ts';
import { rootOf } from '../patients/patients.service.ts';
import { applyAdvance, receive, takeAdvance, takeAdvanceBack } from './advances.ts';
import { exportList, list } from './dues-list.ts';
import { exportMoney } from './export-money.ts';
import { balanceOf, moneyOf } from './person-money.ts';
import { printAdvance } from './print-advance.ts';
import { promise, takeWriteOffBack, writeOff } from './promises.ts';

export { list } from './dues-list.ts';

export { listPaidOnBill, type PaidFrom } from './entries.sql.ts';
export { type Entry, getEntry } from './person-money.ts';

type InputOf<Name extends keyof typeof duesContract> = ParsedInputOf<(typeof duesContract)[Name]>;

function balance(ctx: ReadContext, { patientId }: InputOf<'balance'>): Balance {
  return balanceOf(ctx.db, patientId);
}

function money(ctx: ReadContext, { patientId }: InputOf<'money'>): MoneyOfPerson {
  const { dues, ...rest } = moneyOf(ctx.db, patientId);
  const upi = upiPayeeFor(ctx.db, `advance ${rootOf(ctx.db, patientId)}`);
  return {
    ...{ ...rest, upi },
    dues: dues.map(due => ({
      ...due,
      upiReference: upi === null ? '' : qrReferenceFor(ctx.db, shownForBill(due.billId, due.visitId)),
    })),
    nextAdvanceNumber: peekNumber(ctx.db, 'advance', openDay(ctx)),
  };
}

function cashStanding(
  ctx: ReadContext,
  { patientId, billId }: InputOf<'cashStanding'>,
): OutputOf<typeof duesContract.cashStanding> {
  const onDate = openDay(ctx);
  const ofDay = cashTakenPaise(ctx, patientId, onDate);
  const ofEvent = billId === undefined ? 0 : cashOfEventPaise(ctx.db, patientId, billId);
  return { takenPaise: Math.max(ofDay, ofEvent), ...cashLimitsOn(ctx.db, onDate) };
}

export const duesService = {
  balance,
  money,
  exportMoney,
  cashStanding,
  takeAdvance,
  applyAdvance,
  takeAdvanceBack,
  receive,
  promise,
  writeOff,
  takeWriteOffBack,
  list,
  exportList,
  printAdvance,
} satisfies ServiceOf<typeof duesContract>;
