import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { cashOfPaise } from '#shared/features/billing/bill.rules.ts';
import type { Bill, FeeStanding, NewBillLine } from '#shared/features/billing/bill.schema.ts';
import type { billingContract } from '#shared/features/billing/billing.contract.ts';
import { toDayNumber } from '#shared/kernel/local-date.ts';
import { openDay, openDayFrom } from '../../ledger/open-day.ts';
import { shownForBill } from '../../ledger/qr-references.ts';
import type { ReadContext, ServiceOf, WriteContext } from '../../server/service.ts';
import { getPerson } from '../patients/patients.service.ts';
import { feeStandingOfComing, feeStandingsOfToday } from '../queue/queue.service.ts';
import { getDoctor } from '../users/users.service.ts';
import { getBill } from './bill-record.ts';
import { draftForPatient, draftForVisit } from './draft-bill.ts';
import { issue } from './issue-bill.ts';
import { exportList, exportOfPatient, list, listForPatient } from './list-bills.ts';
import { pricesNow } from './price-lines.ts';
import { printBill, printReceipt } from './print-money.ts';
import { suggestLines } from './suggest-lines.ts';
import { refuseTooMuchCash, takePayments } from './take-money.ts';

export { buyerOnBill, gstOnPaper } from './bill-page.ts';
export { cashOfEventPaise, cashTakenPaise } from './cash-events.ts';
export { lineOnPaper } from './consultation-line.ts';
export { paymentWords } from './money-page.document.ts';
export { personMoneyPage, printVoucher } from './person-page.ts';
export type { SumRow } from './sum-table.document.ts';
export { cashLimitsOn, refuseTooMuchCash } from './take-money.ts';
export { advanceOf, payFromAdvance } from './use-advance.ts';
export { type VoucherPrint, voucherDocument } from './voucher.document.ts';

type InputOf<Name extends keyof typeof billingContract> = ParsedInputOf<(typeof billingContract)[Name]>;

function feeStandings(ctx: ReadContext) {
  return feeStandingsOfToday(ctx);
}

function feeStanding(ctx: ReadContext, { patientId, doctorId }: InputOf<'feeStanding'>): FeeStanding {
  ctx.subject('patient', patientId, { doctorId });
  return feeStandingOfComing(ctx, { patientId, doctorId });
}

function receive(ctx: WriteContext, { billId, payment, isCoPayment }: InputOf<'receive'>): Bill {
  ctx.subject('bill', billId);
  const { patientId, doctorId, duePaise, totalPaise, owedByPartyId, ...bill } = getBill(ctx.db, billId);
  if (owedByPartyId !== null && !isCoPayment) {
    throw new AppError('BILL_OWED_BY_PARTY', { partyId: owedByPartyId });
  }
  if (payment.amountPaise > duePaise) throw new AppError('PAID_MORE_THAN_BILL', { totalPaise });
  const onDate = openDayFrom(ctx, toDayNumber(bill.onDate));
  const payments = [payment];
  refuseTooMuchCash(ctx, { patientId, onDate, payments }, billId);
  const shownFor = shownForBill(billId, bill.visitId);
  takePayments(ctx, { billId, patientId, doctorId, onDate, payments, shownFor });
  ctx.subject('bill', billId, { amountPaise: payment.amountPaise, cashPaise: cashOfPaise(payments) });
  ctx.alsoChanges('queue', 'patients', 'parties', 'reports', 'dues', 'refunds', 'shares');
  return getBill(ctx.db, billId);
}

function priceLines(
  ctx: ReadContext,
  { lines, discountPaise, doctorId, ...of }: InputOf<'priceLines'>,
): NewBillLine[] {
  const patientId = getPerson(ctx.db, of.patientId).id;
  ctx.subject('patient', patientId);
  const doctor = getDoctor(ctx.db, doctorId);
  return pricesNow(ctx, { lines, discountPaise }, { ...of, patientId, doctor, onDate: openDay(ctx) });
}

function get(ctx: ReadContext, { billId }: InputOf<'get'>): Bill {
  return getBill(ctx.db, billId);
}

export const billingService = {
  draftForVisit,
  draftForPatient,
  feeStandings,
  feeStanding,
  priceLines,
  issue,
  receive,
  get,
  listForPatient,
  exportOfPatient,
  list,
  exportList,
  suggestLines,
  printBill,
  printReceipt,
} satisfies ServiceOf<typeof billingContract>;
