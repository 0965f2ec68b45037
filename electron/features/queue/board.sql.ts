import { MEASURES, type Measure } from '#shared/features/encounters/vitals.schema.ts';
import type { Sex } from '#shared/features/patients/patient.schema.ts';
import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, type ReadableDb, sql } from '../../database/db.ts';
import { VISIT, type VisitRow } from './queue.sql.ts';

export type BoardRow = VisitRow & {
  /** Under which the person is known now; the visit's own record may have been merged into it. */
  personId: number;
  fullName: string;
  localName: string;
  birthOn: number;
  birthIsEstimated: number;
  sex: Sex;
  bookedMinute: number | null;
  /** JSON of what the desk marked the person with. */
  alerts: string;
  allergyStatus: string;
};

const ROWS = fragment(`
  SELECT ${VISIT.text}, person.id AS personId, person.full_name AS fullName, person.local_name AS localName,
    person.birth_on AS birthOn, person.birth_is_estimated AS birthIsEstimated, person.sex, person.alerts,
    person.allergy_status AS allergyStatus, appointments.start_minute AS bookedMinute
  FROM visits
    JOIN patients AS own ON own.id = visits.patient_id
    JOIN patients AS person ON person.id = CASE WHEN own.merged_into IS NULL THEN own.id ELSE (
      WITH RECURSIVE up (id, next) AS (
        SELECT own.id, own.merged_into
        UNION SELECT later.id, later.merged_into FROM up JOIN patients AS later ON later.id = up.next)
      SELECT id FROM up WHERE next IS NULL) END
    LEFT JOIN appointments ON appointments.id = visits.appointment_id
`);

/** The day's visits with what the board says of each person; one join, no query per row. */
export function listOfDay(db: ReadableDb, onDate: LocalDate): BoardRow[] {
  return db.all<BoardRow>(sql`
    ${ROWS} WHERE day_descending = ${-toDayNumber(onDate)} ORDER BY visits.id`);
}

/** What a day has left unfinished of those who came after an instant. */
export function listUnfinished(db: ReadableDb, onDate: LocalDate, arrivedAfter: number): BoardRow[] {
  return db.all<BoardRow>(sql`
    ${ROWS} WHERE day_descending = ${-toDayNumber(onDate)} AND arrived_at > ${arrivedAfter}
      AND visits.state NOT IN ('done', 'left')
    ORDER BY visits.id`);
}

/** By record: what is due; those who owe nothing are not in it. */
export function duesOf(db: ReadableDb, patientIds: readonly number[]): Map<number, number> {
  const rows = db.all<{ patientId: number; duePaise: number }>(sql`
    SELECT patient_id AS patientId, sum(due_paise) AS duePaise FROM bills
    WHERE patient_id IN (SELECT value FROM json_each(${JSON.stringify(patientIds)})) AND due_paise > 0 AND party_id IS NULL
    GROUP BY patient_id`);
  return new Map(rows.map(({ patientId, duePaise }) => [patientId, duePaise]));
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
