import { unitOf } from '#shared/features/catalogue/unit.rules.ts';
import type { BillLineOnPaper, BillPrint, MoneyPage, ReceiptPrint } from './bill-print.ts';

const PAGE: MoneyPage = {
  paper: 'A5',
  language: 'en',
  doctor: {
    name: 'Dr. Meera A. Kulkarni',
    qualification: 'MBBS, MD (General Medicine)',
    registrationNumber: '2009/08/2931',
    council: 'Maharashtra Medical Council',
  },
  clinic: {
    name: 'Aarohi Clinic',
    addressLines: ['14 Tulsi Lane, Kothrud', 'Pune 411\u00a0038'],
    phone: '020 1555 0142',
    email: null,
    hours: '9–1, 5–9',
  },
  patient: {
    name: 'Sunita Ramesh Pawar',
    ageAndSex: '58 y, F',
    uhid: 'AC-004812',
    address: '7 Neem Society, Karve Nagar, Pune 411 052',
  },
  number: 'B/26-27/003406',
  dateAndTime: '21 Nov 2026, 6:52 pm',
  cashierName: 'Kavita, desk 1',
  duplicateCopy: null,
  cancelledBecause: null,
};

function lineOf(line: Partial<BillLineOnPaper> & Pick<BillLineOnPaper, 'description' | 'ratePaise'>) {
  const quantity = line.quantity ?? 1;
  const amountPaise = quantity * line.ratePaise;
  const discountPaise = line.discountPaise ?? 0;
  return {
    ...{ sacCode: '999312', quantity, amountPaise, discountPaise, taxablePaise: amountPaise - discountPaise },
    ...{ gstPermille: 0, cgstPaise: 0, sgstPaise: 0, isPrepaid: false, doneBy: '' },
    unit: unitOf({ sacCode: line.sacCode ?? '999312', category: 'other', taxClass: 'exempt' }),
    ...line,
  };
}

export const SAMPLE_BILL: BillPrint = {
  ...PAGE,
  documentType: 'billOfSupply',
  gst: null,
  prescriptionSerial: 'RX/26-27/004127',
  lines: [
    lineOf({ description: 'Consultation, physician', ratePaise: 80_000 }),
    lineOf({ description: 'Dressing, small', quantity: 2, ratePaise: 12_525 }),
    lineOf({ description: 'ECG, 12 lead', ratePaise: 35_000 }),
  ],
  subtotalPaise: 140_050,
  discount: { amountPaise: 10_000, reason: 'senior citizen', approvedBy: 'Dr Meera Kulkarni' },
  taxPaise: 0,
  roundOffPaise: -50,
  totalPaise: 130_000,
  payments: [
    { receiptNumber: 'R/26-27/002318', mode: 'cash', amountPaise: 50_000, reference: '' },
    { receiptNumber: 'R/26-27/002319', mode: 'upi', amountPaise: 60_000, reference: '412815550142' },
  ],
  ...{ advanceUsedPaise: 0, givenBackPaise: 0, tdsPaise: 0, creditedPaise: 0, writtenOffPaise: 0 },
  duePaise: 20_000,
  notes: ['exempt'],
  upiLink:
    'upi://pay?pa=aarohi.demo@invalid&pn=Aarohi%20Clinic&am=200.00&cu=INR&tn=B2627003406&tr=B2627003406',
};

const GST = {
  gstin: '27ABCDE0000X1Z0',
  placeOfSupply: 'Maharashtra (27)',
  placeOfIgst: '',
  isUnionTerritory: false,
};

export const SAMPLE_TAX_INVOICE: BillPrint = {
  ...SAMPLE_BILL,
  documentType: 'taxInvoice',
  gst: GST,
  number: 'TI/26-27/000088',
  patient: { ...PAGE.patient, address: '7 Neem Society, Karve Nagar, Pune 411 052, Maharashtra (27)' },
  lines: [
    lineOf({
      ...{ description: 'Laser hair reduction, package of 6', sacCode: '999722', ratePaise: 1_20_000_00 },
      ...{ gstPermille: 180, cgstPaise: 10_800_00, sgstPaise: 10_800_00 },
    }),
    lineOf({
      ...{ description: 'Sunscreen gel SPF 50, 50 g', sacCode: '3304', quantity: 2, ratePaise: 525_00 },
      ...{ discountPaise: 50_00, taxablePaise: 847_46, gstPermille: 180, cgstPaise: 76_27, sgstPaise: 76_27 },
    }),
    lineOf({
      ...{ description: 'Mometasone 0.1 % cream 15 g (Momate)', sacCode: '3004', ratePaise: 176_19 },
      ...{ gstPermille: 50, cgstPaise: 4_40, sgstPaise: 4_40 },
    }),
  ],
  subtotalPaise: 1_21_226_19,
  discount: { amountPaise: 50_00, reason: 'staff', approvedBy: '' },
  taxPaise: 21_761_34,
  roundOffPaise: 1,
  totalPaise: 1_42_785_00,
  payments: [
    { receiptNumber: 'R/26-27/002320', mode: 'card', amountPaise: 1_42_785_00, reference: '004512' },
  ],
  duePaise: 0,
  notes: [],
  upiLink: null,
};

export const SAMPLE_MIXED_BILL: BillPrint = {
  ...SAMPLE_BILL,
  documentType: 'invoiceCumBill',
  gst: GST,
  number: 'IB/26-27/000041',
  lines: [
    lineOf({ description: 'Consultation, physician', ratePaise: 60_000, taxablePaise: 54_270 }),
    lineOf({ description: 'ECG, 12 lead', ratePaise: 35_000, taxablePaise: 31_658 }),
    lineOf({ description: 'Nebulisation', ratePaise: 0, quantity: 2, isPrepaid: true }),
    lineOf({
      ...{ description: 'Inj. hydrocortisone 100 mg, batch HC2604', sacCode: '3004', ratePaise: 6_250 },
      ...{ taxablePaise: 5_653, gstPermille: 50, cgstPaise: 141, sgstPaise: 141 },
    }),
  ],
  subtotalPaise: 101_250,
  discount: { amountPaise: 9_669, reason: 'Senior citizen', approvedBy: 'Dr Meera Kulkarni' },
  taxPaise: 282,
  roundOffPaise: 37,
  totalPaise: 91_900,
  payments: [{ receiptNumber: 'R/26-27/002321', mode: 'cheque', amountPaise: 30_000, reference: '004512' }],
  advanceUsedPaise: 50_000,
  duePaise: 11_900,
  notes: ['exemptLines'],
  upiLink: SAMPLE_BILL.upiLink,
};

export const PAID_HINDI_BILL: BillPrint = {
  ...SAMPLE_BILL,
  language: 'hi',
  paper: '80mm',
  duplicateCopy: 2,
  payments: [{ receiptNumber: 'R/26-27/002318', mode: 'cash', amountPaise: 130_000, reference: '' }],
  duePaise: 0,
  upiLink: null,
};

export const SAMPLE_RECEIPT: ReceiptPrint = {
  ...PAGE,
  number: 'R/26-27/002319',
  billNumber: 'B/26-27/003406',
  payment: { receiptNumber: 'R/26-27/002319', mode: 'upi', amountPaise: 60_000, reference: '412815550142' },
  billTotalPaise: 130_000,
  paidEarlierPaise: 50_000,
  duePaise: 20_000,
  gst: GST,
  notes: ['exempt'],
};
