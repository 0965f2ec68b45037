import type { DaySheetPrint, ModeRow } from './day-sheet-print.ts';

const paise = (rupees: number) => rupees * 100;

function mode(
  label: string,
  [opening, received, refunds, paidOut, expected, counted, variance]: (number | null)[],
): ModeRow {
  const orNull = (rupees: number | null | undefined) =>
    rupees === null || rupees === undefined ? null : paise(rupees);
  return {
    label,
    openingPaise: orNull(opening),
    receivedPaise: orNull(received),
    refundsPaise: orNull(refunds),
    paidOutPaise: orNull(paidOut),
    expectedPaise: paise(expected ?? 0),
    countedPaise: orNull(counted),
    variancePaise: orNull(variance),
  };
}

function money(label: string, rupees: number, count?: number) {
  return { label, amountPaise: paise(rupees), ...(count !== undefined && { count }) };
}

export const SAMPLE_DAY_CLOSE: DaySheetPrint = {
  paper: 'A4',
  language: 'en',
  clinicName: 'Aarohi Clinic',
  place: 'Pune',
  scope: 'all desks',
  date: 'Saturday 21 November 2026',
  number: 'D/26-27/0199',
  state: { kind: 'closed', at: '9:42 pm', closedBy: 'Kavita, desk 1', checkedBy: 'Dr. Meera A. Kulkarni' },
  modes: [
    mode('Cash', [2000, 41_350, -500, -21_240, 21_610, 21_600, -10]),
    mode('UPI', [null, 68_400, -600, null, 67_800, 67_800, 0]),
    mode('Card', [null, 15_100, null, null, 15_100, 15_100, 0]),
  ],
  modesTotal: mode('Total', [2000, 124_850, -1100, -21_240, 104_510, 104_500, -10]),
  varianceNote: 'Cash short by ₹ 10.00: change not returned by the tea vendor (Kavita).',
  cashCount: {
    rows: [
      { label: '500', count: 36, amountPaise: paise(18_000) },
      { label: '200', count: 9, amountPaise: paise(1800) },
      { label: '100', count: 14, amountPaise: paise(1400) },
      { label: '50', count: 5, amountPaise: paise(250) },
      { label: '20', count: 4, amountPaise: paise(80) },
      { label: '10', count: 5, amountPaise: paise(50) },
      { label: 'Coins', count: null, amountPaise: paise(20) },
    ],
    totalPaise: paise(21_600),
  },
  drawers: [
    {
      name: 'Kavita Nair',
      expectedPaise: paise(16_610),
      countedPaise: paise(16_600),
    },
    { name: 'Sunita Verma', expectedPaise: paise(5000), countedPaise: paise(5000) },
  ],
  box: {
    rows: [
      money('Counted in the drawers', 21_600),
      money('Owner took out', -15_000),
      money('To the bank', -4600),
    ],
    total: money('Tomorrow’s float', 2000),
  },
  receiptSources: {
    rows: [
      money('Bills of today', 112_850, 36),
      money('Old dues collected', 2000, 2),
      money('Advances', 10_000, 1),
    ],
    total: money('Received', 124_850, 39),
  },
  doctors: [
    { name: 'Dr. Meera A. Kulkarni', visits: 31, billedPaise: paise(88_050), receivedPaise: paise(92_850) },
    { name: 'Dr. Imran Shaikh', visits: 14, billedPaise: paise(31_000), receivedPaise: paise(32_000) },
  ],
  paidOut: {
    rows: [money('Courier, tea, gauze', 1240), money('Doctors’ shares', 20_000)],
    total: money('Paid out', 21_240),
  },
  dues: {
    rows: [money('Opening', 12_400), money('New today', 1200), money('Collected', -2000)],
    total: money('Owed tonight', 11_600),
  },
  advances: {
    rows: [
      money('Opening', 22_000),
      money('Received, AD/26-27/00041', 10_000),
      money('Used in bills', -5000),
    ],
    total: money('Held tonight', 27_000),
  },
  bills: {
    rows: [money('Gross', 122_650, 38), money('Discounts', -3600, 9)],
    total: money('Net', 119_050),
  },
  refunds: {
    rows: [money('CN 00031, ECG not done, cash', 500), money('CN 00032, paid twice, UPI', 600)],
    total: money('Refunded', 1100),
  },
  visits: [
    { label: 'Seen', count: 45 },
    { label: 'New patients', count: 12 },
    { label: 'Left without being seen', count: 1 },
  ],
  exceptions: [
    {
      label: 'Cancelled bill',
      text: 'B/26-27/003391: wrong patient (Kavita; allowed by Dr. Kulkarni, 11:14 am)',
    },
    { label: 'Discount over 10 %', text: 'B/26-27/003398: 20 %, staff family' },
    { label: 'Reprinted receipt', text: 'R/26-27/002301: duplicate copy 1' },
  ],
  seals: {
    yesterday: '7c1e90ab52d411f3e08a6b27d95c40e1',
    today: 'a49d03f6b17c8e522d6097c8f3ab5e14',
    ledger: '5b0e7c11d2f84a6390b7c4e1f8a2d35e',
  },
};

export const TODAYS_SHEET: DaySheetPrint = {
  ...SAMPLE_DAY_CLOSE,
  number: null,
  state: { kind: 'notClosed', asAt: '6:10 pm' },
  modes: SAMPLE_DAY_CLOSE.modes.map(row => ({ ...row, countedPaise: null, variancePaise: null })),
  modesTotal: { ...SAMPLE_DAY_CLOSE.modesTotal, countedPaise: null, variancePaise: null },
  varianceNote: '',
  cashCount: null,
  drawers: SAMPLE_DAY_CLOSE.drawers.map(row => ({ ...row, countedPaise: null })),
  box: null,
  advances: null,
  refunds: null,
  paidOut: null,
  exceptions: [],
  seals: null,
};
