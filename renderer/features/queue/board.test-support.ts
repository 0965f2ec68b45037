import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import type { Patient, PatientBanner, PatientLine } from '#shared/features/patients/patient.schema.ts';
import type { DayBoard, DoctorQueue, QueueRow } from '#shared/features/queue/queue.contract.ts';

/** Any instant: 11:42 on 21 November 2026 in the clinic's zone. */
export const NOW = Date.UTC(2026, 10, 21, 6, 12);
export const TODAY = '2026-11-21';

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
  return {
    id,
    doctorId: 2,
    onDate: TODAY,
    startMinute: 12 * 60,
    sessionId: 1,
    token: `P-${String(id).padStart(2, '0')}`,
    minutes: 15,
    state: 'booked',
    kind: 'consultation',
    note: '',
    isOverbooked: false,
    reason: '',
    bookedAt: minutesAgo(2_000),
    bookedByName: 'Kavita Nair',
    visitId: null,
    seriesId: null,
    rescheduledToId: null,
    patientId: id + 500,
    fullName: 'Venkatesh Rao',
    localName: '',
    phone: '5000041736',
    uhid: 'SJC-24-00511',
    birthOn: '1971-04-02',
    birthIsEstimated: false,
    sex: 'M',
    doctorName: 'Dr Meera Kulkarni',
    ...more,
  };
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

export const lakshmi: PatientLine = {
  id: 871,
  uhid: 'SJC-24-00871',
  fullName: 'Lakshmi Raghavan',
  localName: 'लक्ष्मी राघवन',
  phone: '5000041735',
  phoneRelation: 'self',
  birthOn: '1974-02-11',
  birthIsEstimated: false,
  sex: 'F',
  locality: 'Vijay Nagar',
  lastVisitOn: '2026-11-12',
  duePaise: 0,
};
export const raghavan: PatientLine = {
  ...lakshmi,
  id: 872,
  uhid: 'SJC-24-00872',
  fullName: 'Raghavan Iyer',
  localName: '',
  sex: 'M',
  phoneRelation: 'spouse',
  birthOn: '1969-01-01',
  duePaise: 35_000,
};

export function patientOf(line: PatientLine): Patient {
  const { duePaise: _, ...rest } = line;
  return {
    ...rest,
    oldNumber: '',
    address: '14, Scheme 54',
    city: 'Indore',
    pinCode: '452010',
    abhaNumber: '',
    guardian: null,
    altPhone: '',
    relativeName: '',
    tags: [],
    alerts: [],
    referrerId: null,
    hasPhoto: false,
    isUnknown: false,
    foundAt: '',
    mergedInto: null,
    alsoKnownAs: [],
    registeredAt: 0,
    version: 1,
  };
}

export function bannerOf(patient: Patient): PatientBanner {
  return {
    patient,
    allergies: { status: 'none', items: [] },
    duePaise: 0,
    comesOfAgeOn: null,
    consents: null,
    referrerName: '',
  };
}
