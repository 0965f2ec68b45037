import * as z from 'zod';
import type { Translate } from '../../i18n/translate.ts';
import { formatRupees } from '../../kernel/money.ts';
import { type LedgerKind, MONEY_MODES, type MoneyMode } from '../ledger/ledger.rules.ts';
import { MODE_WORDS } from './cash-words.ts';
import { drawerLines, type ModeKindSum } from './drawer-lines.rules.ts';

/** Cash has no slip: it is counted. */
export type SlipMode = Exclude<MoneyMode, 'cash'>;
export const SLIP_MODES = MONEY_MODES.filter((mode): mode is SlipMode => mode !== 'cash');

/** Ten crore rupees: what a company pays at once is much more than a day of patients. */
const LARGEST_SLIP_PAISE = 10_000_000_000;
const slipModeSchema = z.enum(MONEY_MODES).exclude(['cash']);

/**
 * By mode, what a machine's own slip says; a mode that nobody looked up is left out. Only a card machine's can be less
 * than nothing: it may give back more than it took.
 */
export const slipsSchema = z
  .partialRecord(
    slipModeSchema,
    z
      .int('NOT_AN_AMOUNT')
      .min(-LARGEST_SLIP_PAISE, 'NEGATIVE_AMOUNT')
      .max(LARGEST_SLIP_PAISE, 'AMOUNT_TOO_LARGE'),
  )
  .refine(slips => SLIP_MODES.every(mode => mode === 'card' || (slips[mode] ?? 0) >= 0), 'NEGATIVE_AMOUNT');
/** The same as it is answered. */
export const slipAmountsSchema = z.partialRecord(slipModeSchema, z.int());
export type Slips = Partial<Record<SlipMode, number>>;

export const differenceRefusal = {
  DIFFERENCE_NEEDS_REASON: z.object({
    /** Of the cash. */
    differencePaise: z.int(),
    /** By mode, how much more than the book a slip says; left out where none differs. */
    slips: z.partialRecord(z.enum(MONEY_MODES), z.int()).optional(),
  }),
};

export const TAKEN_KINDS = [
  'receipt',
  'receiptReversed',
  'advance',
  'advanceReversed',
] as const satisfies LedgerKind[];

const isOnSlip = (mode: MoneyMode, kind: LedgerKind): boolean =>
  TAKEN_KINDS.some(taken => taken === kind) || (mode === 'card' && kind === 'refundPaid');

/** Something went by a mode that its slip shows. */
export function isOfSlip(sums: readonly ModeKindSum[], mode: SlipMode): boolean {
  return sums.some(row => row.mode === mode && isOnSlip(mode, row.kind));
}

/**
 * What an honest slip of a mode says: what was received, less what was taken back. A card machine gives refunds back by
 * itself; what is paid out by UPI, cheque or bank leaves by another way, and no list of receipts is below nothing.
 */
export function slipPaise(sums: readonly ModeKindSum[], mode: SlipMode): number {
  const taken = sums
    .filter(row => row.mode === mode && isOnSlip(mode, row.kind))
    .reduce((sum, { amountPaise }) => sum + amountPaise, 0);
  return mode === 'card' ? taken : Math.max(0, taken);
}

/** What should be found by a mode: the cash of the book with its float, of all others what their slip should say. */
export function expectedPaise(sums: readonly ModeKindSum[], mode: MoneyMode, floatPaise: number): number {
  return mode === 'cash' ? (drawerLines(sums).totals.cash ?? 0) + floatPaise : slipPaise(sums, mode);
}

/** By a mode other than cash something moved that no slip shows: what came in and went out is not what it says. */
export function movesBesideSlips(sums: readonly ModeKindSum[]): boolean {
  const { totals } = drawerLines(sums);
  return SLIP_MODES.some(mode => (totals[mode] ?? 0) !== slipPaise(sums, mode));
}

/** By mode, how much more than the book a slip says; what agrees or was not looked up is left out. */
export function slipDifferences(
  sums: readonly ModeKindSum[],
  slips: Partial<Record<MoneyMode, number>>,
): Slips {
  const differences: Slips = {};
  for (const mode of SLIP_MODES) {
    const expected = slipPaise(sums, mode);
    const paise = (slips[mode] ?? expected) - expected;
    if (paise !== 0) differences[mode] = paise;
  }
  return differences;
}

type SlipsOfDay = {
  /** All that went by each mode on the day. */
  moves: readonly ModeKindSum[];
  /** What its slips say, of the drawers together or of the whole day; `daySlips` are those of the whole day alone. */
  slips: Slips;
  daySlips: Slips;
  drawers: readonly { slipDifferences: Slips }[];
};

/**
 * By mode, how much more than the day's book its slips say beyond what each drawer has given a reason for. Money taken
 * at one desk and taken back at another is less in the book of the day and on neither drawer's slip.
 */
export function dayDifferences({ moves, slips, daySlips, drawers }: SlipsOfDay): Slips {
  const ofDay = slipDifferences(moves, slips);
  const differences: Slips = {};
  for (const mode of SLIP_MODES) {
    if (slips[mode] === undefined) continue;
    const said = drawers.reduce((sum, drawer) => sum + (drawer.slipDifferences[mode] ?? 0), 0);
    const paise = (ofDay[mode] ?? 0) - (daySlips[mode] === undefined ? said : 0);
    if (paise !== 0) differences[mode] = paise;
  }
  return differences;
}

export const hasSlipDifference = (differences: Slips): boolean => Object.keys(differences).length > 0;

/** What the refusal says of a count that differs and has no reason; undefined where it agrees. */
export function differenceOf(differencePaise: number, slips: Slips) {
  if (hasSlipDifference(slips)) return { differencePaise, slips };
  return differencePaise === 0 ? undefined : { differencePaise };
}

/** 'UPI: the slip says ₹500 less', mode by mode. */
export function slipDifferenceWords(t: Translate, differences: Slips): string[] {
  return SLIP_MODES.flatMap(mode => {
    const paise = differences[mode] ?? 0;
    if (paise === 0) return [];
    const words = { mode: t(MODE_WORDS[mode]), amount: formatRupees(Math.abs(paise)) };
    return [t(paise < 0 ? 'cash.slipSaysLess' : 'cash.slipSaysMore', words)];
  });
}
