import { contract, nameOf } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';
import {
  addDays,
  type LocalDate,
  localDateAt,
  minuteOfDayAt,
  toDayNumber,
} from '#shared/kernel/local-date.ts';
import { sql } from '../database/db.ts';
import { sessionForToken } from '../features/appointments/appointments.service.ts';
import type { Session } from './service.ts';
import type { ClinicServer } from './start.ts';

export type DemoPeople = { owner: Session; desk: Session; physician: number; paediatrician: number };
type Caller = <P extends AnyProcedure>(procedure: P, input: InputOf<P>) => Promise<OutputOf<P>>;
type Sitting = InputOf<typeof contract.appointments.setSchedule>['sessions'][number];

const { appointments } = contract;
// The sample is looked at on any day and at any hour.
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const PATIENTS = 14;
const LEAVE_IN_DAYS = 7;

function everyDay(sitting: Omit<Sitting, 'weekday'>): Sitting[] {
  return EVERY_DAY.map(weekday => ({ ...sitting, weekday }));
}

const PHYSICIAN_WEEK = [
  ...everyDay({
    ...{ startMinute: 570, endMinute: 810, mode: 'slots', slotMinutes: 10, lastTokenMinute: 795, room: '2' },
    breaks: [{ fromMinute: 690, toMinute: 700, word: 'Tea' }],
  }),
  ...everyDay({ startMinute: 1_050, endMinute: 1_350, mode: 'slots', slotMinutes: 10, room: '2' }),
];
const PAEDIATRICIAN_WEEK = [
  ...everyDay({
    ...{ startMinute: 600, endMinute: 840, mode: 'tokens', slotMinutes: 15, phoneQuota: 10, room: '3' },
  }),
  ...everyDay({ startMinute: 1_020, endMinute: 1_350, mode: 'tokens', slotMinutes: 15, room: '3' }),
];

async function signedInAs<Result>(
  server: ClinicServer,
  session: Session,
  work: (call: Caller) => Promise<Result>,
): Promise<Result> {
  const connection = server.connect('test');
  connection.session = session;
  try {
    return await work(
      (procedure, input) =>
        server.call(connection, nameOf(procedure), input) as Promise<OutputOf<typeof procedure>>,
    );
  } finally {
    server.end(connection);
  }
}

/** The morning's walk-ins were written before there were sittings; their numbers go on in the one of now. */
function giveNumbersTheirSitting(server: ClinicServer, today: LocalDate, doctorIds: readonly number[]): void {
  const { db, zone } = server.house.opened();
  const minute = minuteOfDayAt(server.house.now(), zone);
  db.transaction(tx => {
    for (const doctorId of doctorIds) {
      const { sessionId, onDate } = sessionForToken(tx, doctorId, today, minute);
      if (onDate !== today) continue;
      tx.run(sql`
        UPDATE tokens SET session_id = ${sessionId}
        WHERE session_date = ${toDayNumber(today)} AND doctor_id = ${doctorId} AND session_id = 0`);
    }
  });
}

/** People who are not in today's queue, those who came last first. */
function listRegulars(server: ClinicServer, today: LocalDate): number[] {
  return server.house
    .opened()
    .db.reader.all<{ id: number }>(sql`
      SELECT id FROM patients WHERE last_visit_on < ${toDayNumber(today)} ORDER BY recency DESC LIMIT ${PATIENTS}`)
    .map(({ id }) => id);
}

function workdayAfter(date: LocalDate): LocalDate {
  return new Date(`${date}T00:00:00Z`).getUTCDay() === 0 ? addDays(date, 1) : date;
}

type Wish = { doctorId: number; places: readonly number[]; fromDate?: LocalDate };

/** Books one person after another on the so-many-th free places from a day on. */
async function bookNext(call: Caller, people: number[], { doctorId, places, fromDate }: Wish): Promise<void> {
  const count = Math.max(...places) + 1;
  const free = await call(appointments.nextFree, { doctorId, count, ...(fromDate ? { fromDate } : {}) });
  for (const index of places) {
    const place = free[index];
    const patientId = people.shift();
    if (place && patientId) await call(appointments.book, { patientId, doctorId, ...place });
  }
}

/** Sittings of both doctors, bookings of today and this week, and a leave of next week that strands one of them. */
export async function bookSampleAppointments(server: ClinicServer, people: DemoPeople): Promise<void> {
  const { house } = server;
  const today = localDateAt(house.now(), house.opened().zone);
  const { physician, paediatrician } = people;
  await signedInAs(server, people.owner, async call => {
    const from = { validFrom: today };
    await call(appointments.setSchedule, { doctorId: physician, ...from, sessions: PHYSICIAN_WEEK });
    await call(appointments.setSchedule, { doctorId: paediatrician, ...from, sessions: PAEDIATRICIAN_WEEK });
  });
  giveNumbersTheirSitting(server, today, [physician, paediatrician]);
  await signedInAs(server, people.desk, async call => {
    const waiting = listRegulars(server, today);
    const leaveOn = workdayAfter(addDays(today, LEAVE_IN_DAYS));
    const wishes: Wish[] = [
      { doctorId: physician, places: [1, 2, 5] },
      { doctorId: paediatrician, places: [0, 2] },
      { doctorId: physician, places: [0, 3], fromDate: workdayAfter(addDays(today, 1)) },
      { doctorId: physician, places: [6], fromDate: workdayAfter(addDays(today, 3)) },
      { doctorId: paediatrician, places: [1, 4], fromDate: workdayAfter(addDays(today, 2)) },
      { doctorId: physician, places: [4], fromDate: leaveOn },
    ];
    for (const wish of wishes) await bookNext(call, waiting, wish);
    await call(appointments.addClosure, {
      ...{ doctorId: physician, fromDate: leaveOn, toDate: leaveOn, reason: 'Conference in Bhopal' },
    });
  });
}
