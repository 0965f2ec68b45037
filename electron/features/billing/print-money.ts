import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { sumPaise } from '#shared/features/billing/bill.rules.ts';
import type { Bill } from '#shared/features/billing/bill.schema.ts';
import type { billingContract } from '#shared/features/billing/billing.contract.ts';
import { upiLink } from '#shared/features/billing/upi-link.rules.ts';
import { formatDate, formatTime, type LocalDate, localDateAt } from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import type { PdfDefinition } from '../../printing/pdf-definition.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import { type CountedPage, printCounted } from '../../server/print-counts.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { findSignedEncounter } from '../encounters/encounters.service.ts';
import { type ClinicAndSettings, clinicAndSettings } from '../settings/settings.service.ts';
import { billDocument } from './bill.document.ts';
import type { BillPrint, MoneyPage, ReceiptPrint } from './bill-print.ts';
import { type BillDoctor, getBillRecord } from './bill-record.ts';
import * as billingSql from './billing.sql.ts';
import { receiptDocument } from './receipt.document.ts';

type Paper = 'A5' | '80mm';
type PrintedPage = { pdf: string; fileName: string };
type BillRecord = { bill: Bill; doctor: BillDoctor };

function clinicOnPaper({ clinic }: ClinicAndSettings): MoneyPage['clinic'] {
  const place = [clinic.city, clinic.pinCode].filter(part => part).join('\u00a0');
  const gstin = clinic.gstin ? `GSTIN ${clinic.gstin}` : '';
  return {
    name: clinic.name,
    addressLines: [clinic.addressLine, place, gstin].filter(line => line),
    phone: formatPhone(clinic.phone),
    email: null,
    hours: clinic.hours || null,
  };
}

type PageFacts = {
  number: string;
  onDate: LocalDate;
  at: number;
  cashierName: string;
  paper: Paper | undefined;
};

// A late entry belongs to the next day; its hour would be that of another date.
function dateAndTime({ onDate, at }: PageFacts, zone: string): string {
  const isSameDay = localDateAt(at, zone) === onDate;
  return [formatDate(onDate), isSameDay ? formatTime(at, zone) : ''].filter(part => part).join(', ');
}

function moneyPage(ctx: ReadContext, { bill, doctor }: BillRecord, facts: PageFacts): MoneyPage {
  const house = clinicAndSettings(ctx.db);
  return {
    paper: facts.paper ?? house.settings.billPaper,
    language: house.settings.screenLanguage,
    doctor: { ...doctor, name: doctor.fullName },
    clinic: clinicOnPaper(house),
    patient: {
      name: bill.party.fullName,
      ageAndSex: bill.party.ageAndSex,
      uhid: bill.party.uhid,
      address: bill.party.address || null,
    },
    number: facts.number,
    dateAndTime: dateAndTime(facts, ctx.zone),
    cashierName: facts.cashierName,
    duplicateCopy: null,
    cancelledBecause: null,
  };
}

function billPrint(ctx: ReadContext, billId: number, paper: Paper | undefined): BillPrint {
  const record = getBillRecord(ctx.db, billId);
  const { bill } = record;
  const { clinic, settings } = clinicAndSettings(ctx.db);
  const isOwedByUpi = settings.upiAddress !== '' && bill.duePaise > 0;
  return {
    ...moneyPage(ctx, record, { ...bill, at: bill.issuedAt, paper }),
    prescriptionSerial:
      bill.visitId === null ? null : (findSignedEncounter(ctx.db, bill.visitId)?.serial ?? null),
    lines: bill.lines,
    subtotalPaise: bill.subtotalPaise,
    discount:
      bill.discountPaise > 0 ? { amountPaise: bill.discountPaise, reason: bill.discountReason } : null,
    roundOffPaise: bill.roundOffPaise,
    totalPaise: bill.totalPaise,
    payments: bill.payments,
    duePaise: bill.duePaise,
    upiLink: isOwedByUpi
      ? upiLink({
          address: settings.upiAddress,
          payeeName: clinic.name,
          amountPaise: bill.duePaise,
          billNumber: bill.number,
        })
      : null,
  };
}

/** A receipt says what was due when it was given, also when it is printed again after later payments. */
function receiptPrint(ctx: ReadContext, paymentId: number, paper: Paper | undefined): ReceiptPrint {
  const billId = billingSql.findBillOfPayment(ctx.db, paymentId);
  if (billId === undefined) throw new AppError('NOT_FOUND', { what: 'payment' });
  const record = getBillRecord(ctx.db, billId);
  const { payments, totalPaise } = record.bill;
  const payment = payments.find(({ id }) => id === paymentId);
  if (!payment) throw new AppError('NOT_FOUND', { what: 'payment' });
  const paidEarlierPaise = sumPaise(payments.filter(({ id }) => id < paymentId));
  const facts = { ...payment, number: payment.receiptNumber, at: payment.receivedAt, paper };
  return {
    ...moneyPage(ctx, record, facts),
    billNumber: record.bill.number,
    payment,
    billTotalPaise: totalPaise,
    paidEarlierPaise,
    duePaise: totalPaise - paidEarlierPaise - payment.amountPaise,
  };
}

type Counted<Page extends MoneyPage> = {
  page: CountedPage;
  subjectId: number;
  print: Page;
  document: (print: Page) => PdfDefinition;
};

async function printMoney<Page extends MoneyPage>(
  ctx: TaskContext,
  { page, subjectId, print, document }: Counted<Page>,
): Promise<PrintedPage> {
  const { bytes, duplicateCopy } = await printCounted(ctx, { page, subjectId, paper: print.paper }, copy =>
    renderPdf(document({ ...print, duplicateCopy: copy })),
  );
  ctx.subject(page === 'bill' ? 'bill' : 'payment', subjectId, { number: print.number, duplicateCopy });
  return {
    pdf: Buffer.from(bytes).toString('base64'),
    fileName: `${print.number.replaceAll('/', '-')}.pdf`,
  };
}

export async function printBill(
  ctx: TaskContext,
  { billId, paper }: ParsedInputOf<typeof billingContract.printBill>,
): Promise<PrintedPage> {
  const print = ctx.reading(read => billPrint(read, billId, paper));
  return printMoney(ctx, { page: 'bill', subjectId: billId, print, document: billDocument });
}

export async function printReceipt(
  ctx: TaskContext,
  { paymentId, paper }: ParsedInputOf<typeof billingContract.printReceipt>,
): Promise<PrintedPage> {
  const print = ctx.reading(read => receiptPrint(read, paymentId, paper));
  return printMoney(ctx, { page: 'receipt', subjectId: paymentId, print, document: receiptDocument });
}
