import type { BillPrint, MoneyPage, ReceiptPrint } from './bill-print.ts';

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

export const SAMPLE_BILL: BillPrint = {
  ...PAGE,
  prescriptionSerial: 'RX/26-27/004127',
  lines: [
    {
      description: 'Consultation, physician',
      sacCode: '999312',
      quantity: 1,
      ratePaise: 80_000,
      amountPaise: 80_000,
    },
    {
      description: 'Dressing, small',
      sacCode: '999312',
      quantity: 2,
      ratePaise: 12_525,
      amountPaise: 25_050,
    },
    { description: 'ECG, 12 lead', sacCode: '999312', quantity: 1, ratePaise: 35_000, amountPaise: 35_000 },
  ],
  subtotalPaise: 140_050,
  discount: { amountPaise: 10_000, reason: 'senior citizen' },
  roundOffPaise: -50,
  totalPaise: 130_000,
  payments: [
    { receiptNumber: 'R/26-27/002318', mode: 'cash', amountPaise: 50_000, reference: '' },
    { receiptNumber: 'R/26-27/002319', mode: 'upi', amountPaise: 60_000, reference: '412815550142' },
  ],
  duePaise: 20_000,
  upiLink:
    'upi://pay?pa=aarohi.demo@invalid&pn=Aarohi%20Clinic&am=200.00&cu=INR&tn=B2627003406&tr=B2627003406',
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
};
