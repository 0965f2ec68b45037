import type { TokenLetter } from '#shared/features/appointments/token.rules.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type SessionOfDay = { onDate: LocalDate; doctorId: number; sessionId: number };

/** Numbers have no gap and rows are never deleted, so the last number is also how many were given. */
export function lastNumber(db: ReadableDb, of: SessionOfDay, letter: TokenLetter): number {
  return (
    db.value<number>(sql`
      SELECT max(number) FROM tokens
      WHERE session_date = ${toDayNumber(of.onDate)} AND doctor_id = ${of.doctorId}
        AND session_id = ${of.sessionId} AND letter = ${letter}`) ?? 0
  );
}

export type NewToken = SessionOfDay & {
  letter: TokenLetter;
  number: number;
  visitId: number | null;
  appointmentId: number | null;
  issuedAt: number;
};

export function insert(db: WritableDb, token: NewToken): void {
  db.run(sql`
    INSERT INTO tokens (session_date, doctor_id, session_id, letter, number, visit_id, appointment_id, issued_at)
    VALUES (${toDayNumber(token.onDate)}, ${token.doctorId}, ${token.sessionId}, ${token.letter}, ${token.number},
      ${token.visitId}, ${token.appointmentId}, ${token.issuedAt})`);
}

/** How many walk-in numbers each sitting of the days has given. */
export function listWalkInCounts(
  db: ReadableDb,
  fromDate: LocalDate,
  toDate: LocalDate,
): (SessionOfDay & { count: number })[] {
  return db
    .all<{ day: number; doctorId: number; sessionId: number; count: number }>(sql`
      SELECT session_date AS day, doctor_id AS doctorId, session_id AS sessionId, max(number) AS count FROM tokens
      WHERE session_date BETWEEN ${toDayNumber(fromDate)} AND ${toDayNumber(toDate)} AND letter = 'A'
      GROUP BY session_date, doctor_id, session_id`)
    .map(({ day, ...row }) => ({ ...row, onDate: fromDayNumber(day) }));
}
