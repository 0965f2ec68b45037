import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '#shared/contract/app-error.ts';
import { contract } from '#shared/contract/index.ts';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import { sql } from '../../database/db.ts';
import { closeTestClinics, openTestClinic, PEOPLE, type TestClinic } from '../../server/test-clinic.ts';
import { morning, nights, register, sits } from './test-bookings.ts';

const CASES = Number(process.env.PARCHI_BOOKING_CASES ?? 30);
const PER_SLOT = 2;
const QUOTA = 4;
const DATES = ['2026-11-22', '2026-11-23'];
const MINUTES = [600, 610, 620, 630, 1_440];
const appointments = contract.appointments;

let desks: TestClinic[];
let people: number[];

beforeAll(async () => {
  const clinic = await openTestClinic();
  const sittings = [
    ...morning({ endMinute: 640, perSlot: PER_SLOT, phoneQuota: QUOTA }),
    ...nights({ perSlot: PER_SLOT, phoneQuota: QUOTA }),
  ];
  await sits(clinic, sittings);
  await sits(clinic, sittings, { doctorId: PEOPLE.secondDoctor });
  people = await register(clinic, 10);
  desks = [clinic, await clinic.as('doctor'), await clinic.as('nurse')];
});
afterAll(closeTestClinics);

const place = {
  doctorId: fc.constantFrom(PEOPLE.doctor, PEOPLE.secondDoctor),
  onDate: fc.constantFrom(...DATES),
  startMinute: fc.constantFrom(...MINUTES),
  overbookReason: fc.constantFrom('', '', '', 'Urgent'),
};
const desk = fc.nat(2);
const which = fc.nat(200);
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('book' as const), desk, person: fc.nat(9), ...place }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('move' as const), desk, which, ...place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), desk, which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restore' as const), desk, which }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const reader = () => {
  const [first] = desks;
  if (!first) throw new Error('a desk');
  return first.server.house.opened().db.reader;
};

function callOf(by: TestClinic, todo: Step): Promise<unknown> {
  if (todo.kind === 'book') {
    const { doctorId, onDate, startMinute, overbookReason } = todo;
    const patientId = people[todo.person] ?? 0;
    return by.call(appointments.book, { patientId, doctorId, onDate, startMinute, overbookReason });
  }
  const count = reader().value<number>(sql`SELECT coalesce(max(id), 0) FROM appointments`) ?? 0;
  const appointmentId = 1 + (todo.which % Math.max(1, count));
  if (todo.kind === 'cancel') return by.call(appointments.cancel, { appointmentId, reason: 'Rain' });
  if (todo.kind === 'restore') return by.call(appointments.restore, { appointmentId });
  const { doctorId, onDate, startMinute, overbookReason } = todo;
  return by.call(appointments.reschedule, { appointmentId, doctorId, onDate, startMinute, overbookReason });
}

/** A refusal is an answer; anything else is a defect. */
async function isDone(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code !== 'FAULT') return false;
    throw error;
  }
}

function groupsOf(rows: readonly Appointment[], keyOf: (row: Appointment) => unknown): Appointment[][] {
  const groups = new Map<string, Appointment[]>();
  for (const row of rows) {
    const key = JSON.stringify(keyOf(row));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function assertLawful(all: readonly Appointment[]): void {
  const standing = all.filter(({ state }) => state === 'booked');
  for (const slot of groupsOf(standing, row => [row.doctorId, row.onDate, row.startMinute])) {
    expect(slot.filter(({ isOverbooked }) => !isOverbooked).length).toBeLessThanOrEqual(PER_SLOT);
  }
  for (const sitting of groupsOf(standing, row => [row.sessionId, row.onDate])) {
    expect(sitting.filter(({ isOverbooked }) => !isOverbooked).length).toBeLessThanOrEqual(QUOTA);
  }
  for (const person of groupsOf(standing, row => [row.patientId, row.doctorId, row.onDate])) {
    expect(person).toHaveLength(1);
  }
  for (const sitting of groupsOf(all, row => [row.doctorId, row.sessionId, row.onDate])) {
    const numbers = sitting.map(({ token }) => Number(token.slice(2))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  }
  for (const { id, state, rescheduledToId } of all) {
    expect(rescheduledToId !== null, `appointment ${id}`).toBe(state === 'rescheduled');
  }
}

test('whatever three desks do at once, no slot overflows, nobody is booked twice and numbers have no gap', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 25 }),
      async rounds => {
        let done = 0;
        const before = eventCount();
        for (const round of rounds) {
          const answers = await Promise.all(
            round.map(todo => isDone(callOf(desks[todo.desk] ?? (desks[0] as TestClinic), todo))),
          );
          answers.forEach((isIt, index) => {
            // A move writes two histories: that of the old row and that of the new one.
            if (isIt) done += round[index]?.kind === 'move' ? 2 : 1;
          });
        }
        expect(eventCount() - before).toBe(done);
        const [clinic] = desks;
        if (!clinic) throw new Error('a desk');
        const range = { fromDate: DATES[0] ?? '', toDate: DATES[1] ?? '' };
        assertLawful(await clinic.call(appointments.calendar, range));
      },
    ),
    { numRuns: CASES, seed: 20_261_121 },
  );
  expect(reader().value(sql`SELECT count(*) FROM appointments WHERE is_overbooked = 1`)).toBeGreaterThan(0);
  expect(
    reader().value(sql`SELECT count(*) FROM appointment_events WHERE event = 'restored'`),
  ).toBeGreaterThan(0);
}, 60_000);

function eventCount(): number {
  return reader().value<number>(sql`SELECT count(*) FROM appointment_events`) ?? 0;
}
