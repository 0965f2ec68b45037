import { reasonIn } from '#shared/features/cash/close-reasons.ts';
import { drawerLines } from '#shared/features/cash/drawer-lines.rules.ts';
import { categoryWord } from '#shared/features/cash/expense-category.rules.ts';
import { SLIP_MODES, slipPaise } from '#shared/features/cash/slips.rules.ts';
import type { LedgerKind, MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import type { PrintWords } from '#shared/i18n/print-words.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import type { CategorySum, MoneyRow, SumOfRows } from '../cash/cash.service.ts';
import type { DaySheetPrint, ModeRow } from './day-sheet-print.ts';
import type { DaySheetWords } from './day-sheet-words.ts';
import type { RefundPaid } from './reports.sql.ts';

const RECEIVED: readonly LedgerKind[] = ['receipt', 'receiptReversed', 'advance', 'advanceReversed'];
const PAID_OUT: readonly LedgerKind[] = [
  ...(['expense', 'expenseReversed', 'payout', 'payoutReversed', 'tdsPaid', 'tdsPaidReversed'] as const),
];

type Words = { words: DaySheetWords; modes: Readonly<Record<MoneyMode, string>> };

function movesOf(sheet: DaySheet, kinds: readonly LedgerKind[], mode?: MoneyMode): number {
  return sheet.moves
    .filter(move => kinds.includes(move.kind) && (mode === undefined || move.mode === mode))
    .reduce((sum, { amountPaise }) => sum + amountPaise, 0);
}

function countOf(sheet: DaySheet, kinds: readonly LedgerKind[]): number {
  return sheet.moves.filter(move => kinds.includes(move.kind)).reduce((sum, { count }) => sum + count, 0);
}

/** A mode that nothing was paid out by prints a dash. */
function orNone(paise: number): number | null {
  return paise === 0 ? null : paise;
}

function modeRow(sheet: DaySheet, mode: MoneyMode, label: string): ModeRow {
  const { close, slips } = sheet;
  const receivedPaise = movesOf(sheet, RECEIVED, mode);
  const refundsPaise = movesOf(sheet, ['refundPaid'], mode);
  const paidOutPaise = movesOf(sheet, PAID_OUT, mode);
  const expectedPaise = mode === 'cash' ? sheet.expectedCashPaise : slipPaise(sheet.moves, mode);
  const countedPaise = mode === 'cash' ? (close?.countedCashPaise ?? null) : (slips[mode] ?? null);
  return {
    label,
    openingPaise: mode === 'cash' ? sheet.openingFloatPaise : null,
    receivedPaise,
    refundsPaise: orNone(refundsPaise),
    paidOutPaise: orNone(paidOutPaise),
    expectedPaise,
    countedPaise,
    variancePaise: countedPaise === null ? null : countedPaise - expectedPaise,
  };
}

/** Cash is counted by hand, the others by the machines' slips where somebody looked. */
export function modesOf(
  sheet: DaySheet,
  { modes, total }: PrintWords,
): Pick<DaySheetPrint, 'modes' | 'modesTotal'> {
  const rows = drawerLines(sheet.moves).modes.map(mode => modeRow(sheet, mode, modes[mode]));
  const sum = (of: (row: ModeRow) => number | null) => rows.reduce((all, row) => all + (of(row) ?? 0), 0);
  const isCounted = rows.every(row => row.countedPaise !== null || row.expectedPaise === 0);
  const hasVariance = rows.some(row => row.variancePaise !== null);
  return {
    modes: rows,
    modesTotal: {
      label: total,
      openingPaise: sheet.openingFloatPaise,
      receivedPaise: sum(row => row.receivedPaise),
      refundsPaise: orNone(sum(row => row.refundsPaise)),
      paidOutPaise: orNone(sum(row => row.paidOutPaise)),
      expectedPaise: sum(row => row.expectedPaise),
      countedPaise: isCounted ? sum(row => row.countedPaise) : null,
      variancePaise: hasVariance ? sum(row => row.variancePaise) : null,
    },
  };
}

/** Slips of drawers are told apart from the day's where there are several drawers, or a slip of the day itself. */
export function hasOwnSlips({ drawers, daySlips }: Pick<DaySheet, 'drawers' | 'daySlips'>): boolean {
  return drawers.length > 1 || Object.keys(daySlips).length > 0;
}

/** Each drawer, its own slips where they are not the day's, and what was in two of them. */
export function drawerRows(
  sheet: DaySheet,
  { words, modes, t }: Words & { t: Translate },
): DaySheetPrint['drawers'] {
  const { drawers, refloatedPaise } = sheet;
  // One reason stands under the day's difference already.
  const reasons = new Set(drawers.map(({ reason }) => reason).filter(Boolean));
  const rows = drawers.flatMap(({ userName: name, slips, slipDifferences, ...cash }) => [
    {
      ...{ name, expectedPaise: cash.expectedCashPaise, countedPaise: cash.countedCashPaise },
      reason: reasons.size > 1 ? reasonIn(t, cash.reason) : '',
    },
    ...SLIP_MODES.flatMap(mode => {
      const countedPaise = slips[mode];
      if (countedPaise === undefined || !hasOwnSlips(sheet)) return [];
      const expectedPaise = countedPaise - (slipDifferences[mode] ?? 0);
      return [{ name: `${name}, ${modes[mode]}`, expectedPaise, countedPaise }];
    }),
  ]);
  const again = { name: words.refloated, expectedPaise: -refloatedPaise, countedPaise: -refloatedPaise };
  return refloatedPaise > 0 ? [...rows, again] : rows;
}

type Parts = Pick<DaySheetPrint, 'receiptSources' | 'dues' | 'advances' | 'bills' | 'box'>;

export function moneyParts(sheet: DaySheet, words: DaySheetWords, { received }: PrintWords): Parts {
  return {
    receiptSources: receiptSources(sheet, words, received),
    dues: duesOf(sheet, words),
    advances: advancesOf(sheet, words),
    bills: {
      rows: [
        { label: words.gross, count: sheet.billCount, amountPaise: sheet.billedPaise + sheet.discountPaise },
        { label: words.discounts, count: sheet.discountCount, amountPaise: -sheet.discountPaise },
        ...(sheet.takenBackCount === 0
          ? []
          : [{ label: words.takenBack, count: sheet.takenBackCount, amountPaise: -sheet.takenBackPaise }]),
      ],
      total: { label: words.net, amountPaise: sheet.billedPaise - sheet.takenBackPaise },
    },
    box: boxOf(sheet, words),
  };
}

function receiptSources(sheet: DaySheet, words: DaySheetWords, received: string): SumOfRows {
  const { duesRecoveredPaise: recovered, duesRecoveredCount: recoveredCount } = sheet;
  const advances = movesOf(sheet, ['advance', 'advanceReversed']);
  const advanceCount = countOf(sheet, ['advance']);
  const [all, count] = [movesOf(sheet, RECEIVED), countOf(sheet, ['receipt', 'advance'])];
  return {
    rows: [
      {
        label: words.billsOfToday,
        count: count - recoveredCount - advanceCount,
        amountPaise: all - recovered - advances,
      },
      { label: words.oldDues, count: recoveredCount, amountPaise: recovered },
      { label: words.advances, count: advanceCount, amountPaise: advances },
    ],
    total: { label: received, count, amountPaise: all },
  };
}

/** What was credited, cancelled or written off closes the sum, so that it always adds up. */
function duesOf(sheet: DaySheet, words: DaySheetWords): SumOfRows {
  const { duesBeforePaise, duesPaise } = sheet.standing;
  const { duesMadePaise: made, duesRecoveredPaise: recovered, tdsOnOldDuesPaise: tds } = sheet;
  const other = duesPaise - duesBeforePaise - made + recovered + tds;
  return {
    rows: [
      { label: words.before, amountPaise: duesBeforePaise },
      { label: words.newToday, count: sheet.duesMadeCount, amountPaise: made },
      { label: words.collected, count: sheet.duesRecoveredCount, amountPaise: -recovered },
      ...(tds === 0 ? [] : [{ label: words.tdsKept, amountPaise: -tds }]),
      ...(other === 0 ? [] : [{ label: words.otherDues, amountPaise: other }]),
    ],
    total: { label: words.owedTonight, amountPaise: duesPaise },
  };
}

function advancesOf(sheet: DaySheet, words: DaySheetWords): SumOfRows {
  const { advancesBeforePaise, advancesPaise } = sheet.standing;
  const { advancesTakenPaise: taken, advancesUsedPaise: used, advancesGivenBackPaise: back } = sheet;
  const other = advancesPaise - advancesBeforePaise - taken + used - back;
  return {
    rows: [
      { label: words.before, amountPaise: advancesBeforePaise },
      { label: words.advancesTaken, amountPaise: taken },
      { label: words.advancesUsed, amountPaise: -used },
      ...(back === 0 ? [] : [{ label: words.advancesGivenBack, amountPaise: back }]),
      ...(other === 0 ? [] : [{ label: words.advancesOther, amountPaise: other }]),
    ],
    total: { label: words.heldTonight, amountPaise: advancesPaise },
  };
}

/** From the count of the drawers to tomorrow's float. */
function boxOf(
  { close, safePaise, takenOutPaise, depositedPaise }: DaySheet,
  words: DaySheetWords,
): SumOfRows | null {
  if (!close) return null;
  const before = safePaise + takenOutPaise + depositedPaise - close.countedCashPaise;
  return {
    rows: [
      ...(before === 0 ? [] : [{ label: words.boxBefore, amountPaise: before }]),
      { label: words.boxCounted, amountPaise: close.countedCashPaise },
      { label: words.boxTaken, amountPaise: -takenOutPaise },
      { label: words.boxDeposited, amountPaise: -depositedPaise },
    ],
    total: { label: words.boxAfter, amountPaise: safePaise },
  };
}

/** By category, and by mode where it was not cash; null when nothing was paid out. */
export function paidOutOf(
  sheet: DaySheet,
  expenses: readonly CategorySum[],
  { words, modes, t }: Words & { t: Translate },
): SumOfRows | null {
  const kinds: [label: string, paise: number][] = [
    [words.expensesBack, -movesOf(sheet, ['expenseReversed'])],
    [words.shares, -movesOf(sheet, ['payout', 'payoutReversed'])],
    [words.tdsPaid, -movesOf(sheet, ['tdsPaid', 'tdsPaidReversed'])],
  ];
  const rows: MoneyRow[] = [
    ...expenses.map(({ mode, amountPaise, ...category }) => ({
      label: mode === 'cash' ? categoryWord(t, category) : `${categoryWord(t, category)} (${modes[mode]})`,
      amountPaise,
    })),
    ...kinds.filter(([, paise]) => paise !== 0).map(([label, amountPaise]) => ({ label, amountPaise })),
  ];
  if (rows.length === 0) return null;
  return { rows, total: { label: words.paidOutTotal, amountPaise: -movesOf(sheet, PAID_OUT) } };
}

const REFUNDS_LISTED = 6;

/** Each voucher with its reason; a long list keeps its sum and says how many more there are. */
export function refundsOf(refunds: readonly RefundPaid[], { words, modes }: Words): SumOfRows | null {
  if (refunds.length === 0) return null;
  const sum = (rows: readonly RefundPaid[]) => rows.reduce((all, { amountPaise }) => all + amountPaise, 0);
  const more = refunds.slice(REFUNDS_LISTED);
  return {
    rows: [
      ...refunds.slice(0, REFUNDS_LISTED).map(({ number, reason, mode, amountPaise }) => ({
        label: [number, reason, modes[mode]].filter(Boolean).join(', '),
        amountPaise,
      })),
      ...(more.length > 0 ? [{ label: words.more(more.length), amountPaise: sum(more) }] : []),
    ],
    total: { label: words.refunded, amountPaise: sum(refunds) },
  };
}
