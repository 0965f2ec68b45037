import type { NewVitals } from '#shared/features/encounters/vitals.schema.ts';
import type { Priority, VisitState } from '#shared/features/queue/queue.contract.ts';
import { isConsultationTime } from '#shared/features/queue/waiting.rules.ts';
import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { Driver } from '../../electron/database/open-file.ts';
import type { Person } from './people.ts';

export type VisitRow = {
  id: number;
  patientId: number;
  onDate: LocalDate;
  doctorId: number;
  tokenNumber: number;
  token: string;
  number: string;
  state: VisitState;
  priority: Priority;
  isFirst: boolean;
  arrivedAt: number;
  stateSince: number;
  hasVitals: boolean;
  billId: number | null;
  createdBy: number;
};

export type EventRow = {
  event: string;
  from: VisitState;
  to: VisitState;
  detail: object;
  at: number;
  by: number;
};

/** Plain prepared inserts: a decade of a clinic goes through here, so nothing is looked up twice. */
export function rowWriter(driver: Driver) {
  const insert = (table: string, columns: string) =>
    driver.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.replace(/[^,]+/g, '?')})`);

  const patient = insert(
    'patients',
    `id, recency, uhid, old_number, full_name, local_name, phone, phone_relation, birth_on, birth_is_estimated, sex,
     address, locality, city, pin_code, abha_number, guardian, allergy_status, not_a_duplicate_because, registered_at,
     registered_by`,
  );
  const allergy = insert(
    'patient_allergies',
    'patient_id, substance, reaction, severity, recorded_at, recorded_by',
  );
  const visit = insert(
    'visits',
    `patient_id, day_descending, id, doctor_id, token, number, state, priority, call_count, turn_at, is_first,
     arrived_at, state_since, has_vitals, bill_id, created_by`,
  );
  const token = insert('tokens', 'session_date, doctor_id, session_id, letter, number, visit_id, issued_at');
  const time = insert('consultation_times', 'doctor_id, seen_at, visit_id, is_first, minutes');
  const event = insert('queue_events', 'visit_id, event, from_state, to_state, detail, at, by_user');
  const vitals = insert(
    'vitals',
    `patient_id, recorded_at, id, visit_id, systolic_mm_hg, diastolic_mm_hg, pulse_per_minute, breaths_per_minute,
     temperature_celsius, spo2_percent, weight_kg, height_cm, glucose_mg_dl, recorded_by`,
  );
  const series = driver.prepare(`
    INSERT INTO number_series (series, period, last_number) VALUES (?, ?, ?)
    ON CONFLICT (series, period) DO UPDATE SET last_number = excluded.last_number`);
  const recency = driver.prepare('UPDATE patients SET recency = ?, last_visit_on = ? WHERE id = ?');

  return {
    /** With a recency below nought: the true one is known when the last visit is. */
    patient(person: Person, at: number, by: number): void {
      patient.run(
        ...[
          person.id,
          -person.id,
          person.uhid,
          person.oldNumber,
          person.fullName,
          person.localName,
          person.phone,
        ],
        ...[person.phoneRelation, toDayNumber(person.birthOn), Number(person.birthIsEstimated), person.sex],
        ...[person.address, person.locality, person.city, person.pinCode, person.abhaNumber],
        ...[person.guardian && JSON.stringify(person.guardian), person.allergyStatus, '', at, by],
      );
      for (const { substance, reaction, severity } of person.allergies) {
        allergy.run(person.id, substance, reaction, severity, at, by);
      }
    },
    visit(row: VisitRow, events: readonly EventRow[]): void {
      const day = toDayNumber(row.onDate);
      visit.run(
        ...[
          row.patientId,
          -day,
          row.id,
          row.doctorId,
          row.token,
          row.number,
          row.state,
          row.priority,
          events.filter(({ event: name }) => name === 'called').length,
          row.arrivedAt,
          Number(row.isFirst),
        ],
        ...[row.arrivedAt, row.stateSince, Number(row.hasVitals), row.billId, row.createdBy],
      );
      token.run(day, row.doctorId, 0, 'A', row.tokenNumber, row.id, row.arrivedAt);
      for (const step of events) {
        event.run(row.id, step.event, step.from, step.to, JSON.stringify(step.detail), step.at, step.by);
      }
    },
    consultationTime({ id, doctorId, isFirst }: VisitRow, calledAt: number, seenAt: number): void {
      const minutes = (seenAt - calledAt) / 60_000;
      if (isConsultationTime(minutes)) time.run(doctorId, seenAt, id, Number(isFirst), minutes);
    },
    vitals(
      of: { id: number; patientId: number; visitId: number; at: number; by: number },
      measured: NewVitals,
    ): void {
      vitals.run(
        ...[of.patientId, of.at, of.id, of.visitId, measured.systolicMmHg, measured.diastolicMmHg],
        ...[
          measured.pulsePerMinute,
          measured.breathsPerMinute,
          measured.temperatureCelsius,
          measured.spo2Percent,
        ],
        ...[measured.weightKg, measured.heightCm, measured.glucoseMgDl, of.by],
      );
    },
    lastNumber: (name: string, period: string, last: number) => void series.run(name, period, last),
    recency: (patientId: number, rank: number, lastVisitOn: LocalDate | null) =>
      void recency.run(rank, lastVisitOn === null ? null : toDayNumber(lastVisitOn), patientId),
  };
}

export type RowWriter = ReturnType<typeof rowWriter>;
