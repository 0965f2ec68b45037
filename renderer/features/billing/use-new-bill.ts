import { type RefObject, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Bill, BillDraft, PaymentMode } from '#shared/features/billing/bill.schema.ts';
import type { Recipient } from '#shared/features/billing/recipient.rules.ts';
import { useRead } from '../../api/hooks.ts';
import { useBillDraft } from './bill-draft.ts';
import { figuresOf, isApproved } from './bill-figures.ts';
import { billFocus } from './bill-focus.ts';
import { NO_TAKINGS, type TypedBill, type TypedTakings, takeAllBy } from './typed-bill.ts';
import { useIssuing } from './use-issuing.ts';
import { useLines } from './use-lines.ts';

type NewBillOptions = {
  draft: BillDraft;
  box: RefObject<HTMLElement | null>;
  onIssued: (bill: Bill) => void;
  onStale: () => void;
};

export type NewBillState = ReturnType<typeof useNewBill>;

/** A bill while it is typed: its lines, what it comes to, how it is paid, and its way to the server. */
export function useNewBill({ draft, box, onIssued, onStale }: NewBillOptions) {
  const typed = useBillDraft(draft);
  const { bill, change } = typed;
  const rules = useRead(contract.approvals.discountRules, {}).answer;
  const [isLeftDue, setIsLeftDue] = useState(false);
  const figures = figuresOf(bill, rules?.ownPermille);
  const focus = billFocus(box);
  const lines = useLines(draft, typed, focus);
  const issuing = useIssuing({
    ...{ draft, typed, figures, isLeftDue, focus, onIssued, onStale },
    openLine: lines.editLine,
  });

  function changeTakings(takings: TypedTakings): void {
    issuing.clearProblems();
    setIsLeftDue(false);
    change({ takings });
  }

  /** What is open stays due; when nothing is, all of it does. Enter issues the bill, as with every other mode. */
  function leaveDue(): void {
    if (figures.standing.duePaise === 0) changeTakings(NO_TAKINGS);
    issuing.clearProblems();
    setIsLeftDue(true);
    focus.amount();
  }

  return {
    ...figures,
    ...issuing,
    ...lines,
    ...{ bill, change, isLeftDue, rules, changeTakings, leaveDue },
    focusName: focus.name,
    approval: figures.isAboveCap && isApproved(figures, bill.approval) ? bill.approval : null,
    changeLines: (changed: TypedBill['lines']) => {
      issuing.clearProblems();
      lines.changeLines(changed);
    },
    changeRecipient: (recipient: Recipient) => {
      issuing.clearProblems();
      change({ recipient });
    },
    changeDiscount: (discount: TypedBill['discount']) => {
      issuing.clearProblems();
      change({ discount });
    },
    takeAll: (mode: PaymentMode) => changeTakings(takeAllBy(mode, bill.takings, figures.openPaise)),
  };
}
