import * as z from 'zod';

export const NOTES_RUPEES = [500, 200, 100, 50, 20, 10] as const;

export const cashCountSchema = z.object({
  /** How many notes of each, and the coins as one sum. */
  notes: z.partialRecord(
    z.enum(['500', '200', '100', '50', '20', '10']),
    z.int().min(0, 'NEGATIVE_AMOUNT').max(10_000),
  ),
  coinsPaise: z.int().min(0, 'NEGATIVE_AMOUNT').max(10_000_000),
});
export type CashCount = z.infer<typeof cashCountSchema>;

/** What was counted in the drawer, notes and coins together. */
export function countedCashPaise(count: CashCount): number {
  const notes = NOTES_RUPEES.reduce((sum, rupees) => sum + rupees * 100 * (count.notes[`${rupees}`] ?? 0), 0);
  return notes + count.coinsPaise;
}

/** Several drawers' notes and coins as one count. */
export function addCounts(counts: readonly CashCount[]): CashCount {
  const notes: CashCount['notes'] = {};
  for (const rupees of NOTES_RUPEES) {
    const pieces = counts.reduce((sum, count) => sum + (count.notes[`${rupees}`] ?? 0), 0);
    if (pieces > 0) notes[`${rupees}`] = pieces;
  }
  return { notes, coinsPaise: counts.reduce((sum, { coinsPaise }) => sum + coinsPaise, 0) };
}
