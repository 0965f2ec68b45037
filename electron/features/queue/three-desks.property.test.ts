import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { AppError } from '#shared/contract/app-error.ts';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, PEOPLE, type TestClinic } from '../../server/test-clinic.ts';
import { openTestQueue } from '../../server/test-queue.ts';

const { queue } = contract;
afterEach(closeTestClinics);

const DOCTORS = [PEOPLE.doctor, PEOPLE.secondDoctor] as const;
const PERSONS = 5;

type Step =
  | { do: 'token'; person: number; doctor: number; kind: 'walkIn' | 'emergency' }
  | { do: 'arrive'; booking: number }
  | { do: 'call' | 'recall' | 'skip' | 'hold' | 'return' | 'end' | 'leave' | 'undo'; visit: number }
  | { do: 'transfer'; visit: number; doctor: number }
  | { do: 'next'; doctor: number };
type Wish = { desk: number; step: Step };

const index = fc.nat({ max: 40 });
const doctor = fc.constantFrom(...DOCTORS);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('token' as const),
    person: fc.nat({ max: PERSONS - 1 }),
    doctor,
    kind: fc.constantFrom('walkIn' as const, 'walkIn' as const, 'emergency' as const),
  }),
  fc.record({ do: fc.constant('arrive' as const), booking: fc.nat({ max: 1 }) }),
  fc.record({
    do: fc.constantFrom('call', 'recall', 'skip', 'hold', 'return', 'end', 'leave', 'undo', 'undo'),
    visit: index,
  }) as fc.Arbitrary<Step>,
  fc.record({ do: fc.constant('transfer' as const), visit: index, doctor }),
  fc.record({ do: fc.constant('next' as const), doctor }),
);
const wishes = fc.array(fc.record({ desk: fc.nat({ max: 2 }), step }), { minLength: 10, maxLength: 45 });

type Standing = Record<string, unknown>;
const STANDING = `state, priority, priority_reason, complaint, doctor_id, token, turn_at, state_since, call_count`;

async function playOut(actions: readonly Wish[]): Promise<void> {
  const q = await openTestQueue();
  await q.sitting(540, 900);
  const desks: TestClinic[] = [q.desk, await q.owner.as('receptionist'), await q.owner.as('receptionist')];
  const persons: number[] = [];
  for (let count = 0; count < PERSONS; count++) persons.push(await q.person());
  const bookings = [await q.book(persons[0] ?? 0, 720), await q.book(persons[1] ?? 0, 730)];
  const { driver } = q.owner.server.house.opened().db;
  const visits: number[] = [];
  // By visit: how it stood before each move that has not been taken back.
  const before = new Map<number, Standing[]>();
  const standing = (visitId: number) =>
    driver.prepare(`SELECT ${STANDING} FROM visits WHERE id = ?`).get(visitId) as Standing;
  let succeeded = 0;

  async function perform(desk: TestClinic, wish: Step): Promise<{ visitId: number } | undefined> {
    if (wish.do === 'token') {
      const patientId = persons[wish.person] ?? 0;
      return desk.call(queue.giveToken, { patientId, doctorId: wish.doctor, kind: wish.kind });
    }
    if (wish.do === 'arrive') return desk.call(queue.arrive, { appointmentId: bookings[wish.booking] ?? 0 });
    if (wish.do === 'next') return desk.call(queue.callNext, { doctorId: wish.doctor });
    const visitId = visits[wish.visit % Math.max(1, visits.length)];
    if (visitId === undefined) return undefined;
    if (wish.do === 'call') return desk.call(queue.call, { visitId });
    if (wish.do === 'transfer') {
      return desk.call(queue.act, { action: 'transfer', visitId, doctorId: wish.doctor });
    }
    if (wish.do === 'leave') return desk.call(queue.act, { action: 'leave', visitId, reason: 'Home' });
    if (wish.do === 'end') return desk.call(queue.act, { action: 'return', visitId, to: 'end' });
    if (wish.do === 'undo') {
      const eventId = (await desk.call(queue.events, { visitId })).at(-1)?.id ?? 0;
      return desk.call(queue.undo, { visitId, eventId });
    }
    return desk.call(queue.act, { action: wish.do, visitId });
  }

  function note(wish: Step, visitId: number, was: Map<number, Standing>): void {
    succeeded += 1;
    if (!visits.includes(visitId)) {
      visits.push(visitId);
      before.set(visitId, []);
      return;
    }
    const stack = before.get(visitId) ?? [];
    const earlier = was.get(visitId) ?? {};
    if (wish.do !== 'undo') stack.push(earlier);
    else expect(standing(visitId), 'undo restores what was').toEqual(stack.at(-1));
  }

  for (const { desk: number, step: wish } of actions) {
    q.owner.clock.advance(1_000);
    const was = new Map(visits.map(visitId => [visitId, standing(visitId)]));
    const desk = desks[number] ?? q.desk;
    try {
      const done = await perform(desk, wish);
      if (done) note(wish, done.visitId, was);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'FAULT') throw error;
      for (const [visitId, earlier] of was)
        expect(standing(visitId), 'refused, so unchanged').toEqual(earlier);
    }
  }

  expect(driver.prepare('SELECT count(*) FROM queue_events').pluck().get()).toBe(succeeded);
  const lists = driver
    .prepare(`
      SELECT count(*) AS count, count(DISTINCT number) AS different, min(number) AS first, max(number) AS last
      FROM tokens GROUP BY session_date, doctor_id, session_id, letter`)
    .all() as { count: number; different: number; first: number; last: number }[];
  for (const { count, different, first, last } of lists)
    expect([different, first, last]).toEqual([count, 1, count]);
  const shown = driver.prepare('SELECT count(*), count(DISTINCT doctor_id || token) FROM visits').raw().get();
  const [all, unique] = shown as [number, number];
  expect(unique, 'no two visits of a doctor have one number').toBe(all);
  const open = driver
    .prepare(`SELECT count(*) FROM visits WHERE state IN ('arrived', 'waiting', 'held', 'skipped', 'withDoctor')
      GROUP BY patient_id, doctor_id`)
    .pluck()
    .all();
  expect(open.every(count => count === 1)).toBe(true);
}

test('three desks at once: numbers without gap or twin, every event kept, undo restores', async () => {
  await fc.assert(
    fc.asyncProperty(wishes, async actions => {
      await playOut(actions);
      await closeTestClinics();
    }),
    { numRuns: 12, seed: 20261121 },
  );
}, 120_000);
