import { type RefObject, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Approval } from '#shared/features/approvals/approval.schema.ts';
import type { Bill, BillDraft, PaymentMode } from '#shared/features/billing/bill.schema.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { isRefusal, type Refusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { wordParams } from '../../ui/problem-words.ts';
import { toast } from '../../ui/toasts.tsx';
import { useBillDraft } from './bill-draft.ts';
import { figuresOf, isApproved } from './bill-figures.ts';
import { billFocus } from './bill-focus.ts';
import {
  amountsOf,
  billToSend,
  discountProblems,
  NO_TAKINGS,
  onlyModeOf,
  type Problems,
  type TypedBill,
  type TypedTakings,
  takeAllBy,
  takingProblems,
  withNewPrice,
} from './typed-bill.ts';

/** What the server answers when an approval is missing or no longer good: somebody is asked on the spot. */
const ASKS_AGAIN = [
  'DISCOUNT_NEEDS_APPROVAL',
  'APPROVAL_EXPIRED',
  'APPROVAL_USED',
  'APPROVAL_TOO_SMALL',
  'APPROVAL_OF_ANOTHER',
];

/** What is being done to the lines: one is added, beginning with these words, or one is changed. */
export type LineDoing =
  | { kind: 'nothing' }
  | { kind: 'adding'; text: string }
  | { kind: 'editing'; index: number };

type NewBillOptions = {
  draft: BillDraft;
  box: RefObject<HTMLElement | null>;
  onIssued: (bill: Bill) => void;
  onStale: () => void;
};

export type NewBillState = ReturnType<typeof useNewBill>;

/** A bill while it is typed: what it comes to, what is still wrong, who must approve it, and its way to the server. */
export function useNewBill({ draft, box, onIssued, onStale }: NewBillOptions) {
  const { t } = useLanguage();
  const { bill, change, forget } = useBillDraft(draft);
  const issue = useWrite(contract.billing.issue);
  const rules = useRead(contract.approvals.discountRules, {}).answer;
  const isAtWork = useRef(false);
  const [isLeftDue, setIsLeftDue] = useState(false);
  const [problems, setProblems] = useState<Problems>({});
  const [isAskingApproval, setIsAskingApproval] = useState(false);
  const [doing, setDoing] = useState<LineDoing>(
    bill.lines.length === 0 ? { kind: 'adding', text: '' } : { kind: 'nothing' },
  );
  const figures = figuresOf(bill, rules?.ownPermille);
  const { standing, advancePaise, openPaise } = figures;
  const focus = billFocus(box);

  /** Says what is wrong at its place and puts the cursor there; true when all is well. */
  function isRight(found: Problems): boolean {
    setProblems(found);
    focus.problem(found);
    return Object.keys(found).length === 0;
  }

  function onRefused(error: Refusal): void {
    if (isRefusal(error, 'PRICE_CHANGED')) {
      // The bill stands as it was typed, with the new price; whoever paid all of it in one mode still does.
      const lines = withNewPrice(bill.lines, error.data as Parameters<typeof withNewPrice>[1]);
      const mode = onlyModeOf(standing);
      const { totalPaise } = amountsOf({ ...bill, lines });
      change({ lines, ...(mode && { takings: takeAllBy(mode, NO_TAKINGS, totalPaise - advancePaise) }) });
    }
    if (ASKS_AGAIN.includes(error.code)) {
      change({ approval: null });
      setIsAskingApproval(true);
    }
    // When the visit has changed meanwhile, its newest state takes this panel's place.
    if (isRefusal(error, 'VISIT_ALREADY_BILLED'))
      toast(t('billing.VISIT_ALREADY_BILLED', wordParams(error.data)));
    if (isRefusal(error, 'VISIT_ALREADY_BILLED') || isRefusal(error, 'CHANGED_MEANWHILE')) onStale();
  }

  async function send(approval = bill.approval): Promise<void> {
    if (isAtWork.current) return;
    const found: Problems = { ...discountProblems(bill), ...takingProblems(bill.takings, standing) };
    if (bill.lines.length === 0) found.noLines = true;
    else if (!isLeftDue && standing.paidPaise === 0 && openPaise > 0) found.nothing = true;
    if (!isRight(found)) return;
    if (!isApproved(figures, approval)) {
      setIsAskingApproval(true);
      return;
    }
    isAtWork.current = true;
    try {
      const used = figures.isAboveCap ? approval : null;
      const issued = await issue.call(billToSend({ ...bill, advancePaise, approval: used }, draft));
      forget();
      onIssued(issued);
    } catch (error) {
      // The notice says it.
      if (isRefusal(error)) onRefused(error);
    } finally {
      isAtWork.current = false;
    }
  }

  function changeTakings(takings: TypedTakings): void {
    setProblems({});
    setIsLeftDue(false);
    change({ takings });
  }

  /** What is open stays due; when nothing is, all of it does. Enter issues the bill, as with every other mode. */
  function leaveDue(): void {
    if (standing.duePaise === 0) changeTakings(NO_TAKINGS);
    setProblems({});
    setIsLeftDue(true);
    focus.amount();
  }

  /** Approved while something stands in a mode: that Enter meant to issue, so it does. */
  function onApproved(given: Approval): void {
    const approval = { ...given, amountPaise: figures.givenPaise };
    change({ approval });
    setIsAskingApproval(false);
    issue.reset();
    if (standing.paidPaise > 0 || isLeftDue || openPaise === 0) void send(approval);
    else focus.amount();
  }

  /** The discount is typed: what is above one's own limit is asked for at once. */
  function onDiscountDone(): void {
    if (!isRight(discountProblems(bill))) return;
    if (isApproved(figures, bill.approval)) focus.amount();
    else setIsAskingApproval(true);
  }

  /** After the last line comes the first. */
  function editLine(index: number): void {
    const { length } = bill.lines;
    if (length > 0) setDoing({ kind: 'editing', index: (index + length) % length });
  }

  return {
    ...{ doing, editLine },
    addLine: (text = '') => setDoing({ kind: 'adding', text }),
    leaveLines: () => {
      setDoing({ kind: 'nothing' });
      focus.amount();
    },
    ...figures,
    ...{ bill, change, problems, isLeftDue, issue, rules, isAskingApproval },
    focusName: focus.name,
    approval: figures.isAboveCap && isApproved(figures, bill.approval) ? bill.approval : null,
    ...{ send: () => void send(), changeTakings, leaveDue, onApproved, onDiscountDone },
    changeLines: (lines: TypedBill['lines']) => {
      setProblems({});
      change({ lines });
    },
    changeDiscount: (discount: TypedBill['discount']) => {
      setProblems({});
      change({ discount });
    },
    takeAll: (mode: PaymentMode) => changeTakings(takeAllBy(mode, bill.takings, openPaise)),
    closeApproval: () => {
      setIsAskingApproval(false);
      focus.name('discountAmount');
    },
  };
}
