import { contract } from '#shared/contract/index.ts';
import type { Bill } from '#shared/features/billing/bill.schema.ts';
import { BOARD_STATE_WORDS, isOver } from '#shared/features/queue/board-order.rules.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead, useRefresh } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { Fact } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Status } from '../../ui/status.tsx';
import { useStillHere } from '../../ui/still-here.ts';
import { toast } from '../../ui/toasts.tsx';
import { PatientBanner } from '../patients/patient-banner.panel.tsx';
import { useServerNow } from '../queue/board-clock.ts';
import { findRow, minutesOf, rowsOf } from '../queue/board-rows.ts';
import classes from './bill.module.css';
import { BillQueue } from './bill-queue.panel.tsx';
import { IssuedBillLines, IssuedBillMoney } from './issued-bill.panel.tsx';
import { NewBill } from './new-bill.panel.tsx';
import { usePrintMoney } from './print-money.ts';

/** The bill of a visit: its draft, or what was issued. */
export function BillScreen({ visitId }: { visitId: number }) {
  const t = useTranslation();
  const open = useOpen();
  const person = usePerson();
  const refresh = useRefresh();
  const { printBill } = usePrintMoney();
  const isStillHere = useStillHere();
  const reading = useRead(contract.billing.draftForVisit, { visitId });
  const draft = reading.answer;
  const board = useRead(contract.queue.dayBoard, {}).answer;
  const now = useServerNow(board?.now);
  const banner = useRead(
    contract.patients.banner,
    { patientId: draft?.patientId ?? 0 },
    { enabled: draft !== undefined },
  ).answer;
  const found = findRow(board, visitId);
  const issued = draft?.existingBill ?? null;
  const oldDues = (draft?.oldDuesPaise ?? 0) - (issued?.duePaise ?? 0);

  useKeys([{ keys: 'Esc', run: () => open.board() }]);

  function goOn(bill: Bill): void {
    toast(t('billing.issued', { number: bill.number }));
    void printBill(bill.id);
    refresh('queue', 'patients');
    if (!isStillHere()) return;
    const next = rowsOf(board, 'toBill').find(row => row.visitId !== visitId);
    if (next) open.bill(next.visitId);
    else open.board();
  }

  return (
    <div className={classes.screen}>
      <BillQueue visitId={visitId} />
      <div className={classes.right}>
        {banner && (
          <PatientBanner
            banner={{ ...banner, duePaise: null }}
            facts={<Fact label={t('queue.token')}>{draft?.token}</Fact>}
            moreFacts={
              <>
                <Fact label={t('queue.doctor')}>{draft?.doctorName}</Fact>
                {oldDues > 0 && (
                  <Fact label={t('billing.oldDuesLabel')}>
                    <span className="amber strong">{formatRupees(oldDues)}</span>
                  </Fact>
                )}
              </>
            }
            action={
              found && (
                <Status shape={found.row.state} isStrong>
                  {t(BOARD_STATE_WORDS[found.row.state])}
                  {!isOver(found.row.state) &&
                    `, ${t('common.minutesLong', { count: minutesOf(found.row, now) })}`}
                </Status>
              )
            }
          />
        )}
        <ProblemNotice
          className={classes.notice ?? ''}
          error={reading.error}
          onRetry={() => void reading.refetch()}
        />
        {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
        {draft && (
          <div className={classes.body}>
            {issued || !person.may('billing:issue') ? (
              issued && (
                <>
                  <IssuedBillLines bill={issued} />
                  <IssuedBillMoney bill={issued} />
                </>
              )
            ) : (
              <NewBill
                key={`${draft.visitId}:${draft.doctorId}`}
                draft={{ ...draft, oldDuesPaise: oldDues }}
                patientName={banner?.patient.fullName ?? ''}
                onIssued={goOn}
                onStale={() => void reading.refetch()}
                onLeave={() => open.board()}
              />
            )}
          </div>
        )}
      </div>
    </div>
  );
}
