import { Button, Kbd } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Bill, BillDraft, PaymentMode } from '#shared/features/billing/bill.schema.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { isKey, useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { PartySlot } from '../parties/party-slot.tsx';
import { AdvanceSlot } from './advance-slot.tsx';
import classes from './bill-lines.module.css';
import { CashWarning } from './cash-warning.tsx';
import { NewBillLines } from './new-bill-lines.panel.tsx';
import receiveClasses from './receive.module.css';
import { TakingRows, takeBy } from './taking-rows.panel.tsx';
import { type NewBillState, useNewBill } from './use-new-bill.ts';

type NewBillProps = {
  draft: BillDraft;
  /** As an approver reads it. */
  patientName: string;
  onIssued: (bill: Bill) => void;
  onStale: () => void;
  onLeave: () => void;
};

/** The bill as it will be issued, and how the money comes: one Enter receives and prints (BIL-1). */
export function NewBill({ draft, patientName, onIssued, onStale, onLeave }: NewBillProps) {
  const { t } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const state = useNewBill({ draft, box, onIssued, onStale });
  const [isMoreShown, setIsMoreShown] = useState(false);
  const take = (mode: PaymentMode) => takeBy(box, mode, () => state.takeAll(mode));

  useKeys([
    { keys: 'Enter', label: t(sendWord(state)), run: state.send },
    { keys: 'C', label: t('billing.cash'), run: () => take('cash') },
    { keys: 'U', label: t('billing.upi'), run: () => take('upi') },
    { keys: 'K', label: t('billing.card'), run: () => take('card') },
    { keys: 'Q', label: t('billing.cheque'), run: () => take('cheque'), onStrip: false },
    { keys: 'B', label: t('billing.bank'), run: () => take('bank'), onStrip: false },
    { keys: 'M', label: t('billing.moreModes'), run: () => setIsMoreShown(true), onStrip: false },
    { keys: 'L', label: t('billing.leaveDue'), run: state.leaveDue, onStrip: false },
    { keys: 'Esc', label: t('billing.closeKept'), run: onLeave },
  ]);

  return (
    <div ref={box} className={classes.together}>
      <NewBillLines draft={draft} state={state} patientName={patientName} />
      <Receive
        draft={draft}
        state={state}
        isMoreShown={isMoreShown}
        onMore={() => setIsMoreShown(true)}
        hasFocus={state.bill.lines.length > 0}
      />
    </div>
  );
}

/** What Enter does with the bill as it stands: where nothing is received, it does not say so. */
function sendWord({ bill, standing, isLeftDue, openPaise }: NewBillState): WordKey {
  if (standing.paidPaise > 0) return 'billing.receiveAndPrint';
  if (openPaise === 0 && bill.lines.length > 0) return 'billing.issueAndPrint';
  if (!isLeftDue) return 'billing.receiveAndPrint';
  return bill.partyId == null ? 'billing.leaveDueAndPrint' : 'billing.onAccountAndPrint';
}

type ReceiveProps = {
  draft: BillDraft;
  state: NewBillState;
  isMoreShown: boolean;
  onMore: () => void;
  hasFocus: boolean;
};

function Receive({ draft, state, isMoreShown, onMore, hasFocus }: ReceiveProps) {
  const { t } = useLanguage();
  const open = useOpen();
  const { bill, amounts, standing, problems, isLeftDue, advancePaise, openPaise } = state;
  const isPart = standing.duePaise > 0 && (standing.paidPaise + advancePaise > 0 || isLeftDue);
  const oldDues = draft.oldDuesPaise;

  function onLetter({ nativeEvent }: KeyboardEvent): boolean {
    if (isKey(nativeEvent, 'D')) state.focusName('discountAmount');
    else if (isKey(nativeEvent, 'L')) state.leaveDue();
    else if (isKey(nativeEvent, 'M')) onMore();
    else if (isKey(nativeEvent, '+')) state.addLine();
    else if (isKey(nativeEvent, 'S')) state.focusName('priceList');
    else if (isKey(nativeEvent, 'E')) state.editLine(bill.lines.length - 1);
    else if (isKey(nativeEvent, 'A')) document.querySelector<HTMLElement>('[data-advance]')?.click();
    else if (isKey(nativeEvent, 'P')) document.querySelector<HTMLElement>('[data-party]')?.click();
    else return false;
    return true;
  }

  const saveWords =
    standing.paidPaise > 0
      ? t('billing.receiveSum', { amount: formatRupees(standing.paidPaise) })
      : t(sendWord(state));
  return (
    <section className={receiveClasses.receive} aria-label={t('billing.receive')}>
      <div className="row apart">
        <h2 className="title">{t('billing.receive')}</h2>
        <span className={`${receiveClasses.sum} numeric`}>{formatRupees(amounts.totalPaise)}</span>
      </div>
      <div className={`row apart small dim ${receiveClasses.under}`}>
        {oldDues > 0 && (
          <button type="button" className={receiveClasses.old} onClick={() => open.patient(draft.patientId)}>
            {t('billing.oldDues', { amount: formatRupees(oldDues) })}
          </button>
        )}
      </div>
      <AdvanceSlot
        patientId={draft.patientId}
        bill={null}
        openPaise={amounts.totalPaise - standing.paidPaise}
        usedPaise={advancePaise}
        onUse={paise => state.change({ advancePaise: paise })}
      />
      <PartySlot
        patientId={draft.patientId}
        partyId={bill.partyId ?? null}
        onChoose={partyId => {
          state.chooseParty(partyId);
          if (partyId !== null) state.leaveDue();
        }}
      />
      {state.companyRefusal && (
        <p className="small danger" role="alert">
          {t(`billing.${state.companyRefusal}`)}
        </p>
      )}
      <TakingRows
        takings={bill.takings}
        onChange={state.changeTakings}
        totalPaise={openPaise}
        upi={draft.upi}
        billNumber={draft.nextNumbers[amounts.documentType] ?? ''}
        problems={problems}
        onEnter={state.send}
        onLetter={onLetter}
        isMoreShown={isMoreShown}
        onMore={onMore}
        hasFocus={hasFocus}
      />
      <CashWarning patientId={draft.patientId} cashPaise={standing.paise.cash} />
      <div className={receiveClasses.end}>
        {problems.nothing && (
          <p className="small danger" role="alert">
            {t('billing.howPaid')}
          </p>
        )}
        <ProblemNotice error={state.issue.error} onRetry={state.send} />
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
          <SaveButton isLarge isFullWidth busy={state.issue.pending} keys="↵" onClick={state.send}>
            {saveWords}
          </SaveButton>
          <Button
            variant={isLeftDue ? 'light' : 'default'}
            size="lg"
            aria-pressed={isLeftDue}
            onClick={state.leaveDue}
            rightSection={<Kbd>L</Kbd>}
          >
            {t('billing.leaveDue')}
          </Button>
        </div>
      </div>
    </section>
  );
}
