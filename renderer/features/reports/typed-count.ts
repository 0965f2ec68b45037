import { type CashCount, type DaySheet, NOTES_RUPEES } from '#shared/features/reports/reports.contract.ts';
import { parseRupees } from '#shared/kernel/money.ts';

/** '500' to '10' are notes, 'coins' a sum in rupees. */
export const COUNT_FIELDS = [...NOTES_RUPEES.map(String), 'coins'] as const;
export type TypedCount = { counts: Record<string, string>; float: string; reason: string };

const MOST_NOTES = 10_000;

export function typedCountOf(sheet: DaySheet): TypedCount {
  const rupees = sheet.openingFloatPaise / 100;
  return {
    counts: Object.fromEntries(COUNT_FIELDS.map(field => [field, ''])),
    float: String(rupees),
    reason: '',
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

export function readFloat({ float }: TypedCount): number | undefined {
  return float.trim() === '' ? 0 : parseRupees(float);
}

/** Counts of days not closed yet, by person and day; in this window's memory only, never on the disk. */
const kept = new Map<string, TypedCount>();

export function keptCount(userId: number, onDate: string): TypedCount | undefined {
  return kept.get(`${userId}:${onDate}`);
}

export function keepCount(userId: number, onDate: string, typed: TypedCount | undefined): void {
  if (typed) kept.set(`${userId}:${onDate}`, typed);
  else kept.delete(`${userId}:${onDate}`);
}
