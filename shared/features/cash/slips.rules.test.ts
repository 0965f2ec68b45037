import { expect, test } from 'vitest';
import type { LedgerKind, MoneyMode } from '../ledger/ledger.rules.ts';
import type { ModeKindSum } from './drawer-lines.rules.ts';
import {
  expectedPaise,
  movesBesideSlips,
  type SlipMode,
  slipDifferences,
  slipPaise,
  slipsSchema,
} from './slips.rules.ts';

const sum = (mode: MoneyMode, kind: LedgerKind, amountPaise: number): ModeKindSum => ({
  ...{ mode, kind, amountPaise, count: 1 },
});

test.each<[string, SlipMode, [LedgerKind, number][], number]>([
  [
    'money received on bills and as an advance',
    'upi',
    [
      ['receipt', 35_000],
      ['advance', 5_000],
    ],
    40_000,
  ],
  [
    'a receipt taken back',
    'upi',
    [
      ['receipt', 35_000],
      ['receiptReversed', -10_000],
    ],
    25_000,
  ],
  [
    'an advance taken back',
    'bank',
    [
      ['advance', 35_000],
      ['advanceReversed', -35_000],
    ],
    0,
  ],
  [
    'an expense by UPI is not on its slip',
    'upi',
    [
      ['receipt', 35_000],
      ['expense', -10_000],
    ],
    35_000,
  ],
  ['nothing taken and an expense: the slip is empty', 'upi', [['expense', -10_000]], 0],
  [
    'a doctor’s share and tax paid by the bank',
    'bank',
    [
      ['payout', -9_000],
      ['tdsPaid', -1_000],
    ],
    0,
  ],
  ['cash carried to the bank is no company’s money', 'bank', [['deposited', 50_000]], 0],
  [
    'a refund by UPI leaves from another app',
    'upi',
    [
      ['receipt', 35_000],
      ['refundPaid', -10_000],
    ],
    35_000,
  ],
  [
    'a card machine gives refunds back itself',
    'card',
    [
      ['receipt', 35_000],
      ['refundPaid', -10_000],
    ],
    25_000,
  ],
  ['so much that its slip is less than nothing', 'card', [['refundPaid', -10_000]], -10_000],
  ['yesterday’s receipt taken back: today’s list is empty', 'upi', [['receiptReversed', -10_000]], 0],
])('an honest slip: %s', (_, mode, entries, paise) => {
  const sums = entries.map(([kind, amountPaise]) => sum(mode, kind, amountPaise));
  expect(slipPaise(sums, mode)).toBe(paise);
  expect(expectedPaise(sums, mode, 50_000)).toBe(paise);
  expect(slipDifferences(sums, { [mode]: paise })).toEqual({});
  expect(slipDifferences(sums, { [mode]: paise + 500 })).toEqual({ [mode]: 500 });
});

test('cash should be there with its float, less what was paid out of it', () => {
  const sums = [sum('cash', 'receipt', 60_000), sum('cash', 'expense', -4_000)];
  expect(expectedPaise(sums, 'cash', 20_000)).toBe(76_000);
  expect(movesBesideSlips(sums)).toBe(false);
  expect(movesBesideSlips([...sums, sum('upi', 'expense', -100)])).toBe(true);
});

test('a slip holds a company’s fifteen lakh and more; only a card machine’s says less than nothing', () => {
  const isSlip = (slips: Record<string, number>) => slipsSchema.safeParse(slips).success;
  expect([{ bank: 150_000_000 }, { bank: 10_000_000_000 }, { card: -5_000 }].every(isSlip)).toBe(true);
  expect(
    [{ bank: 10_000_000_001 }, { upi: -1 }, { cheque: -1 }, { cash: 1 }, { card: 0.5 }].filter(isSlip),
  ).toEqual([]);
});
