import type { PaymentMode } from '#shared/features/billing/bill.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { WritableDb } from '../../electron/database/db.ts';
import { shiftFor } from '../../electron/features/cash/cash.service.ts';
import { postAll } from '../../electron/ledger/post.ts';
import { type Actor, contextOf, type House } from './contexts.ts';

/** What the owner puts into the box on the first day; it stays there as the float of each morning. */
export const FLOAT_PAISE = 200_000;

type Taking = { cashierId: number; onDate: LocalDate; receivedAt: number; mode: PaymentMode };

/** Each person's drawer of the day, opened by the room's own function: the float comes with the day's first cash. */
export function drawers(house: House, actorOf: (userId: number) => Actor) {
  let day = '';
  let ofDay = new Map<string, number>();
  return {
    shiftOf(db: WritableDb, { cashierId, onDate, receivedAt, mode }: Taking): number {
      const ctx = contextOf(house, actorOf(cashierId), { db, onDate, at: receivedAt });
      if (day === '') postAll(ctx, [{ kind: 'putIn', amountPaise: FLOAT_PAISE, onDate }]);
      if (day !== onDate) ofDay = new Map();
      day = onDate;
      const key = `${cashierId} ${mode === 'cash'}`;
      const known = ofDay.get(key) ?? shiftFor(ctx, onDate, [mode]);
      ofDay.set(key, known);
      return known;
    },
  };
}
