import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settleBills, tdsOnReceived } from './settlement.rules.ts';

const amount = fc.integer({ min: 1, max: 100_000_000 });

test('the tax kept back is spread over the bills to the paisa, and no bill has more tax than is settled of it', () => {
  fc.assert(
    fc.property(
      fc.array(amount, { minLength: 1, maxLength: 60 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (amounts, part) => {
        const shares = amounts.map((amountPaise, index) => ({ billId: index + 1, amountPaise }));
        const wholePaise = amounts.reduce((sum, paise) => sum + paise, 0);
        const tdsPaise = Math.floor(wholePaise * part);
        const settled = settleBills(shares, tdsPaise);
        expect(settled.reduce((sum, bill) => sum + bill.tdsPaise, 0)).toBe(tdsPaise);
        settled.forEach((bill, index) => {
          expect(bill.receivedPaise + bill.tdsPaise).toBe(amounts[index]);
          expect(bill.tdsPaise).toBeGreaterThanOrEqual(0);
          expect(bill.receivedPaise).toBeGreaterThanOrEqual(0);
        });
      },
    ),
  );
});

test.each([
  [90_000, 100, 10_000],
  [98_000, 20, 2_000],
  [123_456, 0, 0],
  [40, 100, 0],
])(
  'of %d paise that came from a company keeping %d per mille, %d were kept back',
  (received, permille, tds) => {
    expect(tdsOnReceived(received, permille)).toBe(tds);
  },
);
