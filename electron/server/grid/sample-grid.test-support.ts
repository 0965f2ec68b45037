import { type Grid, gridOf } from '#shared/kernel/grid.ts';

export type SampleBill = {
  number: string;
  onDate: string;
  takenAt: number | null;
  person: string;
  doctor: string;
  amountPaise: number;
  share: number | null;
  visits: number;
  isCancelled?: boolean;
};

// 21 Nov 2026, 6:40 pm in India.
export const EVENING = Date.UTC(2026, 10, 21, 13, 10);

export const SAMPLE_BILLS: readonly SampleBill[] = [
  {
    ...{ number: 'B/26-27/003391', onDate: '2026-11-21', takenAt: EVENING, person: 'Lakshmi Raghavan' },
    ...{ doctor: 'Dr Meera Kulkarni', amountPaise: 1_23_45_678_50, share: 12.5, visits: 3 },
  },
  {
    ...{ number: 'B/26-27/003392', onDate: '2026-04-01', takenAt: null, person: '=HYPERLINK("x")' },
    ...{ doctor: 'Dr Meera Kulkarni', amountPaise: -50_000, share: null, visits: 1, isCancelled: true },
  },
  {
    ...{ number: 'B/26-27/003393', onDate: '2026-11-20', takenAt: EVENING, person: 'सुनीता देशमुख, "नाना" पेठ' },
    ...{ doctor: 'Dr Farhan Qureshi', amountPaise: 10, share: 100, visits: 12_345 },
  },
];

export function sampleGrid(bills: readonly SampleBill[] = SAMPLE_BILLS, hasGroups = false): Grid {
  return gridOf<SampleBill>({
    title: 'Bills: all of the day [1/2]',
    subtitle: '1 Apr 2026 to 21 Nov 2026 · all doctors',
    totalLabel: 'Total',
    rows: bills,
    ...(hasGroups ? { groupBy: { label: 'Doctor', of: bill => bill.doctor } } : {}),
    markOf: bill => (bill.isCancelled ? 'struck' : undefined),
    notes: ['Cancelled bills are struck through; their numbers stay.'],
    columns: [
      { key: 'number', label: 'Number', of: bill => bill.number },
      { key: 'day', label: 'Day', kind: 'day', of: bill => bill.onDate },
      { key: 'at', label: 'Taken at', kind: 'instant', of: bill => bill.takenAt },
      { key: 'person', label: 'Name', of: bill => bill.person },
      { key: 'visits', label: 'Visits', kind: 'number', of: bill => bill.visits, total: 'sum' },
      { key: 'share', label: 'Share', kind: 'percent', of: bill => bill.share, total: 56.3 },
      { key: 'amount', label: 'Amount', kind: 'paise', of: bill => bill.amountPaise, total: 'sum' },
    ],
  });
}
