import type { Appointment, AppointmentState } from '#shared/features/appointments/appointment.schema.ts';
import { APPOINTMENT_KINDS } from '#shared/features/appointments/appointment.schema.ts';
import { APPOINTMENT_KIND_WORDS } from '#shared/features/appointments/call-list.grid.ts';
import type { VisitState } from '#shared/features/queue/queue.contract.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import type { StatusShape } from '../../ui/status.tsx';

/** What became of a booking, as the desk says it. */
export type Look = 'booked' | 'arrived' | 'withDoctor' | 'done' | 'missed' | 'cancelled' | 'moved';

const OF_STATE: Readonly<Record<AppointmentState, Look>> = {
  booked: 'booked',
  arrived: 'arrived',
  cancelled: 'cancelled',
  noShow: 'missed',
  rescheduled: 'moved',
};

const WORDS: Readonly<Record<Look, WordKey>> = {
  booked: 'appointments.stateBooked',
  arrived: 'appointments.stateArrived',
  withDoctor: 'appointments.stateWithDoctor',
  done: 'appointments.stateDone',
  missed: 'appointments.stateMissed',
  cancelled: 'appointments.stateCancelled',
  moved: 'appointments.stateMoved',
};

const SHAPES: Readonly<Record<Look, StatusShape>> = {
  booked: 'booked',
  arrived: 'arrived',
  withDoctor: 'withDoctor',
  done: 'done',
  missed: 'bad',
  cancelled: 'left',
  moved: 'left',
};

/** A booking that became a visit looks as the visit does; without news of it, one of an earlier day is done. */
export function lookOf(
  appointment: Pick<Appointment, 'state' | 'onDate'>,
  visit: VisitState | undefined,
  today: string,
): Look {
  if (appointment.state !== 'arrived') return OF_STATE[appointment.state];
  if (visit === 'withDoctor') return 'withDoctor';
  if (visit === 'toBill' || visit === 'done') return 'done';
  return visit === undefined && appointment.onDate < today ? 'done' : 'arrived';
}

export const lookWord = (t: Translate, look: Look): string => t(WORDS[look]);
export const lookShape = (look: Look): StatusShape => SHAPES[look];

export const kindWord = (t: Translate, kind: Appointment['kind']): string => t(APPOINTMENT_KIND_WORDS[kind]);

export function kindChoices(t: Translate): { value: string; label: string }[] {
  return APPOINTMENT_KINDS.map(kind => ({ value: kind, label: kindWord(t, kind) }));
}

/** Whether the place is kept: neither cancelled, missed nor moved away. */
export function isStanding(appointment: Pick<Appointment, 'state'>): boolean {
  return appointment.state === 'booked' || appointment.state === 'arrived';
}
