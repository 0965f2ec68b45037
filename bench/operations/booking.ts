import { contract } from '#shared/contract/index.ts';
import { addDays, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { Driver } from '../../electron/database/open-file.ts';
import type { Operation } from '../measure.ts';
import type { Ask } from '../ways.ts';

const DOCTOR_ID = 1;
const DESK_ID = 3;
const SLOT_MINUTES = 5;
const FIRST_MINUTE = 480;
const LAST_MINUTE = 1_320;
const SLOTS_A_DAY = (LAST_MINUTE - FIRST_MINUTE) / SLOT_MINUTES;

type Place = { patientId: number; onDate: LocalDate; startMinute: number };

/** A doctor who sits every day from eight to ten at night, so that no two rounds want the same place. */
export function openAllWeek(ask: Ask, today: LocalDate): Promise<unknown> {
  return ask('doctor', contract.appointments.setSchedule, {
    doctorId: DOCTOR_ID,
    validFrom: today,
    sessions: [0, 1, 2, 3, 4, 5, 6].map(weekday => ({
      ...{ weekday, startMinute: FIRST_MINUTE, endMinute: LAST_MINUTE, mode: 'slots' as const },
      slotMinutes: SLOT_MINUTES,
    })),
  });
}

/** The statements that no booking can do without: is the slot free, the next number, the rows. */
function rawBooking(driver: Driver) {
  const sessionOf = driver.prepare('SELECT id FROM sessions WHERE doctor_id = ? AND weekday = ?').pluck();
  const taken = driver
    .prepare(
      `SELECT count(*) FROM appointments WHERE on_date = ? AND doctor_id = ? AND start_minute = ?
        AND state IN ('booked', 'arrived')`,
    )
    .pluck();
  const nextNumber = driver
    .prepare(
      `SELECT coalesce(max(number), 0) + 1 FROM tokens
       WHERE session_date = ? AND doctor_id = ? AND session_id = ? AND letter = 'P'`,
    )
    .pluck();
  const nextId = driver.prepare('SELECT coalesce(max(id), 0) + 1 FROM appointments').pluck();
  const insertToken = driver.prepare(
    `INSERT INTO tokens (session_date, doctor_id, session_id, letter, number, appointment_id, issued_at)
     VALUES (?, ?, ?, 'P', ?, ?, ?)`,
  );
  const insert = driver.prepare(
    `INSERT INTO appointments (id, patient_id, doctor_id, session_id, on_date, start_minute, minutes, seat, capacity,
       is_overbooked, overbook_reason, token, state, reason, kind, note, booked_via, booked_at, booked_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, 1, 1, 0, '', ?, 'booked', '', 'consultation', '', 'phone', ?, ?)`,
  );
  const insertEvent = driver.prepare(
    "INSERT INTO appointment_events (appointment_id, event, detail, at, by_user) VALUES (?, 'booked', '{}', ?, ?)",
  );
  return driver.transaction(({ patientId, onDate, startMinute }: Place) => {
    const day = toDayNumber(onDate);
    if (taken.get(day, DOCTOR_ID, startMinute) !== 0) throw new Error('the slot is taken');
    const sessionId = sessionOf.get(DOCTOR_ID, new Date(`${onDate}T00:00:00Z`).getUTCDay());
    const number = nextNumber.get(day, DOCTOR_ID, sessionId);
    const id = nextId.get();
    const at = Date.now();
    insertToken.run(day, DOCTOR_ID, sessionId, number, id, at);
    insert.run(
      ...[id, patientId, DOCTOR_ID, sessionId, day, startMinute, SLOT_MINUTES],
      ...[`P-${number}`, at, DESK_ID],
    );
    insertEvent.run(id, at, DESK_ID);
  });
}

/** A booking a month ahead, each by another person in a slot of its own. */
export function bookingOperation(driver: Driver, today: LocalDate): Operation<Place> {
  const patients = driver.prepare('SELECT id FROM patients ORDER BY recency DESC LIMIT 2000').pluck().all();
  const book = rawBooking(driver);
  let next = 0;
  return {
    name: 'book (overlap, quota and same-day checks)',
    goal: 'P5: p50 ≤ 2.5× write + fdatasync',
    isDurable: true,
    rounds: 120,
    prepare() {
      const place = next++;
      return {
        patientId: patients[place % patients.length] as number,
        onDate: addDays(today, 30 + Math.floor(place / SLOTS_A_DAY)),
        startMinute: FIRST_MINUTE + (place % SLOTS_A_DAY) * SLOT_MINUTES,
      };
    },
    raw: place => book.immediate(place),
    ours: (ask, place) => ask('desk', contract.appointments.book, { ...place, doctorId: DOCTOR_ID }),
  };
}
