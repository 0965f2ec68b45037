import { contract } from '#shared/contract/index.ts';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import type { DoctorQueue } from '#shared/features/queue/queue.contract.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { Panel, PanelFoot } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Status } from '../../ui/status.tsx';
import { useStillHere } from '../../ui/still-here.ts';
import { AllergyChips } from '../patients/allergy-chips.panel.tsx';
import { minutesLate, minuteTime } from './board-rows.ts';
import { feeWords, KIND_WORDS } from './queue-words.ts';
import { ReasonPanel } from './reason.panel.tsx';
import type { Asking, RowAction } from './row-actions.ts';
import { SelectedActions, SelectedHead } from './selected-parts.tsx';
import classes from './selected-visit.module.css';
import type { VisitMoves } from './visit-moves.ts';

type SelectedBookedProps = {
  booked: Appointment;
  doctor: DoctorQueue;
  now: number;
  moves: VisitMoves;
  actions: readonly RowAction[];
  asking: Asking;
  onAnswered: () => void;
};

/** Somebody who is booked and not here yet: when, for what, and the keys for coming, missing and calling off. */
export function SelectedBookedPanel(props: SelectedBookedProps) {
  const { booked, doctor, now, moves, actions, asking, onAnswered } = props;
  const { t, language } = useLanguage();
  const person = usePerson();
  const { zone } = useClinicDay();
  const { patientId, token } = booked;
  const { doctorId } = doctor;
  const banner = useRead(contract.patients.banner, { patientId }).answer;
  const standing = useRead(
    contract.billing.feeStanding,
    { patientId, doctorId },
    { enabled: person.may('billing:read') },
  ).answer;
  const late = minutesLate(booked, now, zone);
  const isStillHere = useStillHere();
  // Whoever goes on to another person meanwhile is not brought back by this one's answer.
  const answered = () => isStillHere() && onAnswered();
  const settle = (work: Promise<void>) => void work.then(answered, answered);
  return (
    <Panel label={t('queue.selected')} className={classes.panel}>
      <SelectedHead
        token={token}
        person={booked}
        status={
          <Status shape="booked" isStrong>
            {t('queue.booked')} · {minuteTime(t, booked.startMinute)}
          </Status>
        }
      >
        {late > 0 && <span className="small amber strong">{t('queue.minutesLate', { count: late })}</span>}
      </SelectedHead>
      {banner && (
        <div className={classes.marks}>
          <AllergyChips allergies={banner.allergies} />
        </div>
      )}
      <KeyValues>
        <KeyValue label={t('queue.bookedKind')}>
          {t(KIND_WORDS[booked.kind])}
          {booked.note && <span className="dim"> · {booked.note}</span>}
        </KeyValue>
        <KeyValue label={t('patients.uhid')}>{booked.uhid}</KeyValue>
        <KeyValue label={t('patients.phone')}>{formatPhone(booked.phone)}</KeyValue>
        <KeyValue label={t('queue.doctor')}>{doctor.doctorName}</KeyValue>
        {standing && (
          <KeyValue label={t('queue.fee')}>
            <span className={standing.isFree ? 'accent strong' : ''}>
              {feeWords(t, standing, date => shortDay(date, language))}
            </span>
          </KeyValue>
        )}
        <KeyValue label={t('queue.bookedBy')}>{booked.bookedByName}</KeyValue>
      </KeyValues>
      <PanelFoot isWhole={asking !== null}>
        <ProblemNotice error={moves.error} />
        {asking === 'cancel' && (
          <ReasonPanel
            label={t('queue.whyCancelled', { token })}
            placeholder={t('queue.whyCancelledHint')}
            save={t('queue.cancelBooking')}
            onSave={reason => settle(moves.cancel(booked, reason))}
            onClose={onAnswered}
          />
        )}
        {asking === 'noShow' && (
          <ReasonPanel
            label={t('queue.whyMissed', { token })}
            placeholder={t('queue.whyMissedHint')}
            save={t('queue.noShow')}
            isRequired={false}
            onSave={reason => settle(moves.markMissed(booked, reason))}
            onClose={onAnswered}
          />
        )}
        {asking === null && <SelectedActions actions={actions} />}
      </PanelFoot>
    </Panel>
  );
}
