import { useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Approval } from '#shared/features/approvals/approval.schema.ts';
import type { Bill, BillDraft } from '#shared/features/billing/bill.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { isRefusal, type Refusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { wordParams } from '../../ui/problem-words.ts';
import { toast } from '../../ui/toasts.tsx';
import type { BillBeingTyped } from './bill-draft.ts';
import { type BillFigures, followTotal, isApproved } from './bill-figures.ts';
import type { BillFocus } from './bill-focus.ts';
import {
  billToSend,
  discountProblems,
  type Problems,
  type TypedBill,
  takingProblems,
  withNewPrice,
} from './typed-bill.ts';
import { recipientProblems, useInvoiceAsks } from './use-invoice-asks.ts';

/** What the server answers when an approval is missing or no longer good: somebody is asked on the spot. */
const ASKS_AGAIN = [
  'DISCOUNT_NEEDS_APPROVAL',
  'APPROVAL_EXPIRED',
  'APPROVAL_USED',
  'APPROVAL_TOO_SMALL',
  'APPROVAL_OF_ANOTHER',
];

type IssuingOptions = {
  draft: BillDraft;
  typed: BillBeingTyped;
  figures: BillFigures;
  isLeftDue: boolean;
  focus: BillFocus;
  /** Opens a line, where it waits for its code. */
  openLine: (index: number) => void;
  onIssued: (bill: Bill) => void;
  onStale: () => void;
};

/** A typed bill on its way to the server: what is still wrong with it, who must approve it, and what came back. */
export function useIssuing(options: IssuingOptions) {
  const { draft, typed, figures, isLeftDue, focus, openLine, onIssued, onStale } = options;
  const { bill, change, forget } = typed;
  const { standing, advancePaise, openPaise } = figures;
  const issue = useWrite(contract.billing.issue);
  const isAtWork = useRef(false);
  const [problems, setProblems] = useState<Problems>({});
  const [isAskingApproval, setIsAskingApproval] = useState(false);
  const asks = useInvoiceAsks({ draft, bill, figures, focus, openLine });
  const onRefused = useRefused({ typed, onStale, ask: () => setIsAskingApproval(true) });

  /** Says what is wrong at its place and puts the cursor there; true when all is well. */
  function isRight(found: Problems): boolean {
    setProblems(found);
    if (found.codeOf === undefined) focus.problem(found);
    else openLine(found.codeOf);
    return Object.keys(found).length === 0;
  }

  async function send(approval = bill.approval): Promise<void> {
    if (isAtWork.current || !isRight({ ...problemsOf(bill, figures, isLeftDue), ...asks.problems() })) return;
    if (!isApproved(figures, approval)) {
      setIsAskingApproval(true);
      return;
    }
    isAtWork.current = true;
    try {
      const used = figures.isAboveCap ? approval : null;
      const named = asks.named(bill);
      const issued = await issue.call(billToSend({ ...named, advancePaise, approval: used }, draft));
      forget();
      onIssued(issued);
    } catch (error) {
      // The notice says it.
      if (isRefusal(error)) {
        onRefused(error);
        asks.onRefused(error);
      }
      if (isRefusal(error, 'DISCOUNT_REASON_GONE')) {
        issue.reset();
        isRight({ reason: error.code });
      }
      const ofRecipient = isRefusal(error) ? recipientProblems(error) : null;
      if (ofRecipient) {
        issue.reset();
        isRight({ recipient: ofRecipient });
      }
    } finally {
      isAtWork.current = false;
    }
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

  return {
    ...{ isNamingBuyer: asks.isNamingBuyer, companyRefusal: asks.companyRefusal },
    otherStates: asks.otherStates,
    ...{ issue, problems, isAskingApproval, onApproved, onDiscountDone },
    clearProblems: () => setProblems({}),
    send: () => void send(),
    closeApproval: () => {
      setIsAskingApproval(false);
      focus.name('discountAmount');
    },
  };
}

/** What keeps a bill from being sent. */
function problemsOf(bill: TypedBill, { standing, openPaise }: BillFigures, isLeftDue: boolean): Problems {
  const found: Problems = { ...discountProblems(bill), ...takingProblems(bill.takings, standing) };
  if (bill.lines.length === 0) return { ...found, noLines: true };
  const isNothing = !isLeftDue && standing.paidPaise === 0 && openPaise > 0;
  return { ...found, ...(isNothing && { nothing: true }) };
}

type RefusedOptions = Pick<IssuingOptions, 'typed' | 'onStale'> & { ask: () => void };

/** What is done about a refusal besides saying it: new prices are put in, an approver or the newest bill is asked for. */
function useRefused({ typed: { bill, change }, onStale, ask }: RefusedOptions) {
  const { t, language } = useLanguage();

  return (error: Refusal): void => {
    if (isRefusal(error, 'PRICE_CHANGED')) {
      const lines = withNewPrice(bill.lines, error.data as Parameters<typeof withNewPrice>[1]);
      change(followTotal(bill, { lines }));
    }
    if (isRefusal(error, 'ROUNDING_CHANGED')) {
      change(followTotal(bill, error.data as Pick<TypedBill, 'rounding'>));
    }
    if (isRefusal(error, 'DISCOUNT_REASON_GONE')) {
      change({ discount: { ...bill.discount, reason: '', reasonId: null } });
    }
    if (ASKS_AGAIN.includes(error.code)) {
      change({ approval: null });
      ask();
    }
    const isBilled = isRefusal(error, 'VISIT_ALREADY_BILLED');
    if (isBilled) toast(t('billing.VISIT_ALREADY_BILLED', wordParams(error.data, language)));
    // When the visit has changed meanwhile, its newest state takes this panel's place.
    if (isBilled || isRefusal(error, 'CHANGED_MEANWHILE')) onStale();
  };
}
