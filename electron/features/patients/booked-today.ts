import { nameWords } from '#shared/features/patients/name-sound.rules.ts';
import type { ReadableDb } from '../../database/db.ts';
import { numberWords } from './patient-index.ts';
import * as searchSql from './patient-search.sql.ts';
import { rootOf } from './person-records.ts';

export type Booked = { patientId: number; token: string; phone: string; words: readonly string[] };
export type BookedDay = {
  /** By the time of the booking. */
  list: readonly Booked[];
  /** The booked minute of the day, by patient. */
  minuteOf: ReadonlyMap<number, number>;
};

type Remembered = BookedDay & { day: number; changes: number };
const remembered = new WeakMap<ReadableDb, Remembered>();

/** Who is booked for the day and not here yet; read anew only when something was written since. */
export function bookedOn(db: ReadableDb, day: number): BookedDay {
  const changes = searchSql.countChanges(db);
  const known = remembered.get(db);
  if (known?.day === day && known.changes === changes) return known;
  const list: Booked[] = [];
  const minuteOf = new Map<number, number>();
  for (const row of searchSql.listBookedOn(db, day)) {
    const patientId = rootOf(db, row.patientId);
    if (!minuteOf.has(patientId)) minuteOf.set(patientId, row.minute);
    list.push({
      patientId,
      token: row.token,
      phone: row.phone,
      words: [...nameWords(`${row.fullName} ${row.localName}`), ...numberWords(row.uhid)],
    });
  }
  const fresh: Remembered = { list, minuteOf, day, changes };
  remembered.set(db, fresh);
  return fresh;
}
