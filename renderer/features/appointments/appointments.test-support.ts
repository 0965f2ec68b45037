import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import type { DoctorDay, SessionDay, Slot } from '#shared/features/appointments/session.schema.ts';
import type { Person } from '#shared/features/users/user.schema.ts';
import { lakshmi } from '../patients/patients.test-support.ts';

/** The clinic's day in these tests: Saturday. */
export const TODAY = '2026-11-21';

export const meera: Person = {
  id: 2,
  fullName: 'Dr Meera Kulkarni',
  signInName: 'meera',
  roles: ['doctor'],
  isActive: true,
  hasPin: false,
  doctor: {
    qualification: 'MD',
    council: '',
    registrationNumber: 'MP-1',
    speciality: 'General medicine',
    room: '2',
    consultationFeePaise: 60_000,
  },
};
export const arvind: Person = { ...meera, id: 3, fullName: 'Dr Arvind Solanki', signInName: 'arvind' };
export const kavita: Person = {
  ...meera,
  id: 5,
  fullName: 'Kavita Nair',
  signInName: 'kavita',
  roles: ['receptionist'],
  doctor: null,
};

export function slot(startMinute: number, more: Partial<Slot> = {}): Slot {
  return { startMinute, state: 'free', taken: 0, capacity: 1, ...more };
}

export function sitting(slots: readonly Slot[], more: Partial<SessionDay> = {}): SessionDay {
  const first = slots[0]?.startMinute ?? 540;
  return {
    sessionId: 1,
    startMinute: first,
    endMinute: (slots.at(-1)?.startMinute ?? first) + 15,
    mode: 'slots',
    room: '2',
    lastTokenMinute: null,
    breaks: [],
    slots: [...slots],
    bookedCount: slots.reduce((sum, one) => sum + one.taken, 0),
    phoneQuota: null,
    walkInCount: 0,
    walkInQuota: null,
    ...more,
  };
}

export function doctorDay(doctorId: number, onDate: string, sessions: SessionDay[] = []): DoctorDay {
  return { doctorId, onDate, sessions, closures: [] };
}

/** Who comes to whom, as a booking and a follow-up say it. */
export const lakshmiAtMeera = {
  patientId: lakshmi.id,
  fullName: lakshmi.fullName,
  localName: lakshmi.localName,
  phone: lakshmi.phone,
  uhid: lakshmi.uhid,
  birthOn: lakshmi.birthOn,
  birthIsEstimated: lakshmi.birthIsEstimated,
  sex: lakshmi.sex,
  doctorId: meera.id,
  doctorName: meera.fullName,
};

export function booked(id: number, startMinute: number, more: Partial<Appointment> = {}): Appointment {
  return {
    id,
    ...lakshmiAtMeera,
    onDate: TODAY,
    startMinute,
    sessionId: 1,
    token: `P-${String(id).padStart(2, '0')}`,
    minutes: 15,
    state: 'booked',
    kind: 'consultation',
    note: '',
    isOverbooked: false,
    reason: '',
    bookedAt: 0,
    bookedByName: 'Kavita Nair',
    visitId: null,
    seriesId: null,
    rescheduledToId: null,
    ...more,
  };
}
