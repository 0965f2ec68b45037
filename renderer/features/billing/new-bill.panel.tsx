import { Button, Kbd } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Bill, BillDraft, PaymentMode } from '#shared/features/billing/bill.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { isKey, useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { wordParams } from '../../ui/problem-words.ts';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { AddLine } from './add-line.panel.tsx';
import { useBillDraft } from './bill-draft.ts';
import classes from './bill-lines.module.css';
import { BillLines, BillSums } from './bill-lines.panel.tsx';
import { DiscountPanel } from './discount.panel.tsx';
import receiveClasses from './receive.module.css';
import { TakingRows, takeBy } from './taking-rows.panel.tsx';
import {
  amountsOf,
  discountProblems,
  NO_TAKINGS,
  type Problems,
  paymentsOf,
  standingOf,
  type TypedTakings,
  takeAllBy,
  takingProblems,
} from './typed-bill.ts';

type NewBillProps = {
  draft: BillDraft;
  onIssued: (bill: Bill) => void;
  onStale: () => void;
  onLeave: () => void;
};

/** The bill as it will be issued, and how the money comes: one Enter receives and prints (BIL-1). */
export function NewBill({ draft, onIssued, onStale, onLeave }: NewBillProps) {
  const { t } = useLanguage();
  const open = useOpen();
  const { bill, change, forget } = useBillDraft(draft);
  const issue = useWrite(contract.billing.issue);
  const isAtWork = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  const [isAdding, setIsAdding] = useState(false);
  const [isLeftDue, setIsLeftDue] = useState(false);
  const [problems, setProblems] = useState<Problems>({});
  const amounts = amountsOf(bill);
  const standing = standingOf(bill.takings, amounts.totalPaise);

  function focusAmount(): void {
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('input[data-mode="cash"]')?.focus());
  }

  function focusName(name: string): void {
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus());
  }

  /** Says what is wrong at its place and puts the cursor there; true when all is well. */
  function isRight(found: Problems): boolean {
    setProblems(found);
    if (found.discount) focusName('discountAmount');
    else if (found.reason) focusName('discountReason');
    else if (found.nothing) focusAmount();
    return Object.keys(found).length === 0;
  }

  async function send(): Promise<void> {
    if (isAtWork.current) return;
    const found: Problems = { ...discountProblems(bill), ...takingProblems(bill.takings, standing) };
    if (!isLeftDue && standing.paidPaise === 0 && amounts.totalPaise > 0) found.nothing = true;
    if (!isRight(found) || bill.lines.length === 0) return;
    isAtWork.current = true;
    try {
      const issued = await issue.call({
        patientId: draft.patientId,
        visitId: draft.visitId,
        doctorId: draft.doctorId,
        lines: bill.lines,
        discountPaise: amounts.discountPaise,
        discountReason: amounts.discountPaise > 0 ? bill.discount.reason : '',
        payments: paymentsOf(bill.takings, standing),
      });
      forget();
      onIssued(issued);
    } catch (error) {
      // The notice says it; when the visit has changed meanwhile, its newest state takes this panel's place.
      if (isRefusal(error, 'VISIT_ALREADY_BILLED'))
        toast(t('billing.VISIT_ALREADY_BILLED', wordParams(error.data)));
      if (isRefusal(error, 'VISIT_ALREADY_BILLED') || isRefusal(error, 'CHANGED_MEANWHILE')) onStale();
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
    focusAmount();
  }

  function take(mode: PaymentMode): void {
    takeBy(box, mode, () => changeTakings(takeAllBy(mode, bill.takings, amounts.totalPaise)));
  }

  function onLetter({ nativeEvent }: KeyboardEvent): boolean {
    if (isKey(nativeEvent, 'D')) focusName('discountAmount');
    else if (isKey(nativeEvent, '+')) setIsAdding(true);
    else if (isKey(nativeEvent, 'L')) leaveDue();
    else return false;
    return true;
  }

  useKeys([
    { keys: 'Enter', label: t('billing.receiveAndPrint'), run: () => void send() },
    { keys: 'C', label: t('billing.cash'), run: () => take('cash') },
    { keys: 'U', label: t('billing.upi'), run: () => take('upi') },
    { keys: 'K', label: t('billing.card'), run: () => take('card') },
    { keys: 'D', label: t('billing.discount'), run: () => focusName('discountAmount') },
    { keys: '+', label: t('billing.addLine'), run: () => setIsAdding(true) },
    { keys: 'L', label: t('billing.leaveDue'), run: leaveDue, onStrip: false },
    { keys: 'Esc', label: t('billing.closeKept'), run: onLeave },
  ]);

  const isPart = standing.duePaise > 0 && (standing.paidPaise > 0 || isLeftDue);
  const saveWords =
    standing.paidPaise > 0
      ? t('billing.receiveSum', { amount: formatRupees(standing.paidPaise) })
      : t(isLeftDue ? 'billing.leaveDueAndPrint' : 'billing.receiveAndPrint');
  const oldDues = draft.oldDuesPaise;
  const discountWord =
    bill.discount.kind === 'percent'
      ? t('billing.discountPercent', { percent: bill.discount.amount.trim() })
      : t('billing.discount');
  return (
    <div ref={box} className={classes.together}>
      <section className={classes.section} aria-label={t('billing.newBill')}>
        <div className={classes.head}>
          <h2 className="title">{t('billing.newBill')}</h2>
          <span className="tiny dim">{t('billing.nextNumber', { number: draft.nextNumber })}</span>
        </div>
        <BillLines
          lines={bill.lines}
          {...(bill.lines.length > 1
            ? {
                onRemove: (index: number) =>
                  change({ lines: bill.lines.filter((_, place) => place !== index) }),
              }
            : {})}
        />
        {isAdding ? (
          <AddLine
            key={bill.lines.length}
            onAdd={line => change({ lines: [...bill.lines, line] })}
            onClose={() => {
              setIsAdding(false);
              focusAmount();
            }}
          />
        ) : (
          <button type="button" className={classes.plus} onClick={() => setIsAdding(true)}>
            <Kbd>+</Kbd>
            {t('billing.addLineHint')}
          </button>
        )}
        <div className={classes.foot}>
          <DiscountPanel
            discount={bill.discount}
            onChange={discount => {
              setProblems({});
              change({ discount });
            }}
            onDone={() => {
              if (isRight(discountProblems(bill))) focusAmount();
            }}
            problems={problems}
          />
          <BillSums sums={amounts} discountWord={discountWord} />
        </div>
      </section>
      <section className={receiveClasses.receive} aria-label={t('billing.receive')}>
        <div className="row apart">
          <h2 className="title">{t('billing.receive')}</h2>
          <span className={`${receiveClasses.sum} numeric`}>{formatRupees(amounts.totalPaise)}</span>
        </div>
        <div className={`row apart small dim ${receiveClasses.under}`}>
          {oldDues > 0 && (
            <button
              type="button"
              className={receiveClasses.old}
              onClick={() => open.patient(draft.patientId)}
            >
              {t('billing.oldDues', { amount: formatRupees(oldDues) })}
            </button>
          )}
        </div>
        <TakingRows
          takings={bill.takings}
          onChange={changeTakings}
          totalPaise={amounts.totalPaise}
          upi={draft.upi}
          billNumber={draft.nextNumber}
          problems={problems}
          onEnter={() => void send()}
          onLetter={onLetter}
          hasFocus
        />
        <div className={receiveClasses.end}>
          {problems.nothing && (
            <p className="small danger" role="alert">
              {t('billing.howPaid')}
            </p>
          )}
          <ProblemNotice error={issue.error} onRetry={() => void send()} />
          <div className={receiveClasses.sums}>
            <div className={receiveClasses.sumLine}>
              <span className="dim">{t('billing.takenNow')}</span>
              <span className="strong numeric">{formatRupees(standing.paidPaise)}</span>
            </div>
            <div className={receiveClasses.sumLine}>
              <span className="dim">{t('billing.stillDue')}</span>
              <span className={`strong numeric ${isPart ? 'amber' : ''}`}>
                {formatRupees(standing.duePaise)}
              </span>
            </div>
          </div>
          <div className={receiveClasses.acts}>
            <SaveButton isLarge isFullWidth busy={issue.pending} keys="↵" onClick={() => void send()}>
              {saveWords}
            </SaveButton>
            <Button
              variant={isLeftDue ? 'light' : 'default'}
              size="lg"
              aria-pressed={isLeftDue}
              onClick={leaveDue}
              rightSection={<Kbd>L</Kbd>}
            >
              {t('billing.leaveDue')}
            </Button>
          </div>
        </div>
      </section>
    </div>
  );
}
