import fc from 'fast-check';
import { expect, test } from 'vitest';
import { earnedOn, ruleFor, type ShareRule, type StandingLine } from './share.rules.ts';

const rule = (changes: Partial<ShareRule>): ShareRule => ({
  ...{ id: 1, itemId: null, category: null, permille: 400, fixedPaise: null },
  ...{ basis: 'collected', validFrom: '2026-11-01', ...changes },
});
const ecg = { itemId: 7, category: 'investigation' };

test('an item goes before its category and the category before everything; a newer row goes before an older one', () => {
  const rules = [
    rule({ id: 1 }),
    rule({ id: 2, category: 'investigation', permille: 200 }),
    rule({ id: 3, itemId: 7, permille: null, fixedPaise: 5_000, validFrom: '2026-11-10' }),
    rule({ id: 4, itemId: 7, permille: 300, validFrom: '2026-11-20' }),
    rule({ id: 5, itemId: 7, permille: 350, validFrom: '2026-11-20' }),
  ];
  const idOn = (day: string, line: { itemId: number | null; category: string } = ecg) =>
    ruleFor(rules, line, day)?.id ?? null;
  expect(['2026-10-31', '2026-11-09', '2026-11-10', '2026-11-20'].map(day => idOn(day))).toEqual([
    ...[null, 2, 3, 5],
  ]);
  expect(idOn('2026-11-20', { itemId: null, category: 'consultation' })).toBe(1);
  expect(idOn('2026-11-20', { itemId: 8, category: 'investigation' })).toBe(2);
});

test('a rule that ends lets the wider one speak again; nought percent does not', () => {
  const wide = rule({ id: 1, permille: 400 });
  const ended = rule({ id: 2, itemId: 7, permille: null });
  expect(ruleFor([wide, ended], ecg, '2026-11-05')?.id).toBe(1);
  expect(ruleFor([wide, rule({ id: 2, itemId: 7, permille: 0 })], ecg, '2026-11-05')?.permille).toBe(0);
});

const line = (changes: Partial<StandingLine> = {}): StandingLine => ({
  ...{ quantity: 2, netPaise: 60_000, creditedQuantity: 0, creditedNetPaise: 0 },
  bill: { totalPaise: 100_000, collectedPaise: 50_000, isCancelled: false },
  ...changes,
});

test.each([
  ['half of the bill is collected', line(), rule({}), 12_000],
  ['by what was billed', line(), rule({ basis: 'billed' }), 24_000],
  ['so much for each of two', line(), rule({ permille: null, fixedPaise: 10_000 }), 10_000],
  ['so much for each, above the net amount', line(), rule({ permille: null, fixedPaise: 90_000 }), 30_000],
  [
    'one of two was credited',
    line({ creditedQuantity: 1, creditedNetPaise: 30_000 }),
    rule({ permille: null, fixedPaise: 10_000 }),
    5_000,
  ],
  [
    'a package of which three quarters were credited: what was used of it',
    line({
      ...{ quantity: 1, netPaise: 400_000, creditedQuantity: 1, creditedNetPaise: 300_000 },
      bill: { totalPaise: 100_000, collectedPaise: 100_000, isCancelled: false },
    }),
    rule({ permille: null, fixedPaise: 50_000 }),
    12_500,
  ],
  [
    'two of three were left, though a third of the net amount is no whole paise',
    line({
      ...{ quantity: 3, netPaise: 10_000, creditedQuantity: 1, creditedNetPaise: 3_334 },
      bill: { totalPaise: 6_666, collectedPaise: 6_666, isCancelled: false },
    }),
    rule({ permille: null, fixedPaise: 1_000 }),
    2_000,
  ],
  [
    'a cancelled bill',
    line({ bill: { totalPaise: 100_000, collectedPaise: 0, isCancelled: true } }),
    rule({ basis: 'billed' }),
    0,
  ],
  [
    'a bill of nothing',
    line({ netPaise: 0, bill: { totalPaise: 0, collectedPaise: 0, isCancelled: false } }),
    rule({}),
    0,
  ],
])('a share of a line: %s', (_what, standing, by, sharePaise) => {
  expect(earnedOn(standing, by).sharePaise).toBe(sharePaise);
});

const lineArbitrary = fc.record({
  quantity: fc.integer({ min: 1, max: 9 }),
  netPaise: fc.integer({ min: 0, max: 5_000_000 }),
});
const acts = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('collect' as const), permille: fc.integer({ min: 1, max: 1_000 }) }),
    fc.record({ kind: fc.constant('giveBack' as const), permille: fc.integer({ min: 1, max: 1_000 }) }),
    fc.record({ kind: fc.constant('credit' as const), at: fc.nat(3) }),
    fc.record({ kind: fc.constant('cancel' as const) }),
    fc.record({ kind: fc.constant('payOut' as const) }),
  ),
  { maxLength: 25 },
);
const rateArbitrary = fc.oneof(
  fc.record({ permille: fc.integer({ min: 0, max: 1_000 }), fixedPaise: fc.constant(null) }),
  fc.record({ permille: fc.constant(null), fixedPaise: fc.integer({ min: 0, max: 500_000 }) }),
);
const part = (paise: number, permille: number) => Math.floor((paise * permille) / 1_000);

test('whatever is paid, given back, credited, cancelled and paid out in any order: the payouts are the share of what stands, never more', () => {
  fc.assert(
    fc.property(
      fc.array(lineArbitrary, { minLength: 1, maxLength: 4 }),
      rateArbitrary,
      fc.constantFrom<ShareRule['basis']>('collected', 'billed'),
      acts,
      (lines, rate, basis, steps) => {
        const bill = {
          totalPaise: lines.reduce((sum, { netPaise }) => sum + netPaise, 0),
          collectedPaise: 0,
          isCancelled: false,
        };
        const standing = lines.map(one => ({ ...one, creditedQuantity: 0, creditedNetPaise: 0, bill }));
        const given = lines.map(() => 0);
        const shares = () => standing.map(one => earnedOn(one, { ...rate, basis }).sharePaise);
        const payOut = () =>
          shares().forEach((share, at) => {
            given[at] = (given[at] ?? 0) + (share - (given[at] ?? 0));
          });
        for (const step of steps) {
          if (step.kind === 'payOut') payOut();
          else if (step.kind === 'collect') {
            bill.collectedPaise += part(bill.totalPaise - bill.collectedPaise, step.permille);
          } else if (step.kind === 'giveBack') {
            bill.collectedPaise -= part(bill.collectedPaise, step.permille);
          } else if (step.kind === 'cancel') {
            bill.isCancelled = true;
          } else {
            const one = standing[step.at % standing.length];
            if (!one || one.creditedNetPaise > 0) continue;
            const leftPaise = part(one.netPaise, 500);
            bill.totalPaise -= one.netPaise - leftPaise;
            one.creditedNetPaise = one.netPaise - leftPaise;
            one.creditedQuantity = one.quantity - 1;
            bill.collectedPaise = Math.min(bill.collectedPaise, bill.totalPaise);
          }
          standing.forEach(one => {
            const { netPaise, collectedPaise, sharePaise } = earnedOn(one, { ...rate, basis });
            expect(sharePaise).toBeGreaterThanOrEqual(0);
            expect(sharePaise).toBeLessThanOrEqual(basis === 'billed' ? netPaise : collectedPaise);
            if (rate.permille !== null && basis === 'collected' && netPaise > 0) {
              const exact =
                (BigInt(rate.permille) * BigInt(netPaise) * BigInt(bill.collectedPaise)) /
                (1_000n * BigInt(bill.totalPaise));
              expect(BigInt(sharePaise)).toBe(exact);
            }
          });
        }
        payOut();
        expect(given).toEqual(shares());
        const collected = standing.reduce((sum, one) => sum + earnedOn(one, null).collectedPaise, 0);
        expect(collected).toBeLessThanOrEqual(bill.collectedPaise);
      },
    ),
  );
});
