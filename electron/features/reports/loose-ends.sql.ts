import { type ReadableDb, sql } from '../../database/db.ts';

type Person = {
  patientId: number;
  fullName: string;
  localName: string;
  doctorId: number;
  doctorName: string;
};

export type LooseVisitRow = Person & {
  visitId: number;
  token: string;
  state: string;
  hasBill: number;
  hasDraft: number;
  /** What the consultation would cost. */
  feePaise: number;
};

/** Visits of the day that are unfinished, unbilled or have a note left unsigned. */
export function listVisits(db: ReadableDb, onDate: number): LooseVisitRow[] {
  return db.all<LooseVisitRow>(sql`
    SELECT visits.id AS visitId, token, visits.state, bill_id IS NOT NULL AS hasBill,
      encounter_drafts.visit_id IS NOT NULL AS hasDraft, patients.id AS patientId, patients.full_name AS fullName,
      local_name AS localName, visits.doctor_id AS doctorId, users.full_name AS doctorName,
      consultation_fee_paise AS feePaise
    FROM visits
      JOIN patients ON patients.id = visits.patient_id
      JOIN users ON users.id = visits.doctor_id
      JOIN doctors ON doctors.user_id = visits.doctor_id
      LEFT JOIN encounter_drafts ON encounter_drafts.visit_id = visits.id
    WHERE day_descending = ${-onDate} AND visits.state <> 'left'
      AND (bill_id IS NULL OR visits.state NOT IN ('toBill', 'done') OR encounter_drafts.visit_id IS NOT NULL)
    ORDER BY visits.id
  `);
}

export type LooseBookingRow = Person & { appointmentId: number; token: string; state: string };

/** Booked for the day, and neither here nor called off. */
export function listBookings(db: ReadableDb, onDate: number): LooseBookingRow[] {
  return db.all<LooseBookingRow>(sql`
    SELECT appointments.id AS appointmentId, token, appointments.state, patients.id AS patientId,
      patients.full_name AS fullName, local_name AS localName, appointments.doctor_id AS doctorId,
      users.full_name AS doctorName
    FROM appointments
      JOIN patients ON patients.id = appointments.patient_id
      JOIN users ON users.id = appointments.doctor_id
    WHERE appointments.on_date = ${onDate} AND appointments.state = 'booked'
    ORDER BY start_minute, appointments.id
  `);
}
