import type { PaymentMode } from '#shared/features/billing/bill.schema.ts';
import type { DocumentType } from '#shared/features/ledger/series.rules.ts';
import type { PrintLanguage } from '#shared/i18n/print-words.ts';
import type { ClinicOnPaper, DoctorOnPaper } from '../../printing/letterhead.ts';
import type { RollName } from '../../printing/paper.ts';

export type MoneySheet = 'A4' | 'A5';
export type MoneyPaper = MoneySheet | RollName;

export type PatientOnMoneyPage = {
  name: string;
  ageAndSex: string;
  uhid: string;
  address: string | null;
  /** The law asks for the address on this paper, so that a roll prints it too. */
  isAddressAsked?: boolean;
  /** On whose account the bill goes: with a GSTIN the recipient of the supply (rule 46(d) of the CGST Rules). */
  company?: { name: string; gstin: string; address: string; memberNumber: string };
};

/** What every money page carries; amounts are paise. */
export type MoneyPage = {
  paper: MoneyPaper;
  language: PrintLanguage;
  /** Null only where the clinic had none when the paper was given. */
  doctor: DoctorOnPaper | null;
  clinic: ClinicOnPaper;
  patient: PatientOnMoneyPage;
  number: string;
  /** '21 Nov 2026, 6:52 pm' */
  dateAndTime: string;
  cashierName: string;
  /** 1 for the first reprint; null for the original. */
  duplicateCopy: number | null;
  /** Why the number no longer counts; null while it does. */
  cancelledBecause: string | null;
};

export type BillLineOnPaper = {
  description: string;
  sacCode: string;
  quantity: number;
  /** A unit quantity code; 'NA' for a service. */
  unit: string;
  ratePaise: number;
  /** Quantity times rate, before any discount. */
  amountPaise: number;
  /** The line's own discount. */
  discountPaise: number;
  /** After every discount, without tax. */
  taxablePaise: number;
  gstPermille: number;
  cgstPaise: number;
  sgstPaise: number;
  /** Where goods are supplied, when that is not the clinic's state: both halves are one integrated tax. */
  otherState?: string | undefined;
  isPrepaid: boolean;
  /** Who did it, where that is not the doctor at the head; else empty. */
  doneBy: string;
};

export type PaymentOnPaper = {
  receiptNumber: string;
  mode: PaymentMode;
  amountPaise: number;
  /** UTR or card slip; may be empty. */
  reference: string;
};

/** Sentences that the lines of a paper ask for. */
export type BillNote = 'exempt' | 'exemptLines' | 'notRegistered' | 'noTaxOnLines' | 'noInputCredit';

/** What a paper with tax says beside its lines (rule 46 of the CGST Rules). */
export type GstOnPaper = {
  gstin: string;
  /** 'Maharashtra (27)', the clinic's; empty where every taxed line is supplied in the state below. */
  placeOfSupply: string;
  /** Of goods supplied in another state; empty where there are none. */
  placeOfIgst: string;
  isUnionTerritory: boolean;
};

export type BillPrint = MoneyPage & {
  documentType: DocumentType;
  /** Null for a clinic without a GSTIN. */
  gst: GstOnPaper | null;
  prescriptionSerial: string | null;
  lines: readonly BillLineOnPaper[];
  subtotalPaise: number;
  /** Of lines and bill together; the amount is positive and printed with a minus. */
  discount: { amountPaise: number; reason: string; approvedBy: string } | null;
  taxPaise: number;
  roundOffPaise: number;
  totalPaise: number;
  payments: readonly PaymentOnPaper[];
  /** Of the person's advance; printed where it is not nothing, as are the three after it. */
  advanceUsedPaise: number;
  givenBackPaise: number;
  tdsPaise: number;
  creditedPaise: number;
  writtenOffPaise: number;
  duePaise: number;
  notes: readonly BillNote[];
  /** For the balance only, whatever the bill's total; null when nothing is due or no UPI is set up. */
  upiLink: string | null;
};

export type ReceiptPrint = MoneyPage & {
  gst: GstOnPaper | null;
  billNumber: string;
  payment: PaymentOnPaper;
  billTotalPaise: number;
  paidEarlierPaise: number;
  duePaise: number;
  notes: readonly BillNote[];
};
