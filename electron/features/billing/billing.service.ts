import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { cashOfPaise } from '#shared/features/billing/bill.rules.ts';
import type { Bill, BillDraft, FeeStanding, NewBillLine } from '#shared/features/billing/bill.schema.ts';
import type { billingContract } from '#shared/features/billing/billing.contract.ts';
import { financialYearOf, toDayNumber } from '#shared/kernel/local-date.ts';
import { formatNumber, peekNextNumber } from '../../server/number-series.ts';
import type { ReadContext, ServiceOf, WriteContext } from '../../server/service.ts';
import { duePaiseOf, ofAllRecords, rootOf } from '../patients/patients.service.ts';
import {
  feeStandingOfComing,
  feeStandingOfVisit,
  feeStandingsOfToday,
  getVisit,
} from '../queue/queue.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { getDoctor } from '../users/users.service.ts';
import { type BillOfList, billOfList, getBill } from './bill-record.ts';
import * as billingSql from './billing.sql.ts';
import { consultationLine, freeConsultationLine } from './consultation-line.ts';
import { issue } from './issue-bill.ts';
import { openDay } from './open-day.ts';
import { printBill, printReceipt } from './print-money.ts';
import { refuseTooMuchCash, takePayments } from './take-money.ts';

export { lastClosedDay } from './open-day.ts';
export { cashLimitsOn } from './take-money.ts';

type InputOf<Name extends keyof typeof billingContract> = ParsedInputOf<(typeof billingContract)[Name]>;

const SUGGESTED_LINES = 8;

function draftForVisit(ctx: ReadContext, { visitId }: InputOf<'draftForVisit'>): BillDraft {
  const visit = getVisit(ctx.db, visitId);
  const doctor = getDoctor(ctx.db, visit.doctorId);
  const standing = feeStandingOfVisit(ctx, visit);
  const { clinic, settings } = clinicAndSettings(ctx.db);
  const earlier = billingSql.findBillOfVisit(ctx.db, visitId);
  const year = financialYearOf(openDay(ctx));
  return {
    visitId,
    patientId: rootOf(ctx.db, visit.patientId),
    doctorId: visit.doctorId,
    doctorName: doctor.fullName,
    token: visit.token,
    lines: [standing.freeUntil ? freeConsultationLine(standing.freeUntil) : consultationLine(doctor)],
    nextNumber: formatNumber(settings.billSeriesPrefix, year, peekNextNumber(ctx.db, 'bill', year)),
    oldDuesPaise: duePaiseOf(ctx.db, visit.patientId),
    existingBill: earlier ? getBill(ctx.db, earlier.id) : null,
    upi: settings.upiAddress ? { address: settings.upiAddress, payeeName: clinic.name } : null,
  };
}

function feeStandings(ctx: ReadContext) {
  return feeStandingsOfToday(ctx);
}

function feeStanding(ctx: ReadContext, { patientId, doctorId }: InputOf<'feeStanding'>): FeeStanding {
  ctx.subject('patient', patientId, { doctorId });
  return feeStandingOfComing(ctx, { patientId, doctorId });
}

function receive(ctx: WriteContext, { billId, payment }: InputOf<'receive'>): Bill {
  ctx.subject('bill', billId);
  const { patientId, doctorId, duePaise, totalPaise } = getBill(ctx.db, billId);
  if (payment.amountPaise > duePaise) throw new AppError('PAID_MORE_THAN_BILL', { totalPaise });
  const onDate = openDay(ctx);
  const payments = [payment];
  refuseTooMuchCash(ctx.db, { patientId, onDate, payments }, billId);
  takePayments(ctx, { billId, patientId, doctorId, onDate, payments });
  billingSql.lowerDue(ctx.db, billId, payment.amountPaise);
  ctx.subject('bill', billId, { amountPaise: payment.amountPaise, cashPaise: cashOfPaise(payments) });
  ctx.alsoChanges('queue', 'patients', 'reports');
  return getBill(ctx.db, billId);
}

function get(ctx: ReadContext, { billId }: InputOf<'get'>): Bill {
  return getBill(ctx.db, billId);
}

function listForDay(ctx: ReadContext, { onDate = ctx.today() }: InputOf<'listForDay'>): BillOfList[] {
  return billingSql.listForDay(ctx.db, toDayNumber(onDate)).map(billOfList);
}

function listForPatient(ctx: ReadContext, { patientId }: InputOf<'listForPatient'>): BillOfList[] {
  return ofAllRecords(ctx.db, patientId, recordId => billingSql.listForPatient(ctx.db, recordId))
    .sort((a, b) => b.id - a.id)
    .map(billOfList);
}

function suggestLines(ctx: ReadContext, { text }: InputOf<'suggestLines'>): NewBillLine[] {
  return billingSql
    .listServicesContaining(ctx.db, text.trim(), SUGGESTED_LINES)
    .map(service => ({ ...service, quantity: 1 }));
}

export const billingService = {
  draftForVisit,
  feeStandings,
  feeStanding,
  issue,
  receive,
  get,
  listForDay,
  listForPatient,
  suggestLines,
  printBill,
  printReceipt,
} satisfies ServiceOf<typeof billingContract>;
