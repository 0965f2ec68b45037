import type { ExpenseVoucherPrint } from './expense-voucher.document.ts';
import type { ShiftSheetPrint } from './shift-sheet-print.ts';

const MORNING = Date.parse('2026-11-21T03:35:00Z');

export const SAMPLE_SHIFT: ShiftSheetPrint = {
  paper: '80mm',
  language: 'en',
  clinicName: 'Aarohi Clinic',
  place: 'Pune',
  date: 'Saturday 21 November 2026',
  openedAt: '9:05 am',
  closedAt: '2:10 pm',
  sheet: {
    shiftId: 1,
    userName: 'Kavita Nair',
    isOpen: false,
    isOwn: true,
    floatPaise: 200_000,
    expectedCashPaise: 1_661_000,
    countedCashPaise: 1_660_000,
    reason: 'Change not returned by the tea vendor',
    onDate: '2026-11-21',
    openedAt: MORNING,
    closedAt: MORNING + 5 * 3_600_000,
    number: 'S/26-27/000199',
    closedByName: 'Kavita Nair',
    secondByName: 'Dr Meera Kulkarni',
    sums: [
      { mode: 'cash', kind: 'float', amountPaise: 200_000, count: 1 },
      { mode: 'cash', kind: 'receipt', amountPaise: 1_500_000, count: 31 },
      { mode: 'cash', kind: 'advance', amountPaise: 135_000, count: 2 },
      { mode: 'cash', kind: 'refundPaid', amountPaise: -50_000, count: 1 },
      { mode: 'cash', kind: 'expense', amountPaise: -124_000, count: 3 },
      { mode: 'upi', kind: 'receipt', amountPaise: 6_840_000, count: 42 },
      { mode: 'upi', kind: 'refundPaid', amountPaise: -60_000, count: 1 },
      { mode: 'card', kind: 'receipt', amountPaise: 1_510_000, count: 6 },
    ],
    count: { notes: { '500': 30, '200': 6, '100': 3, '50': 1, '20': 2, '10': 1 }, coinsPaise: 0 },
    slips: { card: 1_510_000, upi: 6_840_000 },
    slipDifferences: {},
  },
};

export const SAMPLE_VOUCHER: ExpenseVoucherPrint = {
  paper: 'A5',
  language: 'en',
  clinicName: 'Aarohi Clinic',
  address: '12 Karve Road, Pune',
  phone: '020 5000 1234',
  dateAndTime: '21 Nov 2026, 11:42 am',
  expense: {
    id: 1,
    number: 'EV/26-27/000088',
    onDate: '2026-11-21',
    postedAt: MORNING,
    category: 'Tea and water',
    categoryCode: 'tea',
    paidTo: 'Gupta Stores',
    note: 'Two trays for the camp',
    billNumber: '4417',
    amountPaise: 35_000,
    mode: 'cash',
    reference: '',
    cashierName: 'Kavita Nair',
    reversedBecause: '',
  },
};
