import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NewPayment } from '../billing/bill.schema.ts';
import { ageOfDue } from './ageing.rules.ts';
import { paymentsOfBills, spreadInOrder } from './spread.rules.ts';

test.each([
  ['2026-11-21', null, 0, 'upTo7'],
  ['2026-11-14', null, 7, 'upTo7'],
  ['2026-11-13', null, 8, 'upTo30'],
  ['2026-10-22', null, 30, 'upTo30'],
  ['2026-10-21', null, 31, 'upTo90'],
  ['2026-08-23', null, 90, 'upTo90'],
  ['2026-08-22', null, 91, 'over90'],
  ['2026-01-01', '2026-11-22', -1, 'notYet'],
  ['2026-01-01', '2026-11-20', 1, 'upTo7'],
] as const)('a bill of %s, promised for %s, is %d days old', (billedOn, promisedOn, ageDays, band) => {
  expect(ageOfDue(billedOn, promisedOn, '2026-11-21')).toEqual({
    ...{ sinceOn: promisedOn ?? billedOn, ageDays, band },
  });
});

test('the oldest is filled first, the last in part, and what is over belongs to nobody', () => {
  const dues = [
    { billId: 1, duePaise: 500 },
    { billId: 2, duePaise: 300 },
    { billId: 3, duePaise: 200 },
  ];
  expect(spreadInOrder(dues, 600)).toEqual({
    ...{ restPaise: 0 },
    shares: [
      { billId: 1, amountPaise: 500 },
      { billId: 2, amountPaise: 100 },
    ],
  });
  expect(spreadInOrder(dues, 1_100).restPaise).toBe(100);
});

test('any split payments over any bills: every bill gets its share and every mode gives its sum', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 6 });
  const modes = ['cash', 'upi', 'card', 'cheque', 'bank'] as const;
  fc.assert(
    fc.property(amounts, amounts, (dues, paid) => {
      const payments = paid.map(
        (amountPaise, index): NewPayment => ({
          ...{ mode: modes[index % 5] ?? 'cash', amountPaise, reference: '' },
        }),
      );
      const sum = (rows: readonly { amountPaise: number }[]) =>
        rows.reduce((all, row) => all + row.amountPaise, 0);
      const { shares, restPaise } = spreadInOrder(
        dues.map((duePaise, billId) => ({ billId, duePaise })),
        sum(payments),
      );
      const rows = paymentsOfBills(shares, payments);
      expect(sum(rows)).toBe(sum(payments) - restPaise);
      for (const { billId, amountPaise } of shares) {
        expect(sum(rows.filter(row => row.billId === billId))).toBe(amountPaise);
      }
      expect(rows.every(({ amountPaise }) => amountPaise > 0)).toBe(true);
    }),
  );
});
