import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { book, morning, NOON, nights, register, sits, TODAY } from './test-bookings.ts';

afterEach(closeTestClinics);

const TOMORROW = '2026-11-22';

async function desk(sessions = morning(), people = 3) {
  const clinic = await openTestClinic();
  await sits(clinic, sessions);
  return { clinic, ids: await register(clinic, people) };
}

test('a booking takes the slot and the next P number of its sitting', async () => {
  const { clinic, ids } = await desk();
  const [first = 0, second = 0] = ids;
  const one = await book(clinic, { patientId: first, startMinute: NOON, note: 'BP check' });
  const two = await book(clinic, { patientId: second, startMinute: 730 });
  expect(one).toMatchObject({
    token: 'P-01',
    state: 'booked',
    minutes: 10,
    note: 'BP check',
    isOverbooked: false,
  });
  expect(one).toMatchObject({
    fullName: 'Asha Rao',
    doctorName: 'Dr Meera Kulkarni',
    bookedByName: 'Kavita Nair',
  });
  expect(two.token).toBe('P-02');
  const [day] = await clinic.call(contract.appointments.slots, {
    ...{ doctorId: PEOPLE.doctor, fromDate: TODAY, toDate: TODAY },
  });
  const taken = day?.sessions[0]?.slots.filter(({ taken }) => taken > 0);
  expect(taken).toEqual([
    { startMinute: 720, state: 'full', taken: 1, capacity: 1 },
    { startMinute: 730, state: 'full', taken: 1, capacity: 1 },
  ]);
});

test('two desks book the last slot at once: one has it, the other is told', async () => {
  const { clinic, ids } = await desk();
  const other = await clinic.as('receptionist');
  const answers = await Promise.allSettled([
    book(clinic, { patientId: ids[0] ?? 0, startMinute: NOON }),
    book(other, { patientId: ids[1] ?? 0, startMinute: NOON }),
  ]);
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'SLOT_TAKEN', data: { taken: 1, capacity: 1 } },
  });
});

test('a slot for two holds two, a third only with a reason, and is marked', async () => {
  const { clinic, ids } = await desk(morning({ perSlot: 2 }));
  await book(clinic, { patientId: ids[0] ?? 0, startMinute: NOON });
  await book(clinic, { patientId: ids[1] ?? 0, startMinute: NOON });
  const third = { patientId: ids[2] ?? 0, startMinute: NOON };
  expect(await refusalOf(book(clinic, third))).toEqual({
    code: 'SLOT_TAKEN',
    data: { taken: 2, capacity: 2 },
  });
  const nurse = await clinic.as('nurse');
  const pressed = book(nurse, { ...third, overbookReason: 'Fever since morning' });
  expect((await refusalOf(pressed)).code).toBe('MAY_NOT_OVERBOOK');
  const squeezed = await book(clinic, { ...third, overbookReason: 'Fever since morning' });
  expect(squeezed).toMatchObject({ isOverbooked: true, token: 'P-03' });
});

test('a reason that was not needed leaves an ordinary booking', async () => {
  const { clinic, ids } = await desk();
  const nurse = await clinic.as('nurse');
  const booked = await book(nurse, { patientId: ids[0] ?? 0, startMinute: NOON, overbookReason: 'Fever' });
  expect(booked.isOverbooked).toBe(false);
});

test('bookings by phone stop at the quota of the sitting, and a cancelled one gives its place back', async () => {
  const { clinic, ids } = await desk(morning({ phoneQuota: 1 }));
  const first = await book(clinic, { patientId: ids[0] ?? 0, startMinute: NOON });
  const second = { patientId: ids[1] ?? 0, startMinute: 730 };
  expect(await refusalOf(book(clinic, second))).toEqual({ code: 'QUOTA_REACHED', data: { quota: 1 } });
  expect(await clinic.call(contract.appointments.nextFree, { doctorId: PEOPLE.doctor })).toEqual([
    { onDate: TOMORROW, startMinute: 600 },
  ]);
  await clinic.call(contract.appointments.cancel, { appointmentId: first.id, reason: 'Better now' });
  expect((await book(clinic, second)).token).toBe('P-02');
});

test('one person is booked once with one doctor on one day', async () => {
  const { clinic, ids } = await desk();
  const [patientId = 0] = ids;
  await sits(clinic, morning(), { doctorId: PEOPLE.secondDoctor });
  const first = await book(clinic, { patientId, startMinute: NOON });
  expect(await refusalOf(book(clinic, { patientId, startMinute: 730 }))).toEqual({
    ...{ code: 'ALREADY_BOOKED', data: { appointmentId: first.id, startMinute: NOON } },
  });
  expect((await book(clinic, { patientId, startMinute: 730, doctorId: PEOPLE.secondDoctor })).token).toBe(
    'P-01',
  );
  expect((await book(clinic, { patientId, startMinute: 730, onDate: TOMORROW })).token).toBe('P-01');
});

test('there is no booking between slots, in a break, before now or beyond the clinic’s days', async () => {
  const breaks = [{ fromMinute: 730, toMinute: 745 }];
  const { clinic, ids } = await desk(morning({ breaks }));
  const codeOf = async (startMinute: number, onDate = TODAY) =>
    (await refusalOf(book(clinic, { patientId: ids[0] ?? 0, startMinute, onDate }))).code;
  expect(await codeOf(725)).toBe('NOT_IN_A_SESSION');
  expect(await codeOf(735)).toBe('NOT_IN_A_SESSION');
  expect(await codeOf(1_000)).toBe('NOT_IN_A_SESSION');
  expect(await codeOf(690)).toBe('TIME_HAS_PASSED');
  expect(await codeOf(NOON, '2026-11-20')).toBe('TIME_HAS_PASSED');
  expect(await codeOf(600, '2027-05-21')).toBe('TOO_FAR_AHEAD');
  // After the break the slots begin anew; the slot that runs now is not over yet.
  expect((await book(clinic, { patientId: ids[0] ?? 0, startMinute: 745 })).startMinute).toBe(745);
  expect((await book(clinic, { patientId: ids[1] ?? 0, startMinute: 700 })).startMinute).toBe(700);
  expect((await book(clinic, { patientId: ids[2] ?? 0, startMinute: 600, onDate: '2027-05-20' })).token).toBe(
    'P-01',
  );
});

test('nobody is booked with a doctor who left or is on leave', async () => {
  const { clinic, ids } = await desk();
  const patientId = ids[0] ?? 0;
  await clinic.call(contract.appointments.addClosure, {
    ...{
      doctorId: PEOPLE.doctor,
      fromDate: TODAY,
      toDate: TODAY,
      fromMinute: NOON,
      toMinute: 730,
      reason: 'Bank',
    },
  });
  expect(await refusalOf(book(clinic, { patientId, startMinute: NOON }))).toEqual({
    ...{ code: 'DOCTOR_AWAY', data: {} },
  });
  expect((await book(clinic, { patientId, startMinute: 730 })).startMinute).toBe(730);
  await sits(clinic, morning(), { doctorId: PEOPLE.secondDoctor });
  await (await clinic.as('owner')).call(contract.users.disable, { userId: PEOPLE.secondDoctor });
  const gone = book(clinic, { patientId, startMinute: NOON, doctorId: PEOPLE.secondDoctor });
  expect(await refusalOf(gone)).toEqual({ code: 'NOT_FOUND', data: { what: 'doctor' } });
});

test('a sitting past midnight keeps its own day and its own numbers', async () => {
  const { clinic, ids } = await desk(nights());
  clinic.clock.set('2026-11-21T18:29:59Z');
  const before = await clinic.as('receptionist');
  const one = await book(before, { patientId: ids[0] ?? 0, startMinute: 1_440 });
  clinic.clock.set('2026-11-21T18:30:00Z');
  const two = await book(before, { patientId: ids[1] ?? 0, startMinute: 1_470 });
  expect([one, two].map(({ onDate, token }) => [onDate, token])).toEqual([
    ...[
      [TODAY, 'P-01'],
      [TODAY, 'P-02'],
    ],
  ]);
  const tonight = await book(before, { patientId: ids[2] ?? 0, startMinute: 1_320, onDate: TOMORROW });
  expect(tonight).toMatchObject({ onDate: TOMORROW, token: 'P-01' });
  clinic.clock.set('2026-11-21T19:30:00Z');
  const over = book(before, { patientId: ids[2] ?? 0, startMinute: 1_470 });
  expect((await refusalOf(over)).code).toBe('TIME_HAS_PASSED');
});

test('the financial year’s last night and first morning are two days like any', async () => {
  const { clinic, ids } = await desk();
  const last = await book(clinic, { patientId: ids[0] ?? 0, startMinute: 600, onDate: '2027-03-31' });
  const first = await book(clinic, { patientId: ids[0] ?? 0, startMinute: 600, onDate: '2027-04-01' });
  expect([last.token, first.token]).toEqual(['P-01', 'P-01']);
});

test('the next free slot is the one that runs or comes first, and several follow one another', async () => {
  const { clinic, ids } = await desk();
  const next = (count: number, fromDate?: string) =>
    clinic.call(contract.appointments.nextFree, {
      ...{ doctorId: PEOPLE.doctor, count, ...(fromDate ? { fromDate } : {}) },
    });
  expect(await next(1)).toEqual([{ onDate: TODAY, startMinute: 700 }]);
  await book(clinic, { patientId: ids[0] ?? 0, startMinute: 710 });
  expect(await next(2)).toEqual([
    { onDate: TODAY, startMinute: 700 },
    { onDate: TODAY, startMinute: 720 },
  ]);
  expect(await next(1, '2026-12-25')).toEqual([{ onDate: '2026-12-25', startMinute: 600 }]);
  expect(await clinic.call(contract.appointments.nextFree, { doctorId: PEOPLE.secondDoctor })).toEqual([]);
});
