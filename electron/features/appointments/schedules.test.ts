import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { sql } from '../../database/db.ts';
import { closeTestClinics, openTestClinic, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { book, morning, NOON, nights, register, sits, TODAY } from './test-bookings.ts';

afterEach(closeTestClinics);

const appointments = contract.appointments;
const TOMORROW = '2026-11-22';
const MONDAY = '2026-11-23';
const doctorId = PEOPLE.doctor;

async function problemsOf(work: Promise<unknown>): Promise<unknown> {
  const { code, data } = await refusalOf(work);
  return code === 'INVALID_INPUT' ? data.problems : code;
}

test('a new schedule holds from its day on, and the one before it until the day before', async () => {
  const clinic = await openTestClinic({ role: 'owner' });
  await sits(clinic, morning());
  await sits(clinic, morning({ startMinute: 660 }), { validFrom: MONDAY });
  const found = await clinic.call(appointments.schedules, { doctorId });
  expect(found.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
    [TODAY, TOMORROW],
    [MONDAY, null],
  ]);
  const days = await clinic.call(appointments.slots, { doctorId, fromDate: TOMORROW, toDate: MONDAY });
  expect(days.map(({ sessions }) => sessions[0]?.startMinute)).toEqual([600, 660]);
});

test('a schedule that has not begun is replaced by the next one for that day, and stays on record', async () => {
  const clinic = await openTestClinic({ role: 'owner' });
  await sits(clinic, morning(), { validFrom: MONDAY });
  await sits(clinic, nights(), { validFrom: MONDAY });
  const [only, ...others] = await clinic.call(appointments.schedules, { doctorId });
  expect(others).toEqual([]);
  expect(only?.sessions[0]?.startMinute).toBe(1_320);
  const { reader } = clinic.server.house.opened().db;
  expect(reader.value(sql`SELECT count(*) FROM schedules`)).toBe(2);
});

test('yesterday’s schedule is not rewritten, today’s may be', async () => {
  const clinic = await openTestClinic({ role: 'owner' });
  expect((await refusalOf(sits(clinic, morning(), { validFrom: '2026-11-20' }))).code).toBe(
    'DATE_HAS_PASSED',
  );
  await sits(clinic, morning(), { validFrom: TODAY });
  const desk = clinic.as('receptionist');
  const mine = (await desk).call(appointments.setSchedule, { doctorId, validFrom: TODAY, sessions: [] });
  expect((await refusalOf(mine)).code).toBe('NOT_ALLOWED');
});

test('each mistake in a sitting is named at its field', async () => {
  const clinic = await openTestClinic({ role: 'owner' });
  const at = async (more: object) => problemsOf(sits(clinic, morning(more).slice(0, 1)));
  const problem = (field: string, code: string) => [{ path: `sessions.0.${field}`, code }];
  expect(await at({ endMinute: 600 })).toEqual(problem('endMinute', 'SESSION_ENDS_BEFORE_IT_BEGINS'));
  expect(await at({ endMinute: 1_570 })).toEqual(problem('endMinute', 'SESSION_TOO_LONG'));
  expect(await at({ endMinute: 605 })).toEqual(problem('slotMinutes', 'NO_SLOT_FITS'));
  expect(await at({ lastTokenMinute: 790 })).toEqual(
    problem('lastTokenMinute', 'LAST_TOKEN_OUTSIDE_SESSION'),
  );
  const breaks = (...minutes: [number, number][]) => ({
    breaks: minutes.map(([fromMinute, toMinute]) => ({ fromMinute, toMinute })),
  });
  expect(await at(breaks([590, 610]))).toEqual(problem('breaks.0.fromMinute', 'BREAK_OUTSIDE_SESSION'));
  expect(await at(breaks([770, 790]))).toEqual(problem('breaks.0.toMinute', 'BREAK_OUTSIDE_SESSION'));
  expect(await at(breaks([700, 700]))).toEqual(problem('breaks.0.toMinute', 'ENDS_BEFORE_IT_BEGINS'));
  expect(await at(breaks([700, 720], [710, 730]))).toEqual(problem('breaks.1.fromMinute', 'BREAKS_OVERLAP'));
});

test('sittings may touch but not overlap, not even past midnight into the next weekday', async () => {
  const clinic = await openTestClinic({ role: 'owner' });
  const [sunday, monday] = morning();
  const evening = { ...morning()[0], startMinute: 780, endMinute: 900 };
  if (!sunday || !monday) throw new Error('two sittings');
  await sits(clinic, [sunday, { ...sunday, ...evening }]);
  const overlap = [{ path: 'sessions.1.startMinute', code: 'SESSIONS_OVERLAP' }];
  expect(await problemsOf(sits(clinic, [sunday, { ...sunday, startMinute: 770 }]))).toEqual(overlap);
  const night = { ...sunday, startMinute: 1_320, endMinute: 1_560 };
  expect(await problemsOf(sits(clinic, [night, { ...monday, startMinute: 60, endMinute: 200 }]))).toEqual(
    overlap,
  );
  const saturday = { ...night, weekday: 6 };
  expect(await problemsOf(sits(clinic, [saturday, { ...sunday, startMinute: 60, endMinute: 200 }]))).toEqual(
    overlap,
  );
  await sits(clinic, [night, { ...monday, startMinute: 120, endMinute: 200 }]);
});

test('the file itself refuses sittings that overlap or end before they begin', async () => {
  const clinic = await openTestClinic({ role: 'owner' });
  await sits(clinic, nights().slice(0, 1));
  const { driver } = clinic.server.house.opened().db;
  const insert = (weekday: number, start: number, end: number) => () =>
    driver.exec(`INSERT INTO schedule_sessions SELECT schedule_id, (SELECT max(id) FROM sessions), ${weekday}, ${start},
      ${end}, mode, slot_minutes, per_slot, breaks, NULL, NULL, NULL, room FROM schedule_sessions`);
  expect(insert(0, 1_400, 1_430)).toThrow('never overlap');
  expect(insert(1, 60, 200)).toThrow('never overlap');
  expect(insert(2, 200, 100)).toThrow(/CHECK/);
  expect(() => driver.exec('DELETE FROM schedules')).toThrow('never deleted');
});

test('a sitting whose times change in the middle of the day goes on with its numbers', async () => {
  const clinic = await openTestClinic();
  await sits(clinic, morning());
  const ids = await register(clinic, 2);
  const first = await book(clinic, { patientId: ids[0] ?? 0, startMinute: NOON });
  await sits(clinic, morning({ endMinute: 840 }));
  const second = await book(clinic, { patientId: ids[1] ?? 0, startMinute: 800 });
  expect(second).toMatchObject({ token: 'P-02', sessionId: first.sessionId });
});

test('a changed schedule strands bookings, cancels none and lists them to be rebooked', async () => {
  const clinic = await openTestClinic();
  await sits(clinic, morning());
  const ids = await register(clinic, 2);
  const stays = await book(clinic, { patientId: ids[0] ?? 0, startMinute: 720, onDate: MONDAY });
  const moves = await book(clinic, { patientId: ids[1] ?? 0, startMinute: 610, onDate: MONDAY });
  expect((await sits(clinic, morning({ startMinute: 660 }), { validFrom: MONDAY })).toRebook).toBe(1);
  expect((await clinic.call(appointments.toRebook, {})).map(({ id }) => id)).toEqual([moves.id]);
  expect(stays.state).toBe('booked');
  await clinic.call(appointments.reschedule, {
    ...{ appointmentId: moves.id, doctorId, onDate: MONDAY, startMinute: 660 },
  });
  expect(await clinic.call(appointments.toRebook, {})).toEqual([]);
});

test('leave names who is booked in it, keeps them booked, and is taken back whole', async () => {
  const clinic = await openTestClinic();
  await sits(clinic, morning());
  const ids = await register(clinic, 3);
  const inside = await book(clinic, { patientId: ids[0] ?? 0, startMinute: 610, onDate: MONDAY });
  await book(clinic, { patientId: ids[1] ?? 0, startMinute: 700, onDate: MONDAY });
  const hours = { doctorId, fromDate: MONDAY, toDate: MONDAY, fromMinute: 540, toMinute: 660 };
  const { closure, toRebook } = await clinic.call(appointments.addClosure, { ...hours, reason: 'Court' });
  expect(toRebook.map(({ id, state }) => [id, state])).toEqual([[inside.id, 'booked']]);
  const range = { fromDate: MONDAY, toDate: MONDAY };
  const [day] = await clinic.call(appointments.slots, { doctorId, ...range });
  expect(day?.closures).toEqual([closure]);
  expect(day?.sessions[0]?.slots.filter(({ state }) => state === 'closed')).toHaveLength(6);
  await clinic.call(appointments.withdrawClosure, { closureId: closure.id });
  expect(await clinic.call(appointments.toRebook, {})).toEqual([]);
  expect(await clinic.call(appointments.closures, range)).toEqual([]);
  const again = clinic.call(appointments.withdrawClosure, { closureId: closure.id });
  expect(await refusalOf(again)).toEqual({ code: 'NOT_FOUND', data: { what: 'closure' } });
  const { reader } = clinic.server.house.opened().db;
  expect(reader.value(sql`SELECT count(*) FROM closures WHERE withdrawn_by IS NOT NULL`)).toBe(1);
});

test('a holiday closes the day for every doctor', async () => {
  const clinic = await openTestClinic();
  await sits(clinic, morning());
  await sits(clinic, morning(), { doctorId: PEOPLE.secondDoctor });
  const ids = await register(clinic, 2);
  await book(clinic, { patientId: ids[0] ?? 0, startMinute: 610, onDate: MONDAY });
  await book(clinic, {
    patientId: ids[1] ?? 0,
    startMinute: 610,
    onDate: MONDAY,
    doctorId: PEOPLE.secondDoctor,
  });
  const holiday = { doctorId: null, fromDate: MONDAY, toDate: '2026-11-24', reason: 'Festival' };
  expect((await clinic.call(appointments.addClosure, holiday)).toRebook).toHaveLength(2);
  expect(await clinic.call(appointments.nextFree, { doctorId, fromDate: MONDAY })).toEqual([
    { onDate: '2026-11-25', startMinute: 600 },
  ]);
});

test('hours after midnight close the sitting of the evening before, a whole day does not', async () => {
  const clinic = await openTestClinic();
  await sits(clinic, nights());
  const [patientId = 0] = await register(clinic, 1);
  await book(clinic, { patientId, startMinute: 1_500, onDate: TODAY });
  const leave = { doctorId, fromDate: TOMORROW, toDate: TOMORROW, reason: 'Train' };
  const whole = await clinic.call(appointments.addClosure, leave);
  expect(whole.toRebook).toEqual([]);
  await clinic.call(appointments.withdrawClosure, { closureId: whole.closure.id });
  const hours = await clinic.call(appointments.addClosure, { ...leave, fromMinute: 30, toMinute: 90 });
  expect(hours.toRebook).toHaveLength(1);
});

test('leave is not recorded for days gone by, backwards or with half a time', async () => {
  const clinic = await openTestClinic();
  const add = (more: object) =>
    problemsOf(
      clinic.call(appointments.addClosure, {
        ...{ doctorId, fromDate: MONDAY, toDate: MONDAY, reason: 'Leave' },
        ...more,
      }),
    );
  expect(await add({ fromDate: '2026-11-19', toDate: '2026-11-20' })).toBe('DATE_HAS_PASSED');
  expect(await add({ toDate: TOMORROW })).toEqual([{ path: 'toDate', code: 'ENDS_BEFORE_IT_BEGINS' }]);
  expect(await add({ fromMinute: 600 })).toEqual([{ path: 'toMinute', code: 'REQUIRED' }]);
  expect(await add({ fromMinute: 600, toMinute: 600 })).toEqual([
    { path: 'toMinute', code: 'ENDS_BEFORE_IT_BEGINS' },
  ]);
  expect(await add({ fromMinute: 600, toMinute: 700, toDate: '2026-11-24' })).toEqual([
    { path: 'toDate', code: 'ONLY_WITHIN_ONE_DAY' },
  ]);
  const { driver } = clinic.server.house.opened().db;
  await clinic.call(appointments.addClosure, { doctorId, fromDate: MONDAY, toDate: MONDAY, reason: 'Leave' });
  expect(() => driver.exec("UPDATE closures SET reason = 'x'")).toThrow('withdrawn, not rewritten');
});

test('bookings with a doctor who leaves the clinic are to be rebooked', async () => {
  const clinic = await openTestClinic();
  await sits(clinic, morning(), { doctorId: PEOPLE.secondDoctor });
  const [patientId = 0] = await register(clinic, 1);
  const { id } = await book(clinic, {
    ...{ patientId, startMinute: 610, onDate: MONDAY, doctorId: PEOPLE.secondDoctor },
  });
  await (await clinic.as('owner')).call(contract.users.disable, { userId: PEOPLE.secondDoctor });
  expect((await clinic.call(appointments.toRebook, {})).map(appointment => appointment.id)).toEqual([id]);
});

test('more days than a screen shows are not read at once', async () => {
  const clinic = await openTestClinic();
  const many = [{ path: 'toDate', code: 'TOO_MANY_DAYS' }];
  const range = (toDate: string) => ({ fromDate: TODAY, toDate });
  expect(await problemsOf(clinic.call(appointments.slots, range('2026-12-22')))).toEqual(many);
  expect(await problemsOf(clinic.call(appointments.calendar, range('2027-01-22')))).toEqual(many);
  expect(await clinic.call(appointments.slots, range('2026-12-21'))).toHaveLength(62);
  expect(await clinic.call(appointments.calendar, range('2027-01-21'))).toEqual([]);
});

test('a schedule that is emptied and set again the same day gives no number twice', async () => {
  const clinic = await openTestClinic();
  const people = await register(clinic, 3);
  await sits(clinic, morning());
  const tokenOf = async (index: number, startMinute: number) =>
    (await book(clinic, { patientId: people[index] ?? 0, startMinute })).token;
  expect(await tokenOf(0, NOON)).toBe('P-01');
  await sits(clinic, []);
  await sits(clinic, morning());
  expect(await tokenOf(1, 710)).toBe('P-02');
  // Left out by a later schedule, and back in by one after that.
  await sits(clinic, [], { validFrom: MONDAY });
  await sits(clinic, nights());
  await sits(clinic, morning({ startMinute: 630 }));
  expect(await tokenOf(2, 730)).toBe('P-03');
});
