import { MEASURES, type Measure } from '#shared/features/encounters/vitals.schema.ts';
import type { Sex } from '#shared/features/patients/patient.schema.ts';
import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, type ReadableDb, sql } from '../../database/db.ts';
import { type Sitting, VISIT, type VisitRow } from './queue.sql.ts';

export type BoardRow = VisitRow & {
  fullName: string;
  localName: string;
  birthOn: number;
  birthIsEstimated: number;
  sex: Sex;
  duePaise: number;
  bookedMinute: number | null;
  /** JSON of what the desk marked the person with. */
  alerts: string;
  allergyStatus: string;
};

const ROW = fragment(`
  full_name AS fullName, local_name AS localName, birth_on AS birthOn, birth_is_estimated AS birthIsEstimated, sex,
  alerts, allergy_status AS allergyStatus, appointments.start_minute AS bookedMinute,
  coalesce((SELECT sum(due_paise) FROM bills WHERE bills.patient_id = visits.patient_id AND due_paise > 0), 0)
    AS duePaise
`);

/** The day's visits with what the board says of each person; one join, no query per row. */
export function listOfDay(db: ReadableDb, onDate: LocalDate): BoardRow[] {
  return db.all<BoardRow>(sql`
    SELECT ${VISIT}, ${ROW}
    FROM visits JOIN patients ON patients.id = visits.patient_id
      LEFT JOIN appointments ON appointments.id = visits.appointment_id
    WHERE day_descending = ${-toDayNumber(onDate)} ORDER BY visits.id
  `);
}

/** What a sitting of the night before has left unfinished. */
export function listUnfinishedOf(db: ReadableDb, sitting: Sitting): BoardRow[] {
  const day = toDayNumber(sitting.onDate);
  return db.all<BoardRow>(sql`
    SELECT ${VISIT}, ${ROW}
    FROM visits JOIN patients ON patients.id = visits.patient_id
      LEFT JOIN appointments ON appointments.id = visits.appointment_id
    WHERE day_descending = ${-day} AND visits.doctor_id = ${sitting.doctorId}
      AND visits.state NOT IN ('done', 'left')
      AND EXISTS (
        SELECT 1 FROM tokens
        WHERE session_date = ${day} AND tokens.doctor_id = ${sitting.doctorId}
          AND tokens.session_id = ${sitting.sessionId}
          AND (tokens.visit_id = visits.id OR tokens.appointment_id = visits.appointment_id))
    ORDER BY visits.id
  `);
}

export type VitalsOfVisit = Record<Measure, number | null> & { visitId: number };

const VALUES = fragment(
  MEASURES.map(
    measure => `${measure.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)} AS ${measure}`,
  ).join(', '),
);

/** The newest vitals of each of these visits. */
export function listLatestVitals(db: ReadableDb, visitIds: readonly number[]): VitalsOfVisit[] {
  return db.all<VitalsOfVisit & { newest: number }>(sql`
    SELECT visit_id AS visitId, max(recorded_at) AS newest, ${VALUES} FROM vitals
    WHERE visit_id IN (SELECT value FROM json_each(${JSON.stringify(visitIds)})) GROUP BY visit_id`);
}
