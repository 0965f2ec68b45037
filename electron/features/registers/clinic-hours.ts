import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { countDoctors, listSittings, type Sitting } from './clinic-hours.sql.ts';

export type Hours = { fromMinute: number; beforeMinute: number };

const CLOSED: Hours = { fromMinute: 24 * 60, beforeMinute: 0 };
/** The desk comes before the first sitting and counts its drawer after the last. */
const BEFORE_FIRST = 60;
const AFTER_LAST = 120;

function weekdayOf(date: LocalDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** What holds on a day of each doctor: the rows of the schedule that began last. */
function inForce(sittings: readonly Sitting[], day: number): Sitting[] {
  const latest = new Map<number, number>();
  for (const { doctorId, validFrom } of sittings) if (validFrom <= day) latest.set(doctorId, validFrom);
  return sittings.filter(({ doctorId, validFrom }) => latest.get(doctorId) === validFrom);
}

function minuteOf(wall: string): number {
  const [hours = 0, minutes = 0] = wall.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Within which minutes of a day somebody belongs here: by the doctors' schedules, else by the clinic's settings. */
export function clinicHours(db: ReadableDb): (date: LocalDate) => Hours {
  const sittings = listSittings(db);
  const doctors = countDoctors(db);
  const { openFrom, openTill } = clinicAndSettings(db).settings;
  const usual = { fromMinute: minuteOf(openFrom), beforeMinute: minuteOf(openTill) };
  return date => {
    const standing = inForce(sittings, toDayNumber(date));
    if (new Set(standing.map(({ doctorId }) => doctorId)).size < doctors) return usual;
    const today = standing.filter(({ weekday }) => weekday === weekdayOf(date));
    if (today.length === 0) return CLOSED;
    return {
      fromMinute: Math.min(...today.map(({ startMinute }) => startMinute ?? 0)) - BEFORE_FIRST,
      beforeMinute: Math.max(...today.map(({ endMinute }) => endMinute ?? 0)) + AFTER_LAST,
    };
  };
}
