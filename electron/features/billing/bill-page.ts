import { reasonOnBill } from '#shared/features/approvals/discount-reason.rules.ts';
import { sumPaise } from '#shared/features/billing/bill.rules.ts';
import type { Bill } from '#shared/features/billing/bill.schema.ts';
import { isUnionTerritory, stateByName, stateWithCode } from '#shared/features/billing/gst-states.rules.ts';
import { namesBuyer } from '#shared/features/billing/recipient.rules.ts';
import { upiLink } from '#shared/features/billing/upi-link.rules.ts';
import { keptAgeAndSex } from '#shared/features/patients/age-words.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import {
  formatDate,
  formatTime,
  type LocalDate,
  localDateAt,
  toDayNumber,
} from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { type ClinicAtHead, clinicOfBill, findLetterhead } from '../../ledger/letterheads.ts';
import { shownForBill, upiPayeeFor } from '../../ledger/qr-references.ts';
import type { ReadContext } from '../../server/service.ts';
import { findSignedEncounter } from '../encounters/encounters.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { clinicOnBill } from './bill-letterhead.ts';
import type { BillNote, BillPrint, GstOnPaper, MoneyPage, MoneyPaper, ReceiptPrint } from './bill-print.ts';
import { type BillDoctor, getBillRecord } from './bill-record.ts';
import * as billingSql from './billing.sql.ts';
import { lineOnPaper } from './consultation-line.ts';
import { recordsAddress } from './place-of-supply.ts';

type BillRecord = { bill: Bill; doctor: BillDoctor; clinic: ClinicAtHead };

export function gstOnPaper(
  { gstin }: Pick<ClinicAtHead, 'gstin'>,
  lines: readonly Pick<Bill['lines'][number], 'gstPermille' | 'otherState'>[],
): GstOnPaper | null {
  if (gstin === '') return null;
  const code = gstin.slice(0, 2);
  const taxed = lines.filter(({ gstPermille }) => gstPermille > 0);
  const otherState = taxed.find(line => line.otherState)?.otherState;
  return {
    gstin,
    placeOfSupply: taxed.length > 0 && taxed.every(line => line.otherState) ? '' : stateWithCode(code),
    placeOfIgst: otherState ? stateWithCode(otherState) : '',
    isUnionTerritory: isUnionTerritory(code),
  };
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

/** From the value that the law names on, the buyer's state with its code (rule 46(e) of the CGST Rules). */
function patientOnPaper(
  db: ReadableDb,
  { bill, clinic }: BillRecord,
  language: Language,
): MoneyPage['patient'] {
  const { party, lines, onDate } = bill;
  const fromPaise = billingSql.findLegalLimit(db, 'namesBuyer', toDayNumber(onDate)) ?? null;
  const isLarge = namesBuyer(lines, fromPaise);
  const state = isLarge && party.state ? stateByName(party.state) : '';
  const isAddressed = isLarge || recordsAddress(bill, clinic.gstin.slice(0, 2));
  const { company } = party;
  return {
    ...{ name: party.fullName, uhid: party.uhid, isAddressAsked: isLarge },
    ageAndSex: keptAgeAndSex(translatorOf(language), party),
    address: (isAddressed && [party.address, state].filter(Boolean).join(', ')) || null,
    ...(company && { company }),
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

function recordOf(ctx: ReadContext, billId: number): BillRecord {
  return { ...getBillRecord(ctx.db, billId), clinic: clinicOfBill(ctx.db, billId) };
}

function moneyPage(ctx: ReadContext, { bill, doctor, clinic }: BillRecord, facts: PageFacts): MoneyPage {
  const { settings } = clinicAndSettings(ctx.db);
  return {
    paper: facts.paper ?? settings.billPaper,
    language: settings.screenLanguage,
    doctor: { ...doctor, name: doctor.fullName },
    clinic: clinicOnBill(clinic),
    patient: patientOnPaper(ctx.db, { bill, doctor, clinic }, settings.screenLanguage),
    number: facts.number,
    dateAndTime: dateAndTime(facts, ctx.zone),
    cashierName: facts.cashierName,
    duplicateCopy: null,
    cancelledBecause: bill.isCancelled ? bill.cancelReason : null,
  };
}

/** The buyer as a bill names it: so does each credit note against it, however late (CGST Rules, rule 53(1A)). */
export function buyerOnBill(ctx: ReadContext, billId: number): MoneyPage['patient'] {
  return patientOnPaper(ctx.db, recordOf(ctx, billId), clinicAndSettings(ctx.db).settings.screenLanguage);
}

function discountOf(bill: Bill, language: Language): BillPrint['discount'] {
  const { discountPaise: amountPaise, discountApprovedBy: approvedBy } = bill;
  const reason = reasonOnBill(translatorOf(language), bill);
  return amountPaise > 0 ? { amountPaise, reason, approvedBy } : null;
}

/** Money is paid to the clinic as it is now, whatever stood at the head of the bill. */
function upiLinkOf(ctx: ReadContext, bill: Bill): string | null {
  if (bill.duePaise === 0) return null;
  const payee = upiPayeeFor(ctx.db, shownForBill(bill.id, bill.visitId));
  return payee && upiLink({ ...payee, amountPaise: bill.duePaise, billNumber: bill.number });
}

/** A bill as it was issued: the letterhead and GSTIN of that day, whatever the clinic is called now. */
export function billPrint(ctx: ReadContext, billId: number, paper: MoneyPaper | undefined): BillPrint {
  const record = recordOf(ctx, billId);
  const { bill, clinic } = record;
  const serial = bill.visitId === null ? undefined : findSignedEncounter(ctx.db, bill.visitId)?.serial;
  const page = moneyPage(ctx, record, { ...bill, at: bill.issuedAt, paper });
  return {
    ...page,
    prescriptionSerial: serial ?? null,
    documentType: bill.documentType,
    gst: gstOnPaper(clinic, bill.lines),
    lines: bill.lines.map(line => ({
      ...line,
      description: lineOnPaper(line, PRINT_WORDS[page.language]),
      isPrepaid: line.isPrepaid ?? false,
    })),
    subtotalPaise: bill.subtotalPaise,
    discount: discountOf(bill, page.language),
    taxPaise: bill.taxPaise,
    roundOffPaise: bill.roundOffPaise,
    totalPaise: bill.totalPaise,
    payments: bill.payments,
    advanceUsedPaise: bill.advanceUsedPaise,
    givenBackPaise: bill.givenBackPaise,
    tdsPaise: bill.tdsPaise,
    creditedPaise: bill.creditedPaise,
    writtenOffPaise: bill.writtenOffPaise,
    notes: notesOf(bill.lines, clinic.gstin !== ''),
    duePaise: bill.duePaise,
    upiLink: upiLinkOf(ctx, bill),
  };
}

type OfPayment = { billId: number; paymentId: number; paper: MoneyPaper | undefined };

/**
 * What was due when the receipt was given, under the letterhead of that day, also when it is printed again after later
 * payments; undefined: reversed.
 */
export function receiptPrint(
  ctx: ReadContext,
  { billId, paymentId, paper }: OfPayment,
): ReceiptPrint | undefined {
  const record = recordOf(ctx, billId);
  const { payments, totalPaise, lines, number } = record.bill;
  const payment = payments.find(({ id }) => id === paymentId);
  if (!payment) return undefined;
  const paidEarlierPaise = sumPaise(payments.filter(({ id }) => id < paymentId));
  const head = findLetterhead(ctx.db, { paper: 'entry', subjectId: paymentId });
  const clinic = head?.clinic ?? record.clinic;
  const facts = { ...payment, number: payment.receiptNumber, at: payment.receivedAt, paper };
  return {
    ...moneyPage(ctx, { ...record, clinic }, facts),
    gst: gstOnPaper(clinic, lines),
    billNumber: number,
    payment,
    billTotalPaise: totalPaise,
    paidEarlierPaise,
    duePaise: totalPaise - paidEarlierPaise - payment.amountPaise,
    notes: notesOf(lines, record.clinic.gstin !== ''),
  };
}
