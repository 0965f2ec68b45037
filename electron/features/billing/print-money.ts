import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { sumPaise } from '#shared/features/billing/bill.rules.ts';
import type { Bill } from '#shared/features/billing/bill.schema.ts';
import type { billingContract } from '#shared/features/billing/billing.contract.ts';
import { isUnionTerritory, stateByName, stateWithCode } from '#shared/features/billing/gst-states.rules.ts';
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
import type { BillNote, BillPrint, GstOnPaper, MoneyPage, MoneyPaper, ReceiptPrint } from './bill-print.ts';
import { type BillDoctor, getBillRecord } from './bill-record.ts';
import * as billingSql from './billing.sql.ts';
import { receiptDocument } from './receipt.document.ts';

type PrintedPage = { pdf: string; fileName: string };
type BillRecord = { bill: Bill; doctor: BillDoctor };

function clinicOnPaper({ clinic }: ClinicAndSettings): MoneyPage['clinic'] {
  const place = [clinic.city, clinic.pinCode].filter(part => part).join('\u00a0');
  return {
    name: clinic.name,
    addressLines: [clinic.addressLine, place].filter(line => line),
    phone: formatPhone(clinic.phone),
    email: null,
    hours: clinic.hours || null,
  };
}

function gstOnPaper({ clinic: { gstin, stateCode } }: ClinicAndSettings): GstOnPaper | null {
  if (gstin === '') return null;
  // The place of a health service is where it is performed (IGST Act, section 12(4)), of goods the counter.
  const code = stateCode || gstin.slice(0, 2);
  return { gstin, placeOfSupply: stateWithCode(code), isUnionTerritory: isUnionTerritory(code) };
}

/** Why lines bear no tax, and what a rent without input credit must say. */
function notesOf(lines: Bill['lines'], isRegistered: boolean): BillNote[] {
  const untaxed = lines.filter(line => line.gstPermille === 0);
  const isHealthCare = (line: Bill['lines'][number]) =>
    line.taxClass === undefined || line.taxClass === 'exempt' || line.taxClass === 'roomRent';
  const notes: BillNote[] = [];
  if (untaxed.length > 0) {
    if (untaxed.every(isHealthCare)) notes.push(untaxed.length === lines.length ? 'exempt' : 'exemptLines');
    else notes.push(isRegistered ? 'noTaxOnLines' : 'notRegistered');
  }
  if (lines.some(line => line.taxClass === 'roomRent' && line.gstPermille > 0)) notes.push('noInputCredit');
  return notes;
}

const LARGE_SUPPLY_PAISE = 50_000_00;

/** From fifty thousand rupees of taxed value on, the buyer's state with its code (rule 46(e) of the CGST Rules). */
function patientOnPaper({ party, lines }: Bill): MoneyPage['patient'] {
  const taxed = lines.filter(line => line.gstPermille > 0);
  const isLarge = taxed.reduce((sum, line) => sum + line.taxablePaise, 0) >= LARGE_SUPPLY_PAISE;
  const state = isLarge && party.state ? stateByName(party.state) : '';
  return {
    ...{ name: party.fullName, ageAndSex: party.ageAndSex, uhid: party.uhid, isAddressAsked: isLarge },
    address: [party.address, state].filter(Boolean).join(', ') || null,
  };
}

type PageFacts = {
  number: string;
  onDate: LocalDate;
  at: number;
  cashierName: string;
  paper: MoneyPaper | undefined;
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
    patient: patientOnPaper(bill),
    number: facts.number,
    dateAndTime: dateAndTime(facts, ctx.zone),
    cashierName: facts.cashierName,
    duplicateCopy: null,
    cancelledBecause: bill.isCancelled ? bill.cancelReason : null,
  };
}

function discountOf(bill: Bill): BillPrint['discount'] {
  const { discountPaise: amountPaise, discountReason: reason, discountApprovedBy: approvedBy } = bill;
  return { amountPaise, reason, approvedBy };
}

function billPrint(ctx: ReadContext, billId: number, paper: MoneyPaper | undefined): BillPrint {
  const record = getBillRecord(ctx.db, billId);
  const { bill } = record;
  const house = clinicAndSettings(ctx.db);
  const { clinic, settings } = house;
  const isOwedByUpi = settings.upiAddress !== '' && bill.duePaise > 0;
  return {
    ...moneyPage(ctx, record, { ...bill, at: bill.issuedAt, paper }),
    prescriptionSerial:
      bill.visitId === null ? null : (findSignedEncounter(ctx.db, bill.visitId)?.serial ?? null),
    documentType: bill.documentType,
    gst: gstOnPaper(house),
    lines: bill.lines.map(line => ({ ...line, isPrepaid: line.isPrepaid ?? false })),
    subtotalPaise: bill.subtotalPaise,
    discount: bill.discountPaise > 0 ? discountOf(bill) : null,
    taxPaise: bill.taxPaise,
    roundOffPaise: bill.roundOffPaise,
    totalPaise: bill.totalPaise,
    payments: bill.payments,
    advanceUsedPaise: bill.advanceUsedPaise,
    tdsPaise: bill.tdsPaise,
    creditedPaise: bill.creditedPaise,
    writtenOffPaise: bill.writtenOffPaise,
    notes: notesOf(bill.lines, clinic.gstin !== ''),
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
function receiptPrint(ctx: ReadContext, paymentId: number, paper: MoneyPaper | undefined): ReceiptPrint {
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
    gst: gstOnPaper(clinicAndSettings(ctx.db)),
    billNumber: record.bill.number,
    payment,
    billTotalPaise: totalPaise,
    paidEarlierPaise,
    duePaise: totalPaise - paidEarlierPaise - payment.amountPaise,
    notes: notesOf(record.bill.lines, clinicAndSettings(ctx.db).clinic.gstin !== ''),
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
