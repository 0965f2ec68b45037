import type { FollowUp } from '#shared/features/encounters/follow-up.schema.ts';
import type { Sex } from '#shared/features/patients/patient.schema.ts';
import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type FollowUpRow = {
  visitId: number;
  patientId: number;
  fullName: string;
  localName: string;
  phone: string;
  uhid: string;
  birthDay: number;
  birthIsEstimated: number;
  sex: Sex;
  doctorId: number;
  doctorName: string;
  dueDay: number;
  seenDayDescending: number;
  signedAt: number;
  /** When the same doctor signed a later visit of the person: whatever that asks for ends what was asked before. */
  seenAgainDay: number | null;
  cameDay: number | null;
  bookedDay: number | null;
};
export type Coming = Pick<FollowUpRow, 'seenAgainDay' | 'cameDay' | 'bookedDay'>;

// Coming up to three days early counts as coming: the due day is moved back by the calendar.
const FOLLOW_UP = fragment(`
  encounters.visit_id AS visitId, patients.id AS patientId, patients.full_name AS fullName,
  patients.local_name AS localName, patients.phone, patients.uhid, patients.birth_on AS birthDay,
  patients.birth_is_estimated AS birthIsEstimated, patients.sex, encounters.doctor_id AS doctorId,
  users.full_name AS doctorName, follow_up_on AS dueDay, encounters.day_descending AS seenDayDescending,
  encounters.signed_at AS signedAt,
  (SELECT min(-later.day_descending) FROM encounters AS later
    WHERE later.patient_id = encounters.patient_id AND later.day_descending <= encounters.day_descending
      AND later.doctor_id = encounters.doctor_id AND later.visit_id <> encounters.visit_id
      AND NOT EXISTS (SELECT 1 FROM encounter_voids
        WHERE encounter_voids.visit_id = later.visit_id AND encounter_voids.version >= later.version)
      AND (later.day_descending < encounters.day_descending OR later.signed_at > encounters.signed_at)) AS seenAgainDay,
  (SELECT min(on_date) FROM visits
    WHERE visits.patient_id = encounters.patient_id AND visits.day_descending < encounters.day_descending
      AND visits.doctor_id = encounters.doctor_id AND visits.state <> 'left'
      AND visits.on_date >= CAST(strftime('%Y%m%d', julianday(
        substr(follow_up_on, 1, 4) || '-' || substr(follow_up_on, 5, 2) || '-' || substr(follow_up_on, 7, 2)) - 3)
        AS INTEGER)) AS cameDay
`);

// Who was merged into another record is called by the name and number of that one.
const PERSON = fragment(`
  JOIN patients AS own ON own.id = encounters.patient_id
  JOIN patients ON patients.id = CASE WHEN own.merged_into IS NULL THEN own.id ELSE (
    WITH RECURSIVE up (id, next) AS (
      SELECT own.id, own.merged_into
      UNION SELECT later.id, later.merged_into FROM up JOIN patients AS later ON later.id = up.next)
    SELECT id FROM up WHERE next IS NULL) END
`);

const STANDING_VERSION = fragment(`
  encounters.version = (SELECT max(version) FROM encounters AS newest WHERE newest.visit_id = encounters.visit_id)
  AND NOT EXISTS (SELECT 1 FROM encounter_voids
    WHERE encounter_voids.visit_id = encounters.visit_id AND encounter_voids.version = encounters.version)
`);

const BOOKED = fragment(`
  SELECT min(on_date) FROM appointments
  WHERE appointments.patient_id = encounters.patient_id AND appointments.doctor_id = encounters.doctor_id
    AND appointments.state = 'booked' AND appointments.on_date >=
`);

export function listDueBetween(
  db: ReadableDb,
  { from, to, today }: { from: LocalDate; to: LocalDate; today: LocalDate },
): FollowUpRow[] {
  return db.all<FollowUpRow>(sql`
    SELECT ${FOLLOW_UP}, (${BOOKED} ${toDayNumber(today)}) AS bookedDay
    FROM encounters ${PERSON}
      JOIN users ON users.id = encounters.doctor_id
    WHERE follow_up_on BETWEEN ${toDayNumber(from)} AND ${toDayNumber(to)} AND ${STANDING_VERSION}
    ORDER BY follow_up_on, encounters.visit_id`);
}

export function findOfVisit(db: ReadableDb, visitId: number, today: LocalDate): FollowUpRow | undefined {
  return db.maybeOne<FollowUpRow>(sql`
    SELECT ${FOLLOW_UP}, (${BOOKED} ${toDayNumber(today)}) AS bookedDay
    FROM encounters ${PERSON}
      JOIN users ON users.id = encounters.doctor_id
    WHERE encounters.visit_id = ${visitId} AND follow_up_on IS NOT NULL AND ${STANDING_VERSION}`);
}

/** Whether one more record of the person says that they came, or are booked. */
export function findComing(
  db: ReadableDb,
  recordId: number,
  {
    visitId,
    doctorId,
    seenDayDescending,
    signedAt,
    sinceDay,
    today,
  }: Pick<FollowUpRow, 'visitId' | 'doctorId' | 'seenDayDescending' | 'signedAt'> & {
    sinceDay: number;
    today: LocalDate;
  },
): Coming {
  return db.one<Coming>(sql`
    SELECT
      (SELECT min(-day_descending) FROM encounters
        WHERE patient_id = ${recordId} AND day_descending <= ${seenDayDescending} AND doctor_id = ${doctorId}
          AND visit_id <> ${visitId}
          AND NOT EXISTS (SELECT 1 FROM encounter_voids
            WHERE encounter_voids.visit_id = encounters.visit_id AND encounter_voids.version >= encounters.version)
          AND (day_descending < ${seenDayDescending} OR signed_at > ${signedAt})) AS seenAgainDay,
      (SELECT min(on_date) FROM visits
        WHERE patient_id = ${recordId} AND day_descending < ${seenDayDescending} AND doctor_id = ${doctorId}
          AND state <> 'left' AND on_date >= ${sinceDay}) AS cameDay,
      (SELECT min(on_date) FROM appointments
        WHERE patient_id = ${recordId} AND doctor_id = ${doctorId} AND state = 'booked'
          AND on_date >= ${toDayNumber(today)}) AS bookedDay`);
}

export type CallRow = FollowUp['calls'][number] & { visitId: number };

/** Oldest first. */
export function listCalls(db: ReadableDb, visitIds: readonly number[]): CallRow[] {
  return db.all<CallRow>(sql`
    SELECT visit_id AS visitId, at, result, note, users.full_name AS byName
    FROM follow_up_calls JOIN users ON users.id = by_user
    WHERE visit_id IN (SELECT value FROM json_each(${JSON.stringify(visitIds)})) ORDER BY follow_up_calls.id`);
}

export type NewCall = { visitId: number; result: string; note: string; at: number; byUser: number };

export function insertCall(db: WritableDb, call: NewCall): void {
  db.run(sql`
    INSERT INTO follow_up_calls (visit_id, result, note, at, by_user)
    VALUES (${call.visitId}, ${call.result}, ${call.note}, ${call.at}, ${call.byUser})`);
}
