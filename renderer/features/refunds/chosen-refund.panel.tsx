import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Refund } from '#shared/features/refunds/refund.schema.ts';
import { MODE_WORDS, STATE_WORDS } from '#shared/features/refunds/refunds-list.grid.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyLayer } from '../../ui/keys.tsx';
import { Panel, PanelAction } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toasts.tsx';
import { ApprovalPanel } from '../approvals/approval.panel.tsx';
import { usePrintDues } from '../dues/print-dues.ts';
import { PayOutForm } from './pay-out.panel.tsx';
import { ReasonAct } from './reason-act.tsx';
import classes from './refunds.module.css';
import { useApproved } from './use-approved.ts';

type ChosenRefundProps = { refund: Refund; isActing: boolean; onActing: (isActing: boolean) => void };
type Act = 'reject' | 'payOut';

/** One refund: who asked, who said yes, and the next step for whoever may take it. */
export function ChosenRefund({ refund, isActing, onActing }: ChosenRefundProps) {
  const { t } = useLanguage();
  const [act, setAct] = useState<Act>('payOut');
  const close = () => onActing(false);
  const begin = (next: Act) => {
    setAct(next);
    onActing(true);
  };
  return (
    <Panel label={t('refunds.refund')} isSunk>
      <div className={classes.chosen}>
        <div className="row apart">
          <h2 className="title clip">{refund.fullName}</h2>
          <span className="strong numeric">{formatRupees(refund.amountPaise)}</span>
        </div>
        <Facts refund={refund} />
        {isActing ? (
          <KeyLayer keys={[{ keys: 'Esc', label: t('common.close'), run: close }]}>
            {act === 'reject' ? (
              <RejectForm refund={refund} onDone={close} />
            ) : (
              <PayOutForm refund={refund} onDone={close} />
            )}
          </KeyLayer>
        ) : (
          <NextSteps refund={refund} onBegin={begin} />
        )}
      </div>
    </Panel>
  );
}

function Facts({ refund }: { refund: Refund }) {
  const { t, language } = useLanguage();
  const { paid } = refund;
  return (
    <KeyValues>
      <KeyValue label={t('refunds.state')}>{t(STATE_WORDS[refund.state])}</KeyValue>
      <KeyValue label={t('refunds.of')}>{refund.billNumber || t('refunds.ofAdvance')}</KeyValue>
      <KeyValue label={t('refunds.reason')}>{refund.reason}</KeyValue>
      <KeyValue label={t('refunds.askedBy')}>
        {refund.requestedBy}, {longDay(refund.requestedOn, language)}
      </KeyValue>
      {refund.decidedBy && <KeyValue label={t('refunds.decidedBy')}>{refund.decidedBy}</KeyValue>}
      {refund.rejectedBecause && <KeyValue label={t('refunds.rejected')}>{refund.rejectedBecause}</KeyValue>}
      {paid && (
        <KeyValue label={t('refunds.voucher')}>
          {[paid.number, t(MODE_WORDS[paid.mode]), longDay(paid.onDate, language), paid.userName].join(', ')}
        </KeyValue>
      )}
    </KeyValues>
  );
}

type NextStepsProps = { refund: Refund; onBegin: (act: Act) => void };

function NextSteps({ refund, onBegin }: NextStepsProps) {
  const { t } = useLanguage();
  const open = useOpen();
  const person = usePerson();
  const { printVoucher } = usePrintDues();
  const approve = useWrite(contract.refunds.approve);
  const keep = useWrite(contract.refunds.keep);
  const { id: refundId, state, patientId, amountPaise, reason, paid } = refund;
  const approved = useApproved(async approvalId => {
    await approve.call({ refundId, approvalId });
    toast(t('refunds.refundApproved', { amount: formatRupees(amountPaise) }));
  });
  const keepIt = () => {
    // What is refused is said by the notice, from the write's own error.
    void keep
      .call({ refundId })
      .then(() => toast(t('refunds.kept')))
      .catch(() => undefined);
  };
  const mayAsk = person.may('refunds:request');
  const mayApprove = person.may('refunds:approve');
  const steps = [
    {
      ...{
        keys: 'A',
        label: t(mayApprove ? 'refunds.approve' : 'refunds.approveOnTheSpot'),
        run: approved.send,
      },
      isOff: state !== 'requested' || !mayAsk,
    },
    {
      ...{ keys: 'J', label: t('refunds.reject'), run: () => onBegin('reject') },
      isOff: state !== 'requested' || !mayApprove,
    },
    {
      ...{ keys: 'B', label: t('refunds.payOut'), run: () => onBegin('payOut') },
      isOff: state !== 'approved' || !mayAsk,
    },
    { keys: 'K', label: t('refunds.keep'), run: keepIt, isOff: state !== 'approved' || !mayAsk },
    { keys: 'R', label: t('refunds.printVoucher'), run: () => void printVoucher(refundId), isOff: !paid },
    { keys: 'N', label: t('dues.openPerson'), run: () => open.patient(patientId), isOff: false },
  ];
  useKeys(steps.filter(({ isOff }) => !isOff));
  if (approved.asked) {
    return (
      <ApprovalPanel
        {...approved.asked}
        patientId={patientId}
        about={t('refunds.aboutRefund', { reason })}
        onGranted={({ approvalId }) => approved.granted(approvalId)}
        onCancel={approved.cancel}
      />
    );
  }
  const error = approve.error?.code === 'APPROVAL_NEEDED' ? null : (approve.error ?? keep.error);
  return (
    <>
      <ProblemNotice error={error} />
      <div className={classes.actions}>
        {steps
          .filter(({ isOff }) => !isOff)
          .map(({ keys, label, run }) => (
            <PanelAction key={keys} keys={keys} onClick={run}>
              {label}
            </PanelAction>
          ))}
      </div>
    </>
  );
}

function RejectForm({ refund, onDone }: { refund: Refund; onDone: () => void }) {
  const { t } = useLanguage();
  const reject = useWrite(contract.refunds.reject);
  return (
    <ReasonAct
      title={t('refunds.reject')}
      why={t('refunds.rejectWhy')}
      word={t('refunds.reject')}
      patientId={refund.patientId}
      about=""
      write={reject}
      run={async reason => {
        await reject.call({ refundId: refund.id, reason });
        toast(t('refunds.rejected'));
        onDone();
      }}
    />
  );
}
