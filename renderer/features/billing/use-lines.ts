import { useState } from 'react';
import type { BillDraft, NewBillLine } from '#shared/features/billing/bill.schema.ts';
import type { BillBeingTyped } from './bill-draft.ts';
import type { BillFocus } from './bill-focus.ts';
import { usePricing } from './use-pricing.ts';

/** What is being done to the lines: one is added, beginning with these words, or one is changed. */
export type LineDoing =
  | { kind: 'nothing' }
  | { kind: 'adding'; text: string }
  | { kind: 'editing'; index: number };

/** The lines of a bill while it is typed: which one is open, and by which list and company they are priced. */
export function useLines(draft: BillDraft, typed: BillBeingTyped, focus: BillFocus) {
  const { bill, change } = typed;
  const { priceBy, pricingError, forgetPricing } = usePricing(draft, typed);
  const [doing, setDoing] = useState<LineDoing>(
    bill.lines.length === 0 ? { kind: 'adding', text: '' } : { kind: 'nothing' },
  );

  /** After the last line comes the first. */
  function editLine(index: number): void {
    const { length } = bill.lines;
    if (length > 0) setDoing({ kind: 'editing', index: (index + length) % length });
  }

  function leaveLines(): void {
    setDoing({ kind: 'nothing' });
    focus.amount();
  }

  /** Another doctor may cost another price. */
  function saveLine(index: number, line: NewBillLine): void {
    const lines = bill.lines.map((other, place) => (place === index ? line : other));
    const isOtherDoctor = bill.lines[index]?.doctorId !== line.doctorId;
    forgetPricing();
    if (isOtherDoctor) priceBy({ lines });
    else change({ lines });
    leaveLines();
  }

  return {
    ...{ doing, editLine, leaveLines, saveLine, pricingError },
    addLine: (text = '') => setDoing({ kind: 'adding', text }),
    changeLines: (lines: NewBillLine[]) => {
      forgetPricing();
      change({ lines });
    },
    chooseList: (listId: number | null) => priceBy({ listId }),
    chooseParty: (partyId: number | null) => priceBy({ partyId }),
  };
}
