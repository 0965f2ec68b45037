import type { Closure, NewClosure } from '#shared/features/appointments/session.schema.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

type ClosureRow = Omit<Closure, 'fromDate' | 'toDate'> & { fromDay: number; toDay: number };

const CLOSURE = fragment(`
  id, doctor_id AS doctorId, from_date AS fromDay, to_date AS toDay, from_minute AS fromMinute,
  to_minute AS toMinute, reason
`);

function closureOf({ fromDay, toDay, ...row }: ClosureRow): Closure {
  return { ...row, fromDate: fromDayNumber(fromDay), toDate: fromDayNumber(toDay) };
}

/** Holidays and everybody's leave that touch the days, in order of time. */
export function listBetween(db: ReadableDb, fromDate: LocalDate, toDate: LocalDate): Closure[] {
  return db
    .all<ClosureRow>(sql`
      SELECT ${CLOSURE} FROM closures
      WHERE withdrawn_at IS NULL AND to_date >= ${toDayNumber(fromDate)} AND from_date <= ${toDayNumber(toDate)}
      ORDER BY from_date, id`)
    .map(closureOf);
}

export function find(db: ReadableDb, closureId: number): Closure | undefined {
  const row = db.maybeOne<ClosureRow>(sql`
    SELECT ${CLOSURE} FROM closures WHERE id = ${closureId} AND withdrawn_at IS NULL`);
  return row && closureOf(row);
}

export function insert(db: WritableDb, closure: NewClosure, at: number, by: number): number {
  return db.run(sql`
    INSERT INTO closures (doctor_id, from_date, to_date, from_minute, to_minute, reason, recorded_at, recorded_by)
    VALUES (${closure.doctorId}, ${toDayNumber(closure.fromDate)}, ${toDayNumber(closure.toDate)},
      ${closure.fromMinute}, ${closure.toMinute}, ${closure.reason}, ${at}, ${by})`).lastId;
}

export function withdraw(db: WritableDb, closureId: number, at: number, by: number): void {
  db.run(sql`UPDATE closures SET withdrawn_at = ${at}, withdrawn_by = ${by} WHERE id = ${closureId}`);
}
