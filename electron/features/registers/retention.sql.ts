import { fragment, type ReadableDb, sql } from '../../database/db.ts';
import type { Days } from './clinical.sql.ts';

const PERSON = fragment('coalesce(patients.merged_into, patients.id)');

export type MonthOfVisits = {
  month: number;
  visits: number;
  people: number;
  fresh: number;
  /** Of the new ones: who came again within 90 days of the first visit. */
  cameBack: number;
  /** Of the new ones: whose 90 days are over, and who of them came again. */
  ended: number;
  endedAndBack: number;
};

// Who left before being seen has not come. The 90 days are counted by the calendar.
const BACK_UNTIL = fragment(`cast(strftime('%Y%m%d', julianday(substr(first.on_date, 1, 4) || '-'
  || substr(first.on_date, 5, 2) || '-' || substr(first.on_date, 7, 2)) + 90) AS INTEGER)`);

/** New people and returning ones, by month. */
export function listMonths(db: ReadableDb, { fromDay, toDay }: Days, today: number): MonthOfVisits[] {
  return db.all<MonthOfVisits>(sql`
    WITH came AS MATERIALIZED (
      SELECT visits.patient_id, visits.on_date, visits.on_date / 100 AS month, visits.id, is_first, ${PERSON} AS person
      FROM visits CROSS JOIN patients ON patients.id = visits.patient_id
      WHERE visits.day_descending BETWEEN ${-toDay} AND ${-fromDay} AND visits.state <> 'left'
    ),
    fresh AS MATERIALIZED (
      SELECT first.month, ${BACK_UNTIL} AS until, EXISTS (
        SELECT 1 FROM visits AS again WHERE again.patient_id = first.patient_id AND again.state <> 'left'
          AND again.day_descending < -first.on_date AND again.day_descending >= -${BACK_UNTIL}) AS has_come
      FROM came AS first WHERE first.is_first = 1
    )
    SELECT came.month, count(*) AS visits, count(DISTINCT person) AS people,
      count(DISTINCT CASE WHEN is_first = 1 THEN person END) AS fresh,
      (SELECT count(*) FROM fresh WHERE fresh.month = came.month AND has_come) AS cameBack,
      (SELECT count(*) FROM fresh WHERE fresh.month = came.month AND until < ${today}) AS ended,
      (SELECT count(*) FROM fresh WHERE fresh.month = came.month AND has_come AND until < ${today}) AS endedAndBack
    FROM came GROUP BY came.month ORDER BY came.month`);
}

export type LostPerson = {
  patientId: number;
  fullName: string;
  uhid: string;
  phone: string;
  birthOn: number;
  isEstimated: number;
  sex: string;
  lastOn: number;
  doctorName: string;
  visitCount: number;
  askedFor: number | null;
};

/** Who came last on one of the days and not since, under any of their records, and is not booked. */
export function listLost(db: ReadableDb, { fromDay, toDay }: Days, today: number): LostPerson[] {
  return db.all<LostPerson>(sql`
    WITH last AS MATERIALIZED (
      SELECT ${PERSON} AS person, max(visits.on_date) AS on_date, max(visits.id) AS visit_id
      FROM visits CROSS JOIN patients ON patients.id = visits.patient_id
      WHERE visits.day_descending BETWEEN ${-toDay} AND ${-fromDay} AND visits.state <> 'left'
      GROUP BY 1
    ),
    records AS MATERIALIZED (
      SELECT person, on_date, person AS record FROM last
      UNION ALL SELECT person, on_date, merged.id FROM last
        CROSS JOIN patients AS merged ON merged.merged_into = last.person
    ),
    seen_again AS MATERIALIZED (
      SELECT DISTINCT person FROM records CROSS JOIN visits AS later ON later.patient_id = records.record
        AND later.day_descending < -records.on_date AND later.state <> 'left'
      UNION SELECT person FROM records CROSS JOIN appointments ON appointments.patient_id = records.record
        AND appointments.on_date >= ${today} AND appointments.state = 'booked'
    )
    SELECT patients.id AS patientId, patients.full_name AS fullName, patients.uhid, patients.phone,
      patients.birth_on AS birthOn, patients.birth_is_estimated AS isEstimated, patients.sex,
      last.on_date AS lastOn, doctor.full_name AS doctorName,
      (SELECT count(*) FROM records CROSS JOIN visits AS each ON each.patient_id = records.record
        WHERE records.person = last.person AND each.state <> 'left') AS visitCount,
      (SELECT note.follow_up_on FROM encounters AS note WHERE note.visit_id = visits.id
        AND NOT EXISTS (SELECT 1 FROM encounter_voids
          WHERE encounter_voids.visit_id = note.visit_id AND encounter_voids.version = note.version)
        ORDER BY note.version DESC LIMIT 1) AS askedFor
    FROM last CROSS JOIN patients ON patients.id = last.person
      CROSS JOIN visits ON visits.id = last.visit_id
      JOIN users AS doctor ON doctor.id = visits.doctor_id
    WHERE patients.is_hidden = 0 AND last.person NOT IN (SELECT person FROM seen_again)
    ORDER BY last.on_date, patients.id`);
}

export type AskedFollowUp = {
  patientId: number;
  doctorId: number;
  doctorName: string;
  notedOn: number;
  askedFor: number;
  /** The first visit after it with the same doctor. */
  nextOn: number | null;
};

/** Every follow-up asked for one of the days by a note that stands. */
export function listAsked(db: ReadableDb, { fromDay, toDay }: Days): AskedFollowUp[] {
  return db.all<AskedFollowUp>(sql`
    SELECT note.patient_id AS patientId, note.doctor_id AS doctorId, doctor.full_name AS doctorName,
      -note.day_descending AS notedOn, note.follow_up_on AS askedFor, (
        SELECT min(-next.day_descending) FROM (
          SELECT coalesce(own.merged_into, own.id) AS id FROM patients AS own WHERE own.id = note.patient_id
          UNION SELECT note.patient_id
          UNION SELECT merged.id FROM patients AS own
            CROSS JOIN patients AS merged ON merged.merged_into = coalesce(own.merged_into, own.id)
            WHERE own.id = note.patient_id
        ) AS record CROSS JOIN visits AS next ON next.patient_id = record.id
          AND next.day_descending < note.day_descending AND next.doctor_id = note.doctor_id
          AND next.state <> 'left') AS nextOn
    FROM encounters AS note JOIN users AS doctor ON doctor.id = note.doctor_id
    WHERE note.follow_up_on BETWEEN ${fromDay} AND ${toDay}
      AND note.version = (SELECT max(newest.version) FROM encounters AS newest WHERE newest.visit_id = note.visit_id)
      AND NOT EXISTS (SELECT 1 FROM encounter_voids
        WHERE encounter_voids.visit_id = note.visit_id AND encounter_voids.version = note.version)
    ORDER BY doctor.full_name, note.follow_up_on`);
}

export type CallRow = {
  at: number;
  byName: string;
  patientId: number;
  fullName: string;
  uhid: string;
  phone: string;
  askedFor: number | null;
  result: string;
  note: string;
};

export function listCalls(db: ReadableDb, fromAt: number, beforeAt: number): CallRow[] {
  return db.all<CallRow>(sql`
    SELECT call.at, person.full_name AS byName, visits.patient_id AS patientId, patients.full_name AS fullName,
      patients.uhid, patients.phone,
      (SELECT note.follow_up_on FROM encounters AS note WHERE note.visit_id = call.visit_id
        ORDER BY note.version DESC LIMIT 1) AS askedFor,
      call.result, call.note
    FROM follow_up_calls AS call CROSS JOIN visits ON visits.id = call.visit_id
      CROSS JOIN patients ON patients.id = visits.patient_id
      JOIN users AS person ON person.id = call.by_user
    WHERE call.at >= ${fromAt} AND call.at < ${beforeAt} ORDER BY call.at, call.id`);
}
