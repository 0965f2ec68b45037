import type {
  Appointment,
  AppointmentState,
  NewAppointment,
} from '#shared/features/appointments/appointment.schema.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

type Row = Omit<Appointment, 'onDate' | 'birthOn' | 'birthIsEstimated' | 'isOverbooked'> & {
  day: number;
  birthDay: number;
  birthIsEstimated: number;
  isOverbooked: number;
};

// Who was merged into another record is shown under the name and number they have now; the row itself keeps the id
// it was booked under.
const APPOINTMENT = fragment(`
  SELECT appointments.id, appointments.doctor_id AS doctorId, on_date AS day, start_minute AS startMinute,
    session_id AS sessionId, token, minutes, state, kind, note, is_overbooked AS isOverbooked, reason,
    booked_at AS bookedAt, booker.full_name AS bookedByName, visit_id AS visitId, series_id AS seriesId,
    rescheduled_to AS rescheduledToId, person.id AS patientId, person.full_name AS fullName,
    person.local_name AS localName, person.phone, person.uhid, person.birth_on AS birthDay,
    person.birth_is_estimated AS birthIsEstimated, person.sex, doctor.full_name AS doctorName
  FROM appointments
  JOIN patients AS own ON own.id = appointments.patient_id
  JOIN patients AS person ON person.id = CASE WHEN own.merged_into IS NULL THEN own.id ELSE (
    WITH RECURSIVE up (id, next) AS (
      SELECT own.id, own.merged_into
      UNION SELECT later.id, later.merged_into FROM up JOIN patients AS later ON later.id = up.next)
    SELECT id FROM up WHERE next IS NULL) END
  JOIN users AS booker ON booker.id = booked_by
  JOIN users AS doctor ON doctor.id = appointments.doctor_id
`);

function appointmentOf({ day, birthDay, birthIsEstimated, isOverbooked, ...row }: Row): Appointment {
  return {
    ...row,
    onDate: fromDayNumber(day),
    birthOn: fromDayNumber(birthDay),
    birthIsEstimated: birthIsEstimated === 1,
    isOverbooked: isOverbooked === 1,
  };
}

export function find(db: ReadableDb, appointmentId: number): Appointment | undefined {
  const row = db.maybeOne<Row>(sql`${APPOINTMENT} WHERE appointments.id = ${appointmentId}`);
  return row && appointmentOf(row);
}

export function listByIds(db: ReadableDb, ids: readonly number[]): Appointment[] {
  return db
    .all<Row>(sql`${APPOINTMENT}
      WHERE appointments.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
      ORDER BY on_date, start_minute, appointments.id`)
    .map(appointmentOf);
}

export function listBetween(db: ReadableDb, fromDate: LocalDate, toDate: LocalDate): Appointment[] {
  return db
    .all<Row>(sql`${APPOINTMENT}
      WHERE on_date BETWEEN ${toDayNumber(fromDate)} AND ${toDayNumber(toDate)}
      ORDER BY on_date, start_minute, appointments.id`)
    .map(appointmentOf);
}

export function listBookedOn(db: ReadableDb, onDate: LocalDate): Appointment[] {
  return db
    .all<Row>(sql`${APPOINTMENT}
      WHERE on_date = ${toDayNumber(onDate)} AND state = 'booked' ORDER BY start_minute, appointments.id`)
    .map(appointmentOf);
}

/** Of a person's records (more than one after a merge), newest day first. */
export function listOfPatients(db: ReadableDb, patientIds: readonly number[]): Appointment[] {
  return db
    .all<Row>(sql`${APPOINTMENT}
      WHERE appointments.patient_id IN (SELECT value FROM json_each(${JSON.stringify(patientIds)}))
      ORDER BY on_date DESC, start_minute DESC, appointments.id DESC`)
    .map(appointmentOf);
}

/** Booked or arrived on the day, of any of these records. */
export function listOfPatientsOn(
  db: ReadableDb,
  patientIds: readonly number[],
  onDate: LocalDate,
): Appointment[] {
  return db
    .all<Row>(sql`${APPOINTMENT}
      WHERE appointments.patient_id IN (SELECT value FROM json_each(${JSON.stringify(patientIds)}))
        AND on_date = ${toDayNumber(onDate)} AND state IN ('booked', 'arrived')
      ORDER BY start_minute`)
    .map(appointmentOf);
}

/** Whoever is booked on the day and can be reached at one of these numbers. */
export function listOfPhonesOn(db: ReadableDb, phones: readonly string[], onDate: LocalDate): Appointment[] {
  const numbers = JSON.stringify(phones.filter(phone => phone !== ''));
  return db
    .all<Row>(sql`${APPOINTMENT}
      WHERE appointments.patient_id IN (
        SELECT id FROM patients WHERE phone IN (SELECT value FROM json_each(${numbers}))
        UNION SELECT id FROM patients WHERE alt_phone IN (SELECT value FROM json_each(${numbers}))
          AND alt_phone <> '')
        AND on_date = ${toDayNumber(onDate)} AND state IN ('booked', 'arrived')
      ORDER BY start_minute`)
    .map(appointmentOf);
}

export type Place = { id: number; doctorId: number; onDate: LocalDate; startMinute: number; minutes: number };

/** Everybody booked on the day or later. */
export function listBookedPlacesFrom(db: ReadableDb, fromDate: LocalDate): Place[] {
  return db
    .all<Omit<Place, 'onDate'> & { day: number }>(sql`
      SELECT id, doctor_id AS doctorId, on_date AS day, start_minute AS startMinute, minutes FROM appointments
      WHERE on_date >= ${toDayNumber(fromDate)} AND state = 'booked' ORDER BY on_date, start_minute, id`)
    .map(({ day, ...row }) => ({ ...row, onDate: fromDayNumber(day) }));
}

export type Taken = { doctorId: number; onDate: LocalDate; sessionId: number; startMinute: number };

/** One entry for each person who is booked or has come. */
export function listTaken(db: ReadableDb, fromDate: LocalDate, toDate: LocalDate): Taken[] {
  return db
    .all<{ doctorId: number; day: number; sessionId: number; startMinute: number }>(sql`
      SELECT doctor_id AS doctorId, on_date AS day, session_id AS sessionId, start_minute AS startMinute
      FROM appointments
      WHERE on_date BETWEEN ${toDayNumber(fromDate)} AND ${toDayNumber(toDate)}
        AND state IN ('booked', 'arrived')`)
    .map(({ day, ...row }) => ({ ...row, onDate: fromDayNumber(day) }));
}

export function findNextBooked(
  db: ReadableDb,
  patientIds: readonly number[],
  doctorId: number,
  afterDate: LocalDate,
): Appointment | undefined {
  const row = db.maybeOne<Row>(sql`${APPOINTMENT}
    WHERE appointments.patient_id IN (SELECT value FROM json_each(${JSON.stringify(patientIds)}))
      AND on_date > ${toDayNumber(afterDate)} AND appointments.doctor_id = ${doctorId} AND state = 'booked'
    ORDER BY on_date LIMIT 1`);
  return row && appointmentOf(row);
}

/** Seats in use at exactly this beginning, those of overbooked people too. */
export function listSeats(
  db: ReadableDb,
  { doctorId, onDate, startMinute }: Pick<Place, 'doctorId' | 'onDate' | 'startMinute'>,
): number[] {
  return db
    .all<{ seat: number }>(sql`
      SELECT seat FROM appointments
      WHERE on_date = ${toDayNumber(onDate)} AND doctor_id = ${doctorId} AND start_minute = ${startMinute}
        AND state IN ('booked', 'arrived')`)
    .map(({ seat }) => seat);
}

export function nextId(db: ReadableDb): number {
  return (db.value<number>(sql`SELECT max(id) FROM appointments`) ?? 0) + 1;
}

export type Seat = { seat: number; capacity: number; overbookReason: string };
export type NewRow = Omit<NewAppointment, 'overbookReason'> &
  Seat & {
    id: number;
    sessionId: number;
    minutes: number;
    token: string;
    bookedAt: number;
    bookedByUser: number;
  };

export function insert(db: WritableDb, row: NewRow): void {
  db.run(sql`
    INSERT INTO appointments (id, patient_id, doctor_id, session_id, on_date, start_minute, minutes, seat, capacity,
      is_overbooked, overbook_reason, token, state, reason, kind, note, booked_via, booked_at, booked_by, series_id)
    VALUES (${row.id}, ${row.patientId}, ${row.doctorId}, ${row.sessionId}, ${toDayNumber(row.onDate)},
      ${row.startMinute}, ${row.minutes}, ${row.seat}, ${row.capacity}, ${row.overbookReason !== ''},
      ${row.overbookReason}, ${row.token}, 'booked', '', ${row.kind}, ${row.note}, ${row.bookedBy},
      ${row.bookedAt}, ${row.bookedByUser}, ${row.seriesId})`);
}

export function saveState(
  db: WritableDb,
  appointmentId: number,
  to: { state: AppointmentState; reason?: string; visitId?: number; rescheduledToId?: number },
): void {
  db.run(sql`
    UPDATE appointments SET state = ${to.state}, reason = ${to.reason ?? ''}, visit_id = ${to.visitId ?? null},
      rescheduled_to = ${to.rescheduledToId ?? null}
    WHERE id = ${appointmentId}`);
}

/** Back to booked, on a seat that is free now. */
export function saveRestored(db: WritableDb, appointmentId: number, { seat, capacity }: Seat): void {
  db.run(sql`
    UPDATE appointments SET state = 'booked', reason = '', seat = ${seat}, capacity = ${capacity},
      is_overbooked = 0, overbook_reason = ''
    WHERE id = ${appointmentId}`);
}

export type NewEvent = {
  appointmentId: number;
  event: 'booked' | 'arrived' | 'cancelled' | 'missed' | 'restored' | 'rescheduled';
  detail: Record<string, unknown>;
  at: number;
  byUser: number;
};

export function insertEvent(db: WritableDb, event: NewEvent): void {
  db.run(sql`
    INSERT INTO appointment_events (appointment_id, event, detail, at, by_user)
    VALUES (${event.appointmentId}, ${event.event}, ${JSON.stringify(event.detail)}, ${event.at}, ${event.byUser})`);
}

export function bookedViaOf(db: ReadableDb, appointmentId: number): NewAppointment['bookedBy'] {
  return db.one<{ via: NewAppointment['bookedBy'] }>(
    sql`SELECT booked_via AS via FROM appointments WHERE id = ${appointmentId}`,
  ).via;
}

/** How often each of these people came or was missed; merged records count for who they are now. */
export function listAttendance(
  db: ReadableDb,
  patientIds: readonly number[],
): Map<number, { missedCount: number; pastCount: number }> {
  const rows = db.all<{ patientId: number; missedCount: number; pastCount: number }>(sql`
    WITH RECURSIVE record (root, id) AS (
      SELECT value, value FROM json_each(${JSON.stringify(patientIds)})
      UNION SELECT record.root, patients.id FROM record JOIN patients ON patients.merged_into = record.id)
    SELECT root AS patientId, count(*) FILTER (WHERE state = 'noShow') AS missedCount,
      count(*) FILTER (WHERE state IN ('noShow', 'arrived')) AS pastCount
    FROM record JOIN appointments ON appointments.patient_id = record.id
    GROUP BY root`);
  return new Map(rows.map(({ patientId, ...counts }) => [patientId, counts]));
}
