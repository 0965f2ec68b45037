import type { NewSession, Session } from '#shared/features/appointments/session.schema.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type StoredSchedule = { id: number; doctorId: number; validFrom: LocalDate; sessions: Session[] };

type SessionRow = Omit<Session, 'id' | 'doctorId' | 'breaks'> & {
  scheduleId: number;
  id: number;
  breaks: string;
};

const SESSION = fragment(`
  schedule_id AS scheduleId, session_id AS id, weekday, start_minute AS startMinute, end_minute AS endMinute, mode,
  slot_minutes AS slotMinutes, per_slot AS perSlot, breaks, last_token_minute AS lastTokenMinute,
  walk_in_quota AS walkInQuota, phone_quota AS phoneQuota, room
`);

function sessionOf({ scheduleId: _, breaks, ...row }: SessionRow, doctorId: number): Session {
  return { ...row, doctorId, breaks: JSON.parse(breaks) };
}

/** What holds on the first day and whatever begins up to the last, of these doctors, in order of time. */
export function listSchedules(
  db: ReadableDb,
  doctorIds: readonly number[],
  { fromDate, toDate }: { fromDate: LocalDate; toDate: LocalDate },
): StoredSchedule[] {
  const doctors = JSON.stringify(doctorIds);
  const first = toDayNumber(fromDate);
  const schedules = db.all<{ id: number; doctorId: number; day: number }>(sql`
    SELECT id, doctor_id AS doctorId, valid_from AS day FROM schedules
    WHERE doctor_id IN (SELECT value FROM json_each(${doctors})) AND replaced_at IS NULL
      AND valid_from <= ${toDayNumber(toDate)}
      AND valid_from >= coalesce((SELECT max(earlier.valid_from) FROM schedules AS earlier
        WHERE earlier.doctor_id = schedules.doctor_id AND earlier.replaced_at IS NULL
          AND earlier.valid_from <= ${first}), 0)
    ORDER BY valid_from`);
  const rows = db.all<SessionRow>(sql`
    SELECT ${SESSION} FROM schedule_sessions
    WHERE schedule_id IN (SELECT value FROM json_each(${JSON.stringify(schedules.map(({ id }) => id))}))
    ORDER BY weekday, start_minute`);
  return schedules.map(({ id, doctorId, day }) => ({
    id,
    doctorId,
    validFrom: fromDayNumber(day),
    sessions: rows.filter(({ scheduleId }) => scheduleId === id).map(row => sessionOf(row, doctorId)),
  }));
}

/** Sittings of a doctor that gave a number for the day or a later one, as they stood last. */
export function listNumberedSessions(db: ReadableDb, doctorId: number, fromDate: LocalDate): Session[] {
  return db
    .all<SessionRow>(sql`
      SELECT ${SESSION} FROM schedule_sessions
      WHERE (session_id, schedule_id) IN (
        SELECT session_id, max(schedule_id) FROM schedule_sessions
        WHERE schedule_id IN (SELECT id FROM schedules WHERE doctor_id = ${doctorId})
          AND session_id IN (
            SELECT session_id FROM tokens
            WHERE session_date >= ${toDayNumber(fromDate)} AND doctor_id = ${doctorId})
        GROUP BY session_id)
      ORDER BY session_id`)
    .map(row => sessionOf(row, doctorId));
}

export function markReplaced(db: WritableDb, doctorId: number, validFrom: LocalDate, at: number): void {
  db.run(sql`
    UPDATE schedules SET replaced_at = ${at}
    WHERE doctor_id = ${doctorId} AND valid_from = ${toDayNumber(validFrom)} AND replaced_at IS NULL`);
}

export type NewSchedule = { doctorId: number; validFrom: LocalDate; setAt: number; setBy: number };

export function insertSchedule(db: WritableDb, schedule: NewSchedule): number {
  return db.run(sql`
    INSERT INTO schedules (doctor_id, valid_from, set_at, set_by)
    VALUES (${schedule.doctorId}, ${toDayNumber(schedule.validFrom)}, ${schedule.setAt}, ${schedule.setBy})`)
    .lastId;
}

export function insertSession(db: WritableDb, doctorId: number, weekday: number): number {
  return db.run(sql`INSERT INTO sessions (doctor_id, weekday) VALUES (${doctorId}, ${weekday})`).lastId;
}

export function insertScheduleSession(
  db: WritableDb,
  scheduleId: number,
  sessionId: number,
  session: NewSession,
): void {
  db.run(sql`
    INSERT INTO schedule_sessions (schedule_id, session_id, weekday, start_minute, end_minute, mode, slot_minutes,
      per_slot, breaks, last_token_minute, walk_in_quota, phone_quota, room)
    VALUES (${scheduleId}, ${sessionId}, ${session.weekday}, ${session.startMinute}, ${session.endMinute},
      ${session.mode}, ${session.slotMinutes}, ${session.perSlot}, ${JSON.stringify(session.breaks)},
      ${session.lastTokenMinute}, ${session.walkInQuota}, ${session.phoneQuota}, ${session.room})`);
}
