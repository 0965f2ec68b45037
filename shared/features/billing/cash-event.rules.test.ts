import { expect, test } from 'vitest';
import { type AdvanceMove, advanceCashOf, cashInNext } from './cash-event.rules.ts';

type Step = [kind: AdvanceMove['kind'], paise: number, more?: Partial<AdvanceMove>];

/** Ids are places in the story, from 1. */
function movesOf(steps: readonly Step[]): AdvanceMove[] {
  return steps.map(([kind, amountPaise, more], index) => ({
    ...{ id: index + 1, kind, amountPaise, cashPaise: 0, billId: null, reversesId: null },
    ...more,
  }));
}
const cashIn = (paise: number): Step => ['advance', paise, { cashPaise: paise }];
const upiIn = (paise: number): Step => ['advance', paise];
const use = (paise: number, billId: number): Step => ['advanceApplied', paise, { billId }];

test.each<[string, Step[], number, Record<number, number>]>([
  ['cash that waits for a bill', [cashIn(100), cashIn(50)], 150, {}],
  ['UPI is not cash', [upiIn(100)], 0, {}],
  ['the oldest money is used first', [upiIn(100), cashIn(100), use(150, 7)], 50, { 7: 50 }],
  ['cash first, then UPI', [cashIn(100), upiIn(100), use(150, 7)], 0, { 7: 100 }],
  ['over two bills', [cashIn(100), use(60, 7), use(40, 8)], 0, { 7: 60, 8: 40 }],
  [
    'a use that was taken back',
    [cashIn(100), use(60, 7), ['advanceAppliedReversed', 60, { billId: 7, reversesId: 2 }]],
    100,
    { 7: 0 },
  ],
  [
    'a receipt that was reversed',
    [cashIn(100), upiIn(50), ['advanceReversed', 100, { reversesId: 1 }]],
    0,
    {},
  ],
  ['a refund takes the oldest', [cashIn(100), upiIn(50), ['advanceToPayBack', 120]], 0, {}],
  [
    'money kept of a bill that had taken cash',
    [['keptAsAdvance', 100, { cashPaise: 70, billId: 7 }]],
    70,
    {},
  ],
  [
    'money kept of a bill that an advance had paid',
    [cashIn(80), use(80, 7), ['keptAsAdvance', 80, { billId: 7 }]],
    80,
    { 7: 80 },
  ],
])('%s', (_, steps, unappliedPaise, onBills) => {
  const standing = advanceCashOf(movesOf(steps));
  expect(standing.unappliedPaise).toBe(unappliedPaise);
  expect(Object.fromEntries(standing.onBills)).toEqual(onBills);
});

test('what an amount would carry onto a bill is asked before it is used', () => {
  const moves = movesOf([upiIn(100), cashIn(100)]);
  expect([50, 100, 150, 200, 500].map(paise => cashInNext(moves, paise))).toEqual([0, 0, 50, 100, 100]);
});
