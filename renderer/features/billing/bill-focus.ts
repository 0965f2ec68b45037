import type { RefObject } from 'react';
import { focusSoon } from '../../ui/focus-now.ts';
import type { Problems } from './typed-bill.ts';

/** Puts the cursor into the fields of a bill, once they stand on the screen. */
export function billFocus(box: RefObject<HTMLElement | null>) {
  const focus = (selector: string) => focusSoon(() => box.current?.querySelector<HTMLElement>(selector));
  const amount = () => focus('input[data-mode="cash"]');
  const name = (field: string) => focus(`[name="${field}"]`);
  return {
    amount,
    name,
    /** To the first thing that is wrong. */
    problem(found: Problems): void {
      if (found.discount) name('discountAmount');
      else if (found.reason) name('discountReason');
      else if (found.recipient?.address) name('recipientAddress');
      // The PIN code brings the state.
      else if (found.recipient) name('recipientPin');
      else if (found.company) focus('[data-party]');
      else if (found.nothing) amount();
    },
  };
}

export type BillFocus = ReturnType<typeof billFocus>;
