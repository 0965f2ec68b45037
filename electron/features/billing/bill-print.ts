import type { PrintLanguage } from '#shared/i18n/print-words.ts';
import type { ClinicOnPaper, DoctorOnPaper } from '../../printing/letterhead.ts';
import type { RollName } from '../../printing/paper.ts';

export type PatientOnMoneyPage = { name: string; ageAndSex: string; uhid: string; address: string | null };

/** What every money page carries; amounts are paise. */
export type MoneyPage = {
  paper: 'A5' | RollName;
  language: PrintLanguage;
  doctor: DoctorOnPaper;
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
  ratePaise: number;
  amountPaise: number;
};

export type PaymentOnPaper = {
  receiptNumber: string;
  mode: 'cash' | 'upi' | 'card';
  amountPaise: number;
  /** UTR or card slip; may be empty. */
  reference: string;
};

export type BillPrint = MoneyPage & {
  prescriptionSerial: string | null;
  lines: readonly BillLineOnPaper[];
  subtotalPaise: number;
  /** The amount is positive; it is printed with a minus. */
  discount: { amountPaise: number; reason: string } | null;
  roundOffPaise: number;
  totalPaise: number;
  payments: readonly PaymentOnPaper[];
  duePaise: number;
  /** For the balance only, whatever the bill's total; null when nothing is due or no UPI is set up. */
  upiLink: string | null;
};

export type ReceiptPrint = MoneyPage & {
  billNumber: string;
  payment: PaymentOnPaper;
  billTotalPaise: number;
  paidEarlierPaise: number;
  duePaise: number;
};
