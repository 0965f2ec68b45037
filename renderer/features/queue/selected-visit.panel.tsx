import { Button } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import type { DoctorQueue, QueueRow } from '#shared/features/queue/queue.contract.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import { Panel, PanelAction, PanelFoot } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Status } from '../../ui/status.tsx';
import { AllergyChips } from '../patients/allergy-chips.panel.tsx';
import { ageAndSexInWords, namesFor } from '../patients/patient-words.ts';
import { isOver, minutesOf, STATE_WORDS, shortTime } from './board-rows.ts';
import { LeavePanel } from './leave.panel.tsx';
import classes from './selected-visit.module.css';
import { TransferPanel } from './transfer.panel.tsx';
import { isInQueue, mayHold, type VisitMoves } from './visit-moves.ts';
import { VitalsGlance } from './vitals-glance.panel.tsx';

export type Asking = 'transfer' | 'leave' | null;

type SelectedVisitProps = {
  row: QueueRow;
  doctor: DoctorQueue;
  doctors: readonly DoctorQueue[];
  now: number;
  moves: VisitMoves;
  asking: Asking;
  onAsk: (asking: Asking) => void;
  onAnswered: () => void;
  onPrintSlip: () => void;
  onBill: () => void;
  onTakeVitals: (visitId: number) => void;
};

/** Who is chosen on the board, and what can be done with the token: words at the left, keys at the right. */
export function SelectedVisitPanel(props: SelectedVisitProps) {
  const { row, doctor, doctors, now, moves, asking, onAsk, onAnswered } = props;
  const { t, language } = useLanguage();
  const person = usePerson();
  const { today, zone } = useClinicDay();
  const banner = useRead(contract.patients.banner, { patientId: row.patientId }).answer;
  const [name, otherName] = namesFor(language, row);
  const time = isOver(row.state)
    ? shortTime(row.stateSince, zone)
    : t('common.minutesLong', { count: minutesOf(row, now) });
  const others = doctors.filter(other => other.doctorId !== doctor.doctorId);
  return (
    <Panel label={t('queue.selected')} className={classes.panel}>
      <div className={classes.who}>
        <div className="row apart">
          <h2 className="big-title">{row.token}</h2>
          <Status shape={row.state} isStrong>
            {t(STATE_WORDS[row.state])} · {time}
          </Status>
        </div>
        <span className="title">{name}</span>
        <span className="small dim">
          {[otherName, ageAndSexInWords(t, row, today)].filter(Boolean).join(' · ')}
        </span>
      </div>
      {banner && (
        <div className={classes.allergies}>
          <AllergyChips allergies={banner.allergies} />
          <span className="small dim">
            {banner.allergies.items
              .map(({ reaction }) => reaction)
              .filter(Boolean)
              .join(', ')}
          </span>
        </div>
      )}
      <KeyValues>
        <KeyValue label={t('patients.uhid')}>{banner?.patient.uhid ?? '\u00a0'}</KeyValue>
        <KeyValue label={t('patients.phone')}>
          {banner ? formatPhone(banner.patient.phone) : '\u00a0'}
        </KeyValue>
        {banner?.patient.guardian && (
          <KeyValue label={t('patients.guardian')}>{banner.patient.guardian.fullName}</KeyValue>
        )}
        {banner?.patient.locality && (
          <KeyValue label={t('patients.locality')}>{banner.patient.locality}</KeyValue>
        )}
        <KeyValue label={t('queue.doctor')}>{doctor.doctorName}</KeyValue>
        {person.may('billing:read') && (
          <KeyValue label={t('queue.fee')}>{formatRupees(doctor.consultationFeePaise)}</KeyValue>
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
      {person.may('vitals:read') && <VitalsGlance visitId={row.visitId} hasVitals={row.hasVitals} />}
      <PanelFoot>
        <ProblemNotice error={moves.error} />
        {asking === 'transfer' && (
          <TransferPanel
            doctors={others}
            onChoose={doctorId => void moves.transfer(row, doctorId).then(onAnswered, onAnswered)}
            onClose={onAnswered}
          />
        )}
        {asking === 'leave' && (
          <LeavePanel
            token={row.token}
            onLeave={reason => void moves.leave(row, reason).then(onAnswered, onAnswered)}
            onClose={onAnswered}
          />
        )}
        {asking === null && <Actions {...props} canTransfer={others.length > 0} onAsk={onAsk} />}
        {person.may('billing:issue') && row.state !== 'left' && (
          <Button variant="default" fullWidth onClick={props.onBill} rightSection={<KeyHint keys="F6" />}>
            {row.isBilled ? t('queue.openBill') : t('queue.makeBill')}
          </Button>
        )}
      </PanelFoot>
    </Panel>
  );
}

function Actions({
  row,
  moves,
  onAsk,
  canTransfer,
  onPrintSlip,
  onTakeVitals,
}: SelectedVisitProps & { canTransfer: boolean }) {
  const { t } = useLanguage();
  const person = usePerson();
  if (!person.may('queue:manage')) return null;
  const isWaiting = isInQueue(row);
  const holdWord = row.state === 'waiting' ? 'queue.hold' : 'queue.bringBack';
  return (
    <>
      {isWaiting && person.may('queue:call') && (
        <PanelAction keys="S" onClick={() => moves.send(row)}>
          {t('queue.sendIn')}
        </PanelAction>
      )}
      {isWaiting && (
        <PanelAction keys="U" onClick={() => moves.urgent(row)}>
          {t(row.priority === 'urgent' ? 'queue.notUrgent' : 'queue.moveUp')}
        </PanelAction>
      )}
      {isWaiting && canTransfer && (
        <PanelAction keys="T" onClick={() => onAsk('transfer')}>
          {t('queue.giveToOther')}
        </PanelAction>
      )}
      {mayHold(row) && (
        <PanelAction keys="H" onClick={() => moves.hold(row)}>
          {t(holdWord)}
        </PanelAction>
      )}
      {isWaiting && (
        <PanelAction keys="L" onClick={() => onAsk('leave')}>
          {t('queue.hasLeft')}
        </PanelAction>
      )}
      {person.may('vitals:record') && !isOver(row.state) && (
        <PanelAction keys="V" onClick={() => onTakeVitals(row.visitId)}>
          {t('queue.takeVitals')}
        </PanelAction>
      )}
      <PanelAction keys="F8" onClick={onPrintSlip}>
        {t('queue.printSlip')}
      </PanelAction>
    </>
  );
}
