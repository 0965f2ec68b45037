import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evenSharePaise, refundablePaise } from './package.rules.ts';

test.each([
  ['nothing used gives the price back', 400_000, [{ uses: 10, used: 0, listPricePaise: 50_000 }], 400_000],
  [
    'used sessions count at their own price',
    400_000,
    [{ uses: 10, used: 3, listPricePaise: 50_000 }],
    250_000,
  ],
  ['never less than nothing', 400_000, [{ uses: 10, used: 9, listPricePaise: 50_000 }], 0],
  ['nothing once all is used', 400_000, [{ uses: 2, used: 2, listPricePaise: 1_000 }], 0],
])('%s', (_, pricePaise, contents, refundable) => {
  expect(refundablePaise(pricePaise, contents)).toBe(refundable);
});

test('what a package is worth never grows by using it', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(100_000), fc.integer({ min: 1, max: 30 }), (paid, each, uses) => {
      const worth = Array.from({ length: uses + 1 }, (_, used) =>
        refundablePaise(paid, [{ uses, used, listPricePaise: each }]),
      );
      expect(worth).toEqual(worth.toSorted((a, b) => b - a));
      expect(worth.every(paise => paise >= 0 && paise <= paid)).toBe(true);
    }),
  );
});

test('an even share never adds up to less than the price', () => {
  expect(evenSharePaise(100_000, 3) * 3).toBeGreaterThanOrEqual(100_000);
});
