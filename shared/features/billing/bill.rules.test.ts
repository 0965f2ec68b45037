import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  apportion,
  billAmounts,
  cashOfPaise,
  cashStandingOf,
  documentTypeOf,
  moneyRefusalOf,
  sumPaise,
} from './bill.rules.ts';
import { type NewBillLine, type NewPayment, newBillSchema } from './bill.schema.ts';
import { givenAwayOf } from './given-away.rules.ts';

const consultation: NewBillLine = {
  description: 'Consultation',
  sacCode: '999312',
  quantity: 1,
  ratePaise: 60_000,
};
const cash = (amountPaise: number): NewPayment => ({ mode: 'cash', amountPaise, reference: '' });

const lineArbitrary = fc
  .record({
    description: fc.constant('Dressing'),
    sacCode: fc.constant('999312'),
    quantity: fc.integer({ min: 1, max: 999 }),
    ratePaise: fc.integer({ min: 0, max: 1_000_000 }),
    gstPermille: fc.constantFrom(0, 50, 120, 180),
    isTaxInclusive: fc.boolean(),
    ownPermille: fc.oneof(fc.constant(0), fc.nat(1_000)),
  })
  .map(({ ownPermille, ...line }) => ({
    ...line,
    discountPaise: Math.floor((line.quantity * line.ratePaise * ownPermille) / 1_000),
  }));

function sumBy<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}

function expectToTie(lines: readonly NewBillLine[], discountPermille: number): void {
  const left = sumBy(lines, line => line.quantity * line.ratePaise - (line.discountPaise ?? 0));
  const billDiscount = Math.floor((left * discountPermille) / 1_000);
  const bill = billAmounts({ lines, discountPaise: billDiscount });
  expect(sumPaise(bill.lines)).toBe(bill.subtotalPaise);
  expect(sumBy(bill.lines, line => line.billDiscountPaise)).toBe(billDiscount);
  expect(sumBy(bill.lines, line => line.discountPaise + line.billDiscountPaise)).toBe(bill.discountPaise);
  expect(sumBy(bill.lines, line => line.cgstPaise + line.sgstPaise)).toBe(bill.taxPaise);
  // The lines come to the total by themselves: value before tax, tax, and one round-off for all.
  const value = sumBy(bill.lines, line => line.taxablePaise);
  expect(value + bill.taxPaise + bill.roundOffPaise).toBe(bill.totalPaise);
  expect(bill.subtotalPaise - bill.discountPaise + bill.addedTaxPaise + bill.roundOffPaise).toBe(
    bill.totalPaise,
  );
  expect(bill.lines.every(line => line.cgstPaise === line.sgstPaise && line.taxablePaise >= 0)).toBe(true);
  expect(bill.lines.every(line => line.discountPaise + line.billDiscountPaise <= line.amountPaise)).toBe(
    true,
  );
  expect(bill.totalPaise < 100 || bill.totalPaise % 100 === 0).toBe(true);
  expect(bill.totalPaise).toBeGreaterThanOrEqual(0);
  expect(Math.abs(bill.roundOffPaise)).toBeLessThanOrEqual(50);
}

test('any bill: lines, discounts, tax and round-off tie to the paisa', () => {
  fc.assert(
    fc.property(fc.array(lineArbitrary, { minLength: 1, maxLength: 60 }), fc.nat(1_000), expectToTie),
  );
});

test('a bill of a thousand lines ties as one of a single line does', () => {
  const manyLines = fc.array(lineArbitrary, { minLength: 1_000, maxLength: 1_000 });
  fc.assert(fc.property(manyLines, fc.nat(1_000), expectToTie), { numRuns: 20 });
});

test('an amount is divided to the last paisa; of equal remainders the earlier line takes it', () => {
  expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(apportion(200, [50_000, 25_000, 0, 25_000])).toEqual([100, 50, 0, 50]);
  expect(apportion(7, [0, 0])).toEqual([0, 0]);
  const weightsArbitrary = fc.array(fc.nat(100_000_000_000), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(weightsArbitrary, fc.nat(1_000), (weights, permille) => {
      const amount = Number((BigInt(sumBy(weights, weight => weight)) * BigInt(permille)) / 1_000n);
      const parts = apportion(amount, weights);
      expect(sumBy(parts, part => part)).toBe(amount);
      expect(parts.every((part, index) => part >= 0 && part <= (weights[index] ?? 0))).toBe(true);
    }),
  );
});

test.each([
  [
    'a rate that holds its tax',
    { ratePaise: 1_000_00, gstPermille: 180, isTaxInclusive: true },
    847_46,
    76_27,
  ],
  ['tax on top of the rate', { ratePaise: 62_50, gstPermille: 50 }, 62_50, 1_56],
  ['half a paisa of each tax goes up', { ratePaise: 1_00, gstPermille: 50 }, 1_00, 3],
  ['tax of less than half a paisa is none', { ratePaise: 9, gstPermille: 50 }, 9, 0],
  ['no tax', { ratePaise: 600_00 }, 600_00, 0],
])('%s: value and each half of the tax', (_, line, taxablePaise, halfPaise) => {
  const { lines } = billAmounts({ lines: [{ ...line, quantity: 1 }], discountPaise: 0 });
  expect(lines[0]).toMatchObject({ taxablePaise, cgstPaise: halfPaise, sgstPaise: halfPaise });
});

test('a discount lowers the value that is taxed', () => {
  const taxed = { quantity: 1, ratePaise: 1_000_00, gstPermille: 180, discountPaise: 100_00 };
  const bill = billAmounts({ lines: [taxed, { quantity: 1, ratePaise: 900_00 }], discountPaise: 180_00 });
  expect(bill.lines.map(line => [line.taxablePaise, line.cgstPaise])).toEqual([
    [810_00, 72_90],
    [810_00, 0],
  ]);
  expect(bill).toMatchObject({
    discountPaise: 280_00,
    taxPaise: 145_80,
    totalPaise: 1_766_00,
    roundOffPaise: 20,
  });
});

test('the kind of paper follows from the lines', () => {
  const paperOf = (...rates: number[]) =>
    documentTypeOf(rates.map(gstPermille => ({ gstPermille, taxablePaise: 10_000 })));
  expect([paperOf(0), paperOf(0, 0), paperOf(50, 180), paperOf(0, 50)]).toEqual([
    'billOfSupply',
    'billOfSupply',
    'taxInvoice',
    'invoiceCumBill',
  ]);
  const exempt = { gstPermille: 0, taxablePaise: 10_000 };
  const session = { gstPermille: 180, taxablePaise: 0 };
  expect([documentTypeOf([exempt, session]), documentTypeOf([session])]).toEqual([
    'billOfSupply',
    'taxInvoice',
  ]);
});

test('a bill under one rupee is not rounded away', () => {
  const of = (ratePaise: number) => billAmounts({ lines: [{ quantity: 1, ratePaise }], discountPaise: 0 });
  expect([of(49), of(99), of(100), of(149)].map(bill => bill.totalPaise)).toEqual([49, 99, 100, 100]);
});

test('a lowered rate counts as given away, a raised one and a paid session do not', () => {
  const below = { quantity: 2, ratePaise: 400_00, listPricePaise: 500_00 };
  const above = { quantity: 1, ratePaise: 700_00, listPricePaise: 600_00 };
  const byHand = { quantity: 1, ratePaise: 100_00, discountPaise: 10_00 };
  const paid = { quantity: 1, ratePaise: 0, listPricePaise: 900_00, isPrepaid: true as const };
  expect(givenAwayOf({ lines: [below, above, byHand, paid], discountPaise: 50_00 })).toEqual({
    fullPaise: 1_800_00,
    givenPaise: 260_00,
  });
});

test('half a rupee is rounded up, less than half is dropped, and both are their own line', () => {
  const withPaise = (ratePaise: number) =>
    billAmounts({ lines: [{ ...consultation, ratePaise }], discountPaise: 0 });
  expect(withPaise(12_550)).toMatchObject({ roundOffPaise: 50, totalPaise: 12_600 });
  expect(withPaise(12_549)).toMatchObject({ roundOffPaise: -49, totalPaise: 12_500 });
  expect(withPaise(12_500)).toMatchObject({ roundOffPaise: 0, totalPaise: 12_500 });
});

test('to the paisa nothing is rounded: the total is what the lines come to with their tax', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9_000_000 }),
      fc.constantFrom(0, 50, 180),
      (ratePaise, gstPermille) => {
        const bill = { lines: [{ ...consultation, ratePaise, gstPermille }], discountPaise: 0 };
        const exact = billAmounts({ ...bill, rounding: 'paisa' });
        expect(exact.roundOffPaise).toBe(0);
        expect(exact.totalPaise).toBe(ratePaise + exact.addedTaxPaise);
        const rounded = billAmounts({ ...bill, rounding: 'rupee' });
        expect(rounded.totalPaise - rounded.roundOffPaise).toBe(exact.totalPaise);
      },
    ),
  );
  const paid = { lines: [{ ...consultation, ratePaise: 12_537 }], discountPaise: 0, discountReason: '' };
  const refusalOf = (amountPaise: number) =>
    moneyRefusalOf({ ...paid, rounding: 'paisa', payments: [{ mode: 'upi', amountPaise, reference: '' }] });
  expect(refusalOf(12_537)).toBeNull();
  expect(refusalOf(12_538)).toMatchObject({ code: 'PAID_MORE_THAN_BILL', data: { totalPaise: 12_537 } });
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

test('a line gives no more away than it costs, and a discount of a line asks for its reason too', () => {
  const bill = { lines: [consultation], discountPaise: 0, discountReason: '', payments: [] };
  const less = (discountPaise: number) => [{ ...consultation, discountPaise }];
  expect(moneyRefusalOf({ ...bill, lines: less(60_001) })?.code).toBe('DISCOUNT_MORE_THAN_BILL');
  expect(moneyRefusalOf({ ...bill, lines: less(6_000) })?.code).toBe('DISCOUNT_NEEDS_REASON');
  const given = { ...bill, lines: less(60_000), discountReason: 'staff' };
  expect(moneyRefusalOf(given)).toBeNull();
  expect(moneyRefusalOf({ ...given, discountPaise: 1 })?.code).toBe('DISCOUNT_MORE_THAN_BILL');
});

test('an advance and the money of the day together are not above the bill', () => {
  const bill = { lines: [consultation], discountPaise: 0, discountReason: '', payments: [cash(20_000)] };
  expect(moneyRefusalOf({ ...bill, advancePaise: 40_000 })).toBeNull();
  expect(moneyRefusalOf({ ...bill, advancePaise: 40_001 })?.code).toBe('PAID_MORE_THAN_BILL');
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
