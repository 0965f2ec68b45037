import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import { reasonSchema } from '#shared/features/appointments/appointment.schema.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { Panel, PanelAction, PanelFoot } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { Status } from '../../ui/status.tsx';
import { ageAndSexInWords, namesFor } from '../patients/patient-words.ts';
import { kindWord, type Look, lookShape, lookWord } from './appointment-words.ts';
import classes from './calendar.module.css';
import { span } from './clock-words.ts';
import type { AppointmentMoves } from './use-appointment-moves.ts';

type AppointmentPanelProps = {
  appointment: Appointment;
  look: Look;
  moves: AppointmentMoves;
  /** Minutes since midnight now: nobody is missed before their time is over. */
  nowMinute: number;
  isAsking: boolean;
  onAskCancel: (isAsking: boolean) => void;
  onMove: () => void;
};

/** The chosen booking: who, when, what became of it, and what can be done with it. */
export function AppointmentPanel(props: AppointmentPanelProps) {
  const { appointment, look, moves, nowMinute, isAsking, onAskCancel, onMove } = props;
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const open = useOpen();
  const person = usePerson();
  const [name, otherName] = namesFor(language, appointment);
  const mayBook = person.may('appointments:book');
  const isBooked = appointment.state === 'booked' && mayBook;
  const isToday = appointment.onDate === today;
  const canArrive = isBooked && isToday && person.may('queue:manage');
  const isOver =
    appointment.onDate < today || (isToday && appointment.startMinute + appointment.minutes <= nowMinute);
  const canMiss = isBooked && isOver;
  const canRestore = (appointment.state === 'cancelled' || appointment.state === 'noShow') && mayBook;
  useKeys([
    {
      keys: 'A',
      label: t('appointments.arrived'),
      run: () => moves.arrive(appointment),
      isOff: !canArrive || isAsking,
    },
    { keys: 'M', label: t('appointments.move'), run: onMove, isOff: !isBooked || isAsking },
    {
      keys: 'X',
      label: t('appointments.cancelShort'),
      run: () => onAskCancel(true),
      isOff: !isBooked || isAsking,
    },
    {
      keys: 'O',
      label: t('appointments.noShow'),
      run: () => moves.markMissed(appointment),
      isOff: !canMiss || isAsking,
      onStrip: false,
    },
    {
      keys: 'R',
      label: t('appointments.restore'),
      run: () => moves.restore(appointment),
      isOff: !canRestore || isAsking,
    },
    { keys: 'Esc', run: () => onAskCancel(false), isOff: !isAsking },
  ]);
  return (
    <Panel label={t('appointments.appointment')}>
      <div className="row apart">
        <span className="big-title">{appointment.token}</span>
        <Status shape={lookShape(look)} isStrong>
          {lookWord(t, look)}
        </Status>
      </div>
      <div>
        <div className="title">{name}</div>
        <div className="small dim">
          {[otherName, ageAndSexInWords(t, appointment, today)].filter(Boolean).join(' · ')}
        </div>
      </div>
      <KeyValues>
        <KeyValue label={t('appointments.day')}>{longDay(appointment.onDate, language, true)}</KeyValue>
        <KeyValue label={t('appointments.time')}>
          {span(appointment.startMinute, appointment.startMinute + appointment.minutes)}
        </KeyValue>
        <KeyValue label={t('queue.doctor')}>{appointment.doctorName}</KeyValue>
        <KeyValue label={t('appointments.kind')}>{kindWord(t, appointment.kind)}</KeyValue>
        <KeyValue label={t('patients.phone')}>{formatPhone(appointment.phone)}</KeyValue>
        <KeyValue label={t('patients.uhid')}>{appointment.uhid}</KeyValue>
        {appointment.note && <KeyValue label={t('appointments.note')}>{appointment.note}</KeyValue>}
        {appointment.isOverbooked && (
          <KeyValue label={t('appointments.overbookedShort')}>
            <span className="amber strong">{t('appointments.overbooked')}</span>
          </KeyValue>
        )}
        {appointment.reason && <KeyValue label={t('appointments.reason')}>{appointment.reason}</KeyValue>}
        <KeyValue label={t('appointments.bookedBy')}>{appointment.bookedByName}</KeyValue>
      </KeyValues>
      <ProblemNotice error={moves.error} />
      {isAsking ? (
        <CancelForm appointment={appointment} moves={moves} onDone={() => onAskCancel(false)} />
      ) : (
        <PanelFoot>
          {canArrive && (
            <PanelAction keys="A" onClick={() => moves.arrive(appointment)}>
              {t('appointments.arrived')}
            </PanelAction>
          )}
          {isBooked && (
            <>
              <PanelAction keys="M" onClick={onMove}>
                {t('appointments.moveLong')}
              </PanelAction>
              <PanelAction keys="X" onClick={() => onAskCancel(true)}>
                {t('appointments.cancelLong')}
              </PanelAction>
            </>
          )}
          {canMiss && (
            <PanelAction keys="O" onClick={() => moves.markMissed(appointment)}>
              {t('appointments.noShowLong')}
            </PanelAction>
          )}
          {canRestore && (
            <PanelAction keys="R" onClick={() => moves.restore(appointment)}>
              {t('appointments.restoreLong')}
            </PanelAction>
          )}
          <Button variant="default" fullWidth onClick={() => open.patient(appointment.patientId)}>
            {t('appointments.openPatient')}
          </Button>
        </PanelFoot>
      )}
    </Panel>
  );
}

type CancelFormProps = { appointment: Appointment; moves: AppointmentMoves; onDone: () => void };

/** Why it is cancelled is asked before it is done (APT-11). */
export function CancelForm({ appointment, moves, onDone }: CancelFormProps) {
  const { t } = useLanguage();
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const usual = [
    t('appointments.reasonAsked'),
    t('appointments.reasonCannotCome'),
    t('appointments.reasonDoctorAway'),
    t('appointments.reasonTwice'),
  ];

  function send(event: FormEvent): void {
    event.preventDefault();
    const isGood = reasonSchema.safeParse(reason).success;
    setIsMissing(!isGood);
    if (isGood)
      void moves
        .cancel(appointment, reason.trim())
        .then(onDone)
        .catch(() => undefined);
  }

  return (
    <form className={classes.cancel} onSubmit={send} noValidate aria-label={t('appointments.cancelLong')}>
      <TextInput
        label={t('appointments.cancelBecause')}
        value={reason}
        maxLength={120}
        autoFocus
        autoComplete="off"
        error={isMissing ? t('problems.REQUIRED') : undefined}
        onChange={event => {
          setReason(event.currentTarget.value);
          setIsMissing(false);
        }}
        onKeyDown={event => {
          if (event.key === 'Escape') {
            event.preventDefault();
            onDone();
          }
        }}
      />
      <div className={classes.reasons}>
        {usual.map(one => (
          <button key={one} type="button" className={classes.reason} onClick={() => setReason(one)}>
            {one}
          </button>
        ))}
      </div>
      <div className="row">
        <SaveButton busy={moves.busy} keys="↵">
          {t('appointments.cancelIt')}
        </SaveButton>
        <Button variant="default" onClick={onDone}>
          {t('common.back')}
        </Button>
      </div>
    </form>
  );
}
