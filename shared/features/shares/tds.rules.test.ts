import fc from 'fast-check';
import { expect, test } from 'vitest';
import { depositBy, openMonths, tdsOn } from './tds.rules.ts';

const limits = { thresholdPaise: 5_000_000, permille: 100, withoutPanPermille: 200 };
const year = { yearGrossPaise: 0, yearTdsPaise: 0, hasPan: true, keepsTds: true, limits };

test.each([
  ['exactly the limit', 5_000_000, {}, 0],
  ['one rupee above it: of all of it', 5_000_100, {}, 500_000],
  ['above it without PAN', 5_000_100, { hasPan: false }, 1_000_000],
  ['a clinic that need not keep it', 9_000_000, { keepsTds: false }, 0],
  [
    'crossed by this payout: of the whole year',
    1_000_000,
    { yearGrossPaise: 4_500_000, yearTdsPaise: 0 },
    550_000,
  ],
  [
    'later in the year: of this one',
    1_000_000,
    { yearGrossPaise: 5_500_000, yearTdsPaise: 550_000 },
    100_000,
  ],
  ['more tax than the payout', 10_000, { yearGrossPaise: 4_999_000 }, 10_000],
  ['more kept back before than is asked', 100_000, { yearGrossPaise: 6_000_000, yearTdsPaise: 900_000 }, 0],
])('tax on professional fees: %s', (_what, grossPaise, changes, tdsPaise) => {
  expect(tdsOn({ ...year, ...changes, grossPaise })).toBe(tdsPaise);
});

test('over a year of payouts the tax is the rate of all of it to the rupee, as soon as a payout can bear it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 4_000_000 }), { maxLength: 14 }), payouts => {
      let [grossPaise, tdsPaise] = [0, 0];
      for (const payout of payouts) {
        const tds = tdsOn({
          ...year,
          yearGrossPaise: grossPaise,
          yearTdsPaise: tdsPaise,
          grossPaise: payout,
        });
        expect(tds).toBeGreaterThanOrEqual(0);
        expect(tds).toBeLessThanOrEqual(payout);
        grossPaise += payout;
        tdsPaise += tds;
        const asked = grossPaise > limits.thresholdPaise ? Math.round(grossPaise / 1_000) * 100 : 0;
        expect(tdsPaise).toBeLessThanOrEqual(asked);
        if (tds < payout) expect(tdsPaise).toBe(asked);
      }
    }),
  );
});

test('tax of a month is deposited by the seventh of the next, that of March by 30 April', () => {
  expect(['2026-11', '2026-12', '2027-01', '2027-02', '2027-03'].map(depositBy)).toEqual([
    ...['2026-12-07', '2027-01-07', '2027-02-07', '2027-03-07', '2027-04-30'],
  ]);
});

test('a deposit settles the oldest month first', () => {
  const months = [
    { month: '2026-10', keptPaise: 500 },
    { month: '2026-11', keptPaise: 700 },
  ];
  expect(openMonths(months, 600).map(({ openPaise }) => openPaise)).toEqual([0, 600]);
  expect(openMonths(months, 0).map(({ openPaise }) => openPaise)).toEqual([500, 700]);
});

test('what a month took back settles what is open, before it or after it: never more is open than is to be deposited', () => {
  const kept = [
    { month: '2026-11', keptPaise: 500 },
    { month: '2026-12', keptPaise: -500 },
    { month: '2027-01', keptPaise: 300 },
  ];
  const open = (months: typeof kept, depositedPaise: number) =>
    openMonths(months, depositedPaise).map(({ openPaise }) => openPaise);
  // Deposited and then taken back: the next month's is paid already.
  expect(open(kept, 500)).toEqual([0, 0, 0]);
  expect(open(kept.slice(0, 2), 0)).toEqual([0, 0]);
  expect(open(kept, 0)).toEqual([0, 0, 300]);
});
