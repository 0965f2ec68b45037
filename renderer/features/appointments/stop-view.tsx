import { Box, UnstyledButton } from '@mantine/core';
import type { DragEvent } from 'react';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { Shape } from '../../ui/status.tsx';
import { ageAndSex, namesFor } from '../patients/patient-words.ts';
import { kindWord, type Look, lookShape, lookWord } from './appointment-words.ts';
import classes from './calendar.module.css';
import { clock } from './clock-words.ts';
import type { Shade, Stop } from './stops.ts';

/** What the schedule library gives an event's element: its place, its drag, its class. */
type RootProps = Record<string, unknown> & { className?: string | undefined };

/** A sitting, a break, an absence with its reason, or what has passed. */
export function ShadeView({ shade, rootProps }: { shade: Shade; rootProps: RootProps }) {
  const { t } = useLanguage();
  const word =
    shade.kind === 'closed'
      ? t('appointments.awayFor', {
          span: `${clock(shade.fromMinute)}–${shade.toMinute === 1_440 ? '24:00' : clock(shade.toMinute)}`,
          reason: shade.word,
        })
      : shade.kind === 'break'
        ? shade.word || t('appointments.break')
        : '';
  return (
    <Box {...rootProps} data-shade={shade.kind}>
      {word}
    </Box>
  );
}

type StopViewProps = {
  stop: Stop;
  look: Look | undefined;
  isChosen: boolean;
  isMoving: boolean;
  onChoose: () => void;
  rootProps: RootProps & { onDragStart?: ((event: DragEvent<HTMLButtonElement>) => void) | undefined };
};

/** One place or booking on the wall: shape, time, who, and in words what became of it. */
export function StopView({ stop, look, isChosen, isMoving, onChoose, rootProps }: StopViewProps) {
  return (
    <UnstyledButton
      {...rootProps}
      className={`${rootProps.className ?? ''} ${classes.stop}`}
      data-stop={stop.key}
      data-kind={stop.kind}
      data-look={look}
      data-chosen={isChosen || undefined}
      data-moving={isMoving || undefined}
      tabIndex={isChosen ? 0 : -1}
      aria-current={isChosen || undefined}
      title={undefined}
      onClick={onChoose}
      onDragStart={(event: DragEvent<HTMLButtonElement>) => {
        rootProps.onDragStart?.(event);
        // Another column is another view for the library, to which the drag comes as a copy.
        if (event.dataTransfer) event.dataTransfer.effectAllowed = 'copyMove';
      }}
    >
      {/* The spaces are for those who hear it; the eye sees the gaps of the line. */}
      <span className={classes.stopBody}>
        {look && <Shape shape={lookShape(look)} size={9} />}
        <span className={classes.stopTime}>{clock(stop.startMinute)}</span>{' '}
        {stop.appointment && look ? (
          <BookedWords appointment={stop.appointment} look={look} />
        ) : (
          <OpenWords stop={stop} />
        )}
      </span>
    </UnstyledButton>
  );
}

function OpenWords({ stop }: { stop: Stop }) {
  const { t } = useLanguage();
  const left = stop.left > 1 ? t('appointments.leftShort', { count: stop.left }) : t('appointments.free');
  return <span className={classes.stopWord}>{stop.kind === 'full' ? t('appointments.full') : left}</span>;
}

function BookedWords({ appointment, look }: { appointment: Appointment; look: Look }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const kind = appointment.kind === 'consultation' ? '' : kindWord(t, appointment.kind);
  const facts = [kind, appointment.note].filter(Boolean).join(' · ');
  return (
    <>
      <span className={classes.stopName}>{namesFor(language, appointment)[0]}</span>{' '}
      <span className={classes.stopAge}>{ageAndSex(t, appointment, today)}</span>{' '}
      {facts && <span className={classes.stopNote}>{facts}</span>}{' '}
      <span className={classes.stopEnd}>
        {appointment.isOverbooked && (
          <b className={classes.over}>
            +<span className={classes.overWord}> {t('appointments.overbookedShort')}</span>
          </b>
        )}{' '}
        <span className={look === 'booked' ? 'visually-hidden' : classes.stopWord}>{lookWord(t, look)}</span>{' '}
        <span className={classes.stopToken}>{appointment.token}</span>
      </span>
    </>
  );
}
