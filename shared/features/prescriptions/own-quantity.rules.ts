import type { RxQuantity } from './dose.schema.ts';

// "#10", "# 2 tubes", "qty 30" at the end of a line: what the doctor writes where no rule can count.
const OWN_QUANTITY = /\s(?:#|qty\.?)\s*(\d{1,4})\s*([\p{L}]{1,12})?\s*$/iu;

export type CutQuantity = { rest: string; quantity: RxQuantity | null };

/** Takes the doctor's own quantity off the end of a typed line; zero is no quantity. */
export function cutOwnQuantity(text: string): CutQuantity {
  const found = OWN_QUANTITY.exec(text);
  const amount = Number(found?.[1] ?? 0);
  if (!found || amount === 0) return { rest: text, quantity: null };
  const unit = found[2] ?? '';
  return {
    rest: text.slice(0, found.index),
    quantity: { amount, unit, text: [String(amount), unit].filter(Boolean).join(' ') },
  };
}
