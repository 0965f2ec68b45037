import type { LocalDate } from '../../kernel/local-date.ts';

export const SHARE_BASES = ['collected', 'billed'] as const;
export type ShareBasis = (typeof SHARE_BASES)[number];

/** What a rule is about: one item, else its category, else everything (both null). */
export type ShareMatch = { itemId: number | null; category: string | null };

/** A dated rule; without a rate it ends what it matches, and the wider one speaks again. */
export type ShareRule = ShareMatch & {
  id: number;
  permille: number | null;
  /** For each unit. */
  fixedPaise: number | null;
  basis: ShareBasis;
  validFrom: LocalDate;
};

/** A line of a bill as it stands on a day. */
export type StandingLine = {
  quantity: number;
  /** After the discounts, without tax. */
  netPaise: number;
  creditedQuantity: number;
  creditedNetPaise: number;
  bill: StandingBill;
};

export type StandingBill = {
  /** Less its credit notes. */
  totalPaise: number;
  /** Credited to its dues by receipts, advances, companies and the tax they kept back, less what was given back. */
  collectedPaise: number;
  isCancelled: boolean;
};

export type Earned = { netPaise: number; collectedPaise: number; sharePaise: number };

const NOTHING: Earned = { netPaise: 0, collectedPaise: 0, sharePaise: 0 };

function isOf(rule: ShareRule, { itemId, category }: ShareMatch): boolean {
  return rule.itemId === itemId && rule.category === category;
}

/** The row of this match that is in force on a day: the newest day, and of one day the last that was written. */
export function ruleInForce<Rule extends ShareRule>(
  rules: readonly Rule[],
  match: ShareMatch,
  onDate: LocalDate,
): Rule | null {
  return rules
    .filter(rule => isOf(rule, match) && rule.validFrom <= onDate)
    .reduce<Rule | null>((last, rule) => (last === null || isLater(rule, last) ? rule : last), null);
}

function isLater(rule: ShareRule, than: ShareRule): boolean {
  return rule.validFrom === than.validFrom ? rule.id > than.id : rule.validFrom > than.validFrom;
}

/** The rule for a line of a bill of that day: its item's before its category's before everything's. */
export function ruleFor<Rule extends ShareRule>(
  rules: readonly Rule[],
  { itemId, category }: { itemId: number | null; category: string },
  onDate: LocalDate,
): Rule | null {
  const matches: ShareMatch[] = [
    ...(itemId === null ? [] : [{ itemId, category: null }]),
    { itemId: null, category },
    { itemId: null, category: null },
  ];
  for (const match of matches) {
    const rule = ruleInForce(rules, match, onDate);
    if (rule && (rule.permille !== null || rule.fixedPaise !== null)) return rule;
  }
  return null;
}

/** So much for each unit that stands; of a unit credited in part (a package that was used) the part that stands. */
function fixedOn(
  { quantity, creditedQuantity, netPaise }: StandingLine,
  eachPaise: number,
  net: bigint,
): bigint {
  const each = BigInt(eachPaise);
  const units = each * BigInt(quantity - creditedQuantity);
  const part = (each * BigInt(quantity) * net) / BigInt(netPaise);
  const most = units > part ? units : part;
  return most < net ? most : net;
}

/**
 * What the doctor has earned of a line: the rate of its net amount, or so much for each unit, in whole paise and never
 * above the net amount; by what was collected of the bill as far as that is its part of the bill's total.
 */
export function earnedOn(
  line: StandingLine,
  rule: Pick<ShareRule, 'permille' | 'fixedPaise' | 'basis'> | null,
): Earned {
  const { bill } = line;
  const netPaise = line.netPaise - line.creditedNetPaise;
  if (bill.isCancelled || netPaise <= 0 || bill.totalPaise <= 0) return NOTHING;
  const total = BigInt(bill.totalPaise);
  const collected = BigInt(Math.min(Math.max(bill.collectedPaise, 0), bill.totalPaise));
  const net = BigInt(netPaise);
  const collectedPaise = Number((net * collected) / total);
  if (!rule) return { netPaise, collectedPaise, sharePaise: 0 };
  const whole =
    rule.fixedPaise === null ? net * BigInt(rule.permille ?? 0) : fixedOn(line, rule.fixedPaise, net) * 1000n;
  const [part, of] = rule.basis === 'billed' ? [1n, 1n] : [collected, total];
  return { netPaise, collectedPaise, sharePaise: Number((whole * part) / (1000n * of)) };
}
