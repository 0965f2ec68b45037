import { type ReadableDb, sql } from '../../database/db.ts';

/** One sitting of a schedule; a schedule without any has one row without a weekday. */
export type Sitting = {
  doctorId: number;
  validFrom: number;
  weekday: number | null;
  startMinute: number | null;
  endMinute: number | null;
};

/** Of doctors who still work here, in the order of time. */
export function listSittings(db: ReadableDb): Sitting[] {
  return db.all<Sitting>(sql`
    SELECT schedules.doctor_id AS doctorId, schedules.valid_from AS validFrom, sitting.weekday,
      sitting.start_minute AS startMinute, sitting.end_minute AS endMinute
    FROM schedules JOIN users ON users.id = schedules.doctor_id AND users.is_active = 1
      LEFT JOIN schedule_sessions AS sitting ON sitting.schedule_id = schedules.id
    WHERE schedules.replaced_at IS NULL ORDER BY schedules.valid_from`);
}

export function countDoctors(db: ReadableDb): number {
  return (
    db.value<number>(sql`
      SELECT count(*) FROM doctors JOIN users ON users.id = doctors.user_id WHERE users.is_active = 1`) ?? 0
  );
}
