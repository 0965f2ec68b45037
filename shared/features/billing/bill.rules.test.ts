import fc from 'fast-check';
import { expect, test } from 'vitest';
import { billAmounts, cashOfPaise, cashStandingOf, moneyRefusalOf, sumPaise } from './bill.rules.ts';
import { type NewBillLine, type NewPayment, newBillSchema } from './bill.schema.ts';

const consultation: NewBillLine = {
  description: 'Consultation',
  sacCode: '999312',
  quantity: 1,
  ratePaise: 60_000,
};
const cash = (amountPaise: number): NewPayment => ({ mode: 'cash', amountPaise, reference: '' });

const lineArbitrary = fc.record({
  description: fc.constant('Dressing'),
  sacCode: fc.constant('999312'),
  quantity: fc.integer({ min: 1, max: 999 }),
  ratePaise: fc.integer({ min: 0, max: 100_000_000 }),
});

test('any bill: its lines, less the discount, with the round-off, are its total in whole rupees', () => {
  fc.assert(
    fc.property(
      fc.array(lineArbitrary, { minLength: 1, maxLength: 60 }),
      fc.nat(1_000),
      (lines, permille) => {
        const subtotal = lines.reduce((sum, line) => sum + line.quantity * line.ratePaise, 0);
        const discountPaise = Math.floor((subtotal * permille) / 1_000);
        const amounts = billAmounts({ lines, discountPaise });
        expect(sumPaise(amounts.lines)).toBe(amounts.subtotalPaise);
        expect(amounts.subtotalPaise - discountPaise + amounts.roundOffPaise).toBe(amounts.totalPaise);
        expect(amounts.totalPaise % 100).toBe(0);
        expect(amounts.totalPaise).toBeGreaterThanOrEqual(0);
        expect(Math.abs(amounts.roundOffPaise)).toBeLessThanOrEqual(50);
      },
    ),
  );
});

test('half a rupee is rounded up, less than half is dropped, and both are their own line', () => {
  const withPaise = (ratePaise: number) =>
    billAmounts({ lines: [{ ...consultation, ratePaise }], discountPaise: 0 });
  expect(withPaise(12_550)).toMatchObject({ roundOffPaise: 50, totalPaise: 12_600 });
  expect(withPaise(12_549)).toMatchObject({ roundOffPaise: -49, totalPaise: 12_500 });
  expect(withPaise(12_500)).toMatchObject({ roundOffPaise: 0, totalPaise: 12_500 });
});

test('a free consultation is a bill of nothing', () => {
  const bill = {
    lines: [{ ...consultation, ratePaise: 0 }],
    discountPaise: 0,
    discountReason: '',
    payments: [],
  };
  expect(billAmounts(bill)).toMatchObject({ totalPaise: 0, roundOffPaise: 0 });
  expect(moneyRefusalOf(bill)).toBeNull();
});

test('a discount above the bill, a discount without a reason and too much money are each refused', () => {
  const bill = { lines: [consultation], discountPaise: 0, discountReason: '', payments: [cash(60_000)] };
  expect(moneyRefusalOf(bill)).toBeNull();
  expect(moneyRefusalOf({ ...bill, discountPaise: 60_001, discountReason: 'staff' })).toEqual({
    code: 'DISCOUNT_MORE_THAN_BILL',
    data: { subtotalPaise: 60_000 },
  });
  expect(moneyRefusalOf({ ...bill, discountPaise: 100 })).toEqual({
    code: 'DISCOUNT_NEEDS_REASON',
    data: {},
  });
  expect(moneyRefusalOf({ ...bill, payments: [cash(40_000), cash(20_001)] })).toEqual({
    code: 'PAID_MORE_THAN_BILL',
    data: { totalPaise: 60_000 },
  });
});

test('a negative fee is refused at its own field', () => {
  const result = newBillSchema.safeParse({
    patientId: 1,
    visitId: null,
    doctorId: 1,
    lines: [consultation, { ...consultation, ratePaise: -1 }],
    payments: [],
  });
  expect(result.error?.issues.map(issue => [issue.path.join('.'), issue.message])).toEqual([
    ['lines.1.ratePaise', 'NEGATIVE_AMOUNT'],
  ]);
});

test('only cash counts for the cash limit, and the limit itself is already too much', () => {
  const payments: NewPayment[] = [cash(100), { mode: 'upi', amountPaise: 500, reference: '' }, cash(20)];
  expect(cashOfPaise(payments)).toBe(120);
  const limits = { warnPaise: 16_000_000, limitPaise: 20_000_000 };
  expect(
    [15_999_999, 16_000_000, 19_999_999, 20_000_000].map(paise => cashStandingOf(paise, limits)),
  ).toEqual(['free', 'near', 'near', 'reached']);
});
