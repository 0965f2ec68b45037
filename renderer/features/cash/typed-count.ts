import { type CashCount, NOTES_RUPEES } from '#shared/features/cash/cash-count.rules.ts';
import { SLIP_MODES, type SlipMode, type Slips } from '#shared/features/cash/slips.rules.ts';
import { parseRupees } from '#shared/kernel/money.ts';

/** '500' to '10' are notes, 'coins' a sum in rupees. */
export const COUNT_FIELDS = [...NOTES_RUPEES.map(String), 'coins'] as const;
export type TypedCount = {
  counts: Record<string, string>;
  /** To move money between box and drawer; null as long as nobody typed another than the book's. */
  float: string | null;
  reason: string;
  /** By mode, what the machine's own slip says, in rupees as typed. */
  slips: Record<string, string>;
};

const MOST_NOTES = 10_000;

export function newTypedCount(): TypedCount {
  return {
    counts: Object.fromEntries(COUNT_FIELDS.map(field => [field, ''])),
    float: null,
    reason: '',
    slips: {},
  };
}

/** Paise of what is typed as rupees, 0 for nothing; undefined when it is no amount. */
export function readRupees(text: string): number | undefined {
  return text.trim() === '' ? 0 : parseRupees(text);
}

/** The float as its field shows it. */
export function floatText({ float }: Pick<TypedCount, 'float'>, bookedPaise: number): string {
  return float ?? String(bookedPaise / 100);
}

export type SlipReading = {
  slips: Slips;
  /** Modes whose slip is no amount. */
  wrong: SlipMode[];
};

/** A card machine that gave back more than it took says less than nothing. */
function readSlip(mode: SlipMode, text: string): number | undefined {
  const minus = mode === 'card' ? /^\s*[-\u2212]/.exec(text) : null;
  if (!minus) return parseRupees(text);
  const paise = parseRupees(text.slice(minus[0].length));
  return paise === undefined ? undefined : 0 - paise;
}

/** Only what somebody looked up: an empty field says nothing, 0 says that the slip is empty. */
export function readSlips({ slips }: Pick<TypedCount, 'slips'>): SlipReading {
  const typed = SLIP_MODES.filter(mode => (slips[mode] ?? '').trim() !== '');
  const read = typed.map(mode => [mode, readSlip(mode, slips[mode] ?? '')] as const);
  return {
    slips: Object.fromEntries(read.filter(([, paise]) => paise !== undefined)),
    wrong: read.filter(([, paise]) => paise === undefined).map(([mode]) => mode),
  };
}

function readCount(text: string): number | undefined {
  const typed = text.trim();
  if (typed === '') return 0;
  return /^\d{1,5}$/.test(typed) && Number(typed) <= MOST_NOTES ? Number(typed) : undefined;
}

/** Paise of one line; undefined when it is no whole count or no amount. */
export function paiseOf(field: string, text: string): number | undefined {
  if (field === 'coins') return text.trim() === '' ? 0 : parseRupees(text);
  const count = readCount(text);
  return count === undefined ? undefined : count * Number(field) * 100;
}

export type CountReading = {
  count: CashCount | null;
  /** Fields that hold no count. */
  wrong: string[];
  isEmpty: boolean;
};

export function readTypedCount({ counts }: TypedCount): CountReading {
  const wrong = COUNT_FIELDS.filter(field => paiseOf(field, counts[field] ?? '') === undefined);
  const isEmpty = COUNT_FIELDS.every(field => (counts[field] ?? '').trim() === '');
  if (wrong.length > 0 || isEmpty) return { count: null, wrong, isEmpty };
  const notes = Object.fromEntries(
    NOTES_RUPEES.map(rupees => [String(rupees), readCount(counts[rupees] ?? '') ?? 0]),
  );
  return { count: { notes, coinsPaise: paiseOf('coins', counts.coins ?? '') ?? 0 }, wrong, isEmpty };
}

/** Figures of money and their reason alone, of one window: they outlive its reload and go with it. */
const keyOf = (userId: number, about: string): string => `parchi-count ${userId} ${about}`;

/** What was typed for a drawer or a day that is not closed yet. */
export function keptCount<Typed extends TypedCount>(userId: number, about: string): Typed | undefined {
  const kept = sessionStorage.getItem(keyOf(userId, about));
  return kept === null ? undefined : (JSON.parse(kept) as Typed);
}

export function keepCount(userId: number, about: string, typed: TypedCount | undefined): void {
  if (typed) sessionStorage.setItem(keyOf(userId, about), JSON.stringify(typed));
  else sessionStorage.removeItem(keyOf(userId, about));
}
