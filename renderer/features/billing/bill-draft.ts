import { useState } from 'react';
import type { BillDraft } from '#shared/features/billing/bill.schema.ts';
import { usePerson } from '../../app/session.tsx';
import { NO_DISCOUNT, NO_TAKINGS, type TypedBill } from './typed-bill.ts';

/** What was typed on bills not yet issued, by person and visit or patient, so that Esc and the lock lose nothing. */
const kept = new Map<string, TypedBill>();

/** The bill being typed for a visit; it begins with what the clinic knows: the doctor's fee. */
export function useBillDraft(draft: BillDraft) {
  const { userId } = usePerson();
  const of = draft.visitId === null ? `person-${draft.patientId}` : `${draft.visitId}:${draft.doctorId}`;
  const place = `${userId}:${of}`;
  const [bill, setBill] = useState<TypedBill>(
    () =>
      kept.get(place) ?? {
        ...{ lines: draft.lines, discount: NO_DISCOUNT, takings: NO_TAKINGS },
        ...{ advancePaise: 0, approval: null, rounding: draft.rounding },
      },
  );
  return {
    bill,
    change: (part: Partial<TypedBill>) =>
      setBill(before => {
        const after = { ...before, ...part };
        kept.set(place, after);
        return after;
      }),
    forget: () => kept.delete(place),
  };
}

export type BillBeingTyped = ReturnType<typeof useBillDraft>;
