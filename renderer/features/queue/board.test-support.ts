import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import type { DayBoard, DoctorQueue, QueueRow } from '#shared/features/queue/queue.contract.ts';
import { booked, TODAY } from '../appointments/appointments.test-support.ts';

/** Any instant: 11:42 on 21 November 2026 in the clinic's zone. */
export const NOW = Date.UTC(2026, 10, 21, 6, 12);

const minutesAgo = (minutes: number) => NOW - minutes * 60_000;

export function row(visitId: number, more: Partial<QueueRow> & { minutes?: number } = {}): QueueRow {
  const { minutes = 5, ...rest } = more;
  return {
    visitId,
    patientId: visitId + 100,
    token: `A-${String(visitId).padStart(2, '0')}`,
    fullName: 'Joseph Kurian',
    localName: '',
    birthOn: '1979-04-02',
    birthIsEstimated: false,
    sex: 'M',
    state: 'waiting',
    priority: 'routine',
    arrivedAt: minutesAgo(minutes),
    stateSince: minutesAgo(minutes),
    turnAt: minutesAgo(minutes),
    hasVitals: false,
    duePaise: 0,
    isBilled: false,
    number: `261121/${String(visitId).padStart(3, '0')}`,
    complaint: '',
    priorityReason: '',
    callCount: 0,
    isOverbooked: false,
    appointmentId: null,
    bookedMinute: null,
    suggestion: null,
    window: null,
    alerts: [],
    undo: null,
    ...rest,
  };
}

export function booking(id: number, more: Partial<Appointment> = {}): Appointment {
  return booked(id, 12 * 60, {
    patientId: id + 500,
    fullName: 'Venkatesh Rao',
    localName: '',
    phone: '5000041736',
    uhid: 'SJC-24-00511',
    birthOn: '1971-04-02',
    sex: 'M',
    ...more,
  });
}

export function doctorQueue(doctorId: number, doctorName: string, more: Partial<DoctorQueue>): DoctorQueue {
  return {
    doctorId,
    doctorName,
    speciality: 'General medicine',
    room: String(doctorId),
    consultationFeePaise: 60_000,
    booked: [],
    session: null,
    away: null,
    medianMinutes: null,
    rows: [],
    ...more,
  };
}

export function board(
  rows: QueueRow[] = [],
  others: QueueRow[] = [],
  first: Partial<DoctorQueue> = {},
): DayBoard {
  return {
    onDate: TODAY,
    now: NOW,
    doctors: [
      doctorQueue(2, 'Dr Meera Kulkarni', { rows, ...first }),
      doctorQueue(3, 'Dr Arvind Solanki', { speciality: 'Paediatrics', rows: others }),
    ],
    waitingCount: 0,
    longestWaitMinutes: 0,
    toBillCount: 0,
  };
}
