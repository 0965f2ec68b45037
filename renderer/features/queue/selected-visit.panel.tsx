import { Button } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import type { FeeStanding } from '#shared/features/billing/bill.schema.ts';
import { BOARD_STATE_WORDS, isOver } from '#shared/features/queue/board-order.rules.ts';
import { PRIORITY_WORDS } from '#shared/features/queue/day-board.grid.ts';
import type { DoctorQueue, QueueRow } from '#shared/features/queue/queue.contract.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import { Panel, PanelFoot } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Status } from '../../ui/status.tsx';
import { useStillHere } from '../../ui/still-here.ts';
import { AllergyChips } from '../patients/allergy-chips.panel.tsx';
import { openSuggestion } from './board-row.tsx';
import { minutesOf, shortMinute, shortTime } from './board-rows.ts';
import { EventsPanel } from './events.panel.tsx';
import { feeWords, windowWords } from './queue-words.ts';
import { ReasonPanel } from './reason.panel.tsx';
import type { Asking, RowAction } from './row-actions.ts';
import { AlertChips, SelectedActions, SelectedHead, SuggestedTier } from './selected-parts.tsx';
import classes from './selected-visit.module.css';
import { TransferPanel } from './transfer.panel.tsx';
import { UrgencyPanel } from './urgency.panel.tsx';
import type { VisitMoves } from './visit-moves.ts';
import { VitalsGlance } from './vitals-glance.panel.tsx';

type SelectedVisitProps = {
  row: QueueRow;
  doctor: DoctorQueue;
  doctors: readonly DoctorQueue[];
  standing: FeeStanding | undefined;
  now: number;
  moves: VisitMoves;
  actions: readonly RowAction[];
  asking: Asking;
  onAnswered: () => void;
  onBill: () => void;
};

/** Who is chosen on the board, and what can be done with the token: words at the left, keys at the right. */
export function SelectedVisitPanel(props: SelectedVisitProps) {
  const { row, actions, asking, moves, onBill } = props;
  const { t } = useLanguage();
  const person = usePerson();
  const { zone } = useClinicDay();
  const time = isOver(row.state)
    ? shortTime(row.stateSince, zone)
    : t('common.minutesLong', { count: minutesOf(row, props.now) });
  return (
    <Panel label={t('queue.selected')} className={classes.panel}>
      <SelectedHead
        token={row.token}
        person={row}
        status={
          <Status shape={row.state} isStrong>
            {t(BOARD_STATE_WORDS[row.state])} · {time}
          </Status>
        }
      />
      <Marks row={row} />
      {/* A question has the room that the facts would take. */}
      {asking === null && <Facts {...props} />}
      {person.may('vitals:read') && <VitalsGlance visitId={row.visitId} hasVitals={row.hasVitals} />}
      <PanelFoot isWhole={asking !== null}>
        <ProblemNotice error={moves.error} />
        <Question key={asking} {...props} />
        {asking === null && <SelectedActions actions={actions} />}
        {asking === null && person.may('billing:issue') && row.state !== 'left' && (
          <Button variant="default" fullWidth onClick={onBill} rightSection={<KeyHint keys="F6" />}>
            {row.isBilled ? t('queue.openBill') : t('queue.makeBill')}
          </Button>
        )}
      </PanelFoot>
    </Panel>
  );
}

/** The strip of what everybody at the desk should know first: alerts, allergies, what the numbers suggest. */
function Marks({ row }: { row: QueueRow }) {
  const banner = useRead(contract.patients.banner, { patientId: row.patientId }).answer;
  const hasAlerts = row.alerts.some(alert => alert !== 'allergy');
  if (!banner && !hasAlerts && !openSuggestion(row)) return null;
  return (
    <div className={classes.marks}>
      <AlertChips row={row} />
      {banner && <AllergyChips allergies={banner.allergies} hasReaction />}
      <SuggestedTier row={row} />
    </div>
  );
}

function Facts({ row, doctor, standing }: SelectedVisitProps) {
  const { t, language } = useLanguage();
  const person = usePerson();
  const patient = useRead(contract.patients.banner, { patientId: row.patientId }).answer?.patient;
  const fee = standing ?? {
    isFree: false,
    feePaise: doctor.consultationFeePaise,
    freeUntil: null,
    freeLeft: 0,
  };
  const isHere = row.state === 'waiting' || row.state === 'arrived';
  return (
    <KeyValues>
      {row.complaint && <KeyValue label={t('queue.complaint')}>{row.complaint}</KeyValue>}
      {row.priority !== 'routine' && (
        <KeyValue label={t('queue.urgency')}>
          <span className={row.priority === 'soon' ? 'amber strong' : 'danger strong'}>
            {t(PRIORITY_WORDS[row.priority])}
          </span>
          {row.priorityReason && <span className="dim"> · {row.priorityReason}</span>}
        </KeyValue>
      )}
      {isHere && row.window && <KeyValue label={t('queue.turn')}>{windowWords(t, row.window)}</KeyValue>}
      {row.bookedMinute !== null && (
        <KeyValue label={t('queue.bookedFor')}>{shortMinute(row.bookedMinute)}</KeyValue>
      )}
      <KeyValue label={t('patients.uhid')}>{patient?.uhid ?? '\u00a0'}</KeyValue>
      {row.number && <KeyValue label={t('queue.opdNumber')}>{row.number}</KeyValue>}
      <KeyValue label={t('patients.phone')}>{patient ? formatPhone(patient.phone) : '\u00a0'}</KeyValue>
      {patient?.guardian && <KeyValue label={t('patients.guardian')}>{patient.guardian.fullName}</KeyValue>}
      {patient?.locality && <KeyValue label={t('patients.locality')}>{patient.locality}</KeyValue>}
      <KeyValue label={t('queue.doctor')}>{doctor.doctorName}</KeyValue>
      {person.may('billing:read') && (
        <KeyValue label={t('queue.fee')}>
          <span className={fee.isFree ? 'accent strong' : ''}>
            {feeWords(t, fee, date => shortDay(date, language))}
          </span>
        </KeyValue>
      )}
      {row.duePaise !== null && (
        <KeyValue label={t('patients.dues')}>
          {row.duePaise > 0 ? (
            <span className="amber strong">{formatRupees(row.duePaise)}</span>
          ) : (
            t('common.none')
          )}
        </KeyValue>
      )}
    </KeyValues>
  );
}

/** What the last key asks, in the place of the actions. */
function Question({ row, doctor, doctors, moves, asking, onAnswered }: SelectedVisitProps) {
  const { t } = useLanguage();
  const { token } = row;
  const isStillHere = useStillHere();
  // Whoever goes on to another person or question meanwhile is not brought back by this one's answer.
  const answered = () => isStillHere() && onAnswered();
  const settle = (work: Promise<void>) => void work.then(answered, answered);
  if (asking === 'transfer')
    return (
      <TransferPanel
        doctors={doctors.filter(other => other.doctorId !== doctor.doctorId)}
        onChoose={doctorId => settle(moves.transfer(row, doctorId))}
        onClose={onAnswered}
      />
    );
  if (asking === 'leave')
    return (
      <ReasonPanel
        label={t('queue.whyLeft', { token })}
        placeholder={t('queue.whyLeftHint')}
        save={t('queue.hasLeft')}
        onSave={reason => settle(moves.leave(row, reason))}
        onClose={onAnswered}
      />
    );
  if (asking === 'urgency')
    return (
      <UrgencyPanel row={row} onSave={wish => settle(moves.prioritise(row, wish))} onClose={onAnswered} />
    );
  if (asking === 'complaint')
    return (
      <ReasonPanel
        label={t('queue.complaintOf', { token })}
        placeholder={t('queue.complaintHint')}
        save={t('common.save')}
        initial={row.complaint}
        maxLength={80}
        isRequired={false}
        onSave={complaint => settle(moves.noteComplaint(row, complaint))}
        onClose={onAnswered}
      />
    );
  if (asking === 'events') return <EventsPanel visitId={row.visitId} onClose={onAnswered} />;
  return null;
}
