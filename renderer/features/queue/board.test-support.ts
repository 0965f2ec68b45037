import type { Patient, PatientLine } from '#shared/features/patients/patient.schema.ts';
import type { DayBoard, QueueRow } from '#shared/features/queue/queue.contract.ts';

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
    hasVitals: false,
    duePaise: 0,
    isBilled: false,
    ...rest,
  };
}

export function board(rows: QueueRow[] = [], others: QueueRow[] = []): DayBoard {
  const doctor = (doctorId: number, doctorName: string, speciality: string, its: QueueRow[]) => ({
    doctorId,
    doctorName,
    speciality,
    room: String(doctorId),
    consultationFeePaise: 60_000,
    rows: its,
  });
  return {
    onDate: '2026-11-21',
    now: NOW,
    doctors: [
      doctor(2, 'Dr Meera Kulkarni', 'General medicine', rows),
      doctor(3, 'Dr Arvind Solanki', 'Paediatrics', others),
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
    registeredAt: 0,
    version: 1,
  };
}
