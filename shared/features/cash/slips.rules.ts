import * as z from 'zod';
import type { Translate } from '../../i18n/translate.ts';
import { formatRupees } from '../../kernel/money.ts';
import { MONEY_MODES, type MoneyMode } from '../ledger/ledger.rules.ts';
import { MODE_WORDS } from './cash-words.ts';
import { drawerLines, type ModeKindSum } from './drawer-lines.rules.ts';

/** Cash has no slip: it is counted. */
export type SlipMode = Exclude<MoneyMode, 'cash'>;
export const SLIP_MODES = MONEY_MODES.filter((mode): mode is SlipMode => mode !== 'cash');

/** By mode, what a machine's own slip says; a mode that nobody looked up is left out. */
export const slipsSchema = z.partialRecord(
  z.enum(MONEY_MODES).exclude(['cash']),
  z.int('NOT_AN_AMOUNT').min(0, 'NEGATIVE_AMOUNT').max(100_000_000, 'AMOUNT_TOO_LARGE'),
);
export type Slips = Partial<Record<SlipMode, number>>;

export const differenceRefusal = {
  DIFFERENCE_NEEDS_REASON: z.object({
    /** Of the cash. */
    differencePaise: z.int(),
    /** By mode, how much more than the book a slip says; left out where none differs. */
    slips: z.partialRecord(z.enum(MONEY_MODES), z.int()).optional(),
  }),
};

/** By mode, how much more than the book a slip says; what agrees or was not looked up is left out. */
export function slipDifferences(
  sums: readonly ModeKindSum[],
  slips: Partial<Record<MoneyMode, number>>,
): Slips {
  const { totals } = drawerLines(sums);
  const differences: Slips = {};
  for (const mode of SLIP_MODES) {
    const paise = (slips[mode] ?? totals[mode] ?? 0) - (totals[mode] ?? 0);
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
