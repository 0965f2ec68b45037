import type { DaySheet } from '#shared/features/reports/reports.contract.ts';

export const sheet: DaySheet = {
  onDate: '2026-11-21',
  byMode: [
    { mode: 'cash', amountPaise: 150_000, count: 3 },
    { mode: 'upi', amountPaise: 74_000, count: 2 },
    { mode: 'card', amountPaise: 0, count: 0 },
  ],
  collectedPaise: 224_000,
  byDoctor: [
    {
      doctorId: 1,
      doctorName: 'Dr Meera Kulkarni',
      visitCount: 6,
      billCount: 5,
      billedPaise: 260_000,
      collectedPaise: 224_000,
    },
  ],
  billCount: 5,
  billedPaise: 260_000,
  discountPaise: 10_000,
  discountCount: 1,
  duesMadePaise: 36_000,
  duesMadeCount: 1,
  duesRecoveredPaise: 0,
  duesRecoveredCount: 0,
  visits: { total: 6, newPatients: 2, done: 5, stillOpen: 1, left: 0 },
  sameWeekday: [
    { onDate: '2026-10-24', collectedPaise: 200_000 },
    { onDate: '2026-10-31', collectedPaise: 200_000 },
    { onDate: '2026-11-07', collectedPaise: 200_000 },
    { onDate: '2026-11-14', collectedPaise: 200_000 },
  ],
  monthCollectedPaise: 3_000_000,
  openingFloatPaise: 200_000,
  expectedCashPaise: 350_000,
  toLookAt: [{ kind: 'visitNotBilled', what: 'A-16 · Debjani Mukherjee', amountPaise: 50_000 }],
  close: null,
  previousClose: { onDate: '2026-11-20', seal: '8c41e07b99aa00112233' },
};
