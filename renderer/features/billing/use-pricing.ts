import { useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { BillDraft } from '#shared/features/billing/bill.schema.ts';
import { call } from '../../api/client.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';
import type { BillBeingTyped } from './bill-draft.ts';
import { followTotal } from './bill-figures.ts';
import { amountsOf, type TypedBill } from './typed-bill.ts';

type Priced = Partial<Pick<TypedBill, 'lines' | 'listId' | 'partyId'>>;

/** The lines by another list, company or doctor: the server prices them; a rate that was set by hand stays. */
export function usePricing(draft: BillDraft, { bill, change }: BillBeingTyped) {
  const newest = useRef(0);
  const latest = useRef(bill);
  latest.current = bill;
  const [error, setError] = useState<Refusal | null>(null);

  async function priceBy(part: Priced): Promise<void> {
    newest.current += 1;
    const asked = newest.current;
    const after = { ...bill, ...part };
    change(part);
    setError(null);
    if (after.lines.length === 0) return;
    const { patientId, visitId, doctorId } = draft;
    const { listId = null, partyId = null, lines } = after;
    const { discountPaise } = amountsOf(after).toSend;
    try {
      const question = { patientId, visitId, doctorId, lines, discountPaise, listId, partyId };
      const priced = await call(contract.billing.priceLines, question);
      if (asked === newest.current) change(followTotal(latest.current, { lines: priced }));
    } catch (thrown) {
      if (asked === newest.current) setError(asRefusal(thrown));
    }
  }

  // A bill by hand may be given to another doctor, whose prices are others.
  const doctorId = useRef(draft.doctorId);
  useEffect(() => {
    if (doctorId.current === draft.doctorId) return;
    doctorId.current = draft.doctorId;
    void priceBy({});
  });

  return {
    priceBy: (part: Priced) => void priceBy(part),
    pricingError: error,
    /** What is typed meanwhile is newer than an answer that is still on its way. */
    forgetPricing: () => {
      newest.current += 1;
      setError(null);
    },
  };
}
