import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { sql } from '../../database/db.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';
import { book, morning, register, sits } from './test-bookings.ts';

afterEach(closeTestClinics);

const appointments = contract.appointments;
const doctorId = PEOPLE.doctor;
const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';

async function desk() {
  const clinic = await openTestClinic();
  await sits(
    clinic,
    morning().filter(({ weekday }) => weekday !== 0),
  );
  const [asha = 0, baldev = 0] = await register(clinic, 2);
  return { clinic, asha, baldev };
}

const dressings = (patientId: number, onDates: string[], total = onDates.length) => ({
  ...{ patientId, doctorId, label: 'Dressing', kind: 'procedure' as const, total },
  places: onDates.map(onDate => ({ onDate, startMinute: 610 })),
});

function countsOf(clinic: TestClinic) {
  return clinic.server.house.opened().db.reader.one(sql`
    SELECT (SELECT count(*) FROM appointments) AS booked, (SELECT count(*) FROM appointment_series) AS series,
      (SELECT count(*) FROM tokens) AS tokens, (SELECT count(*) FROM appointment_events) AS events`);
}

test('a series is planned day by day on the nearest free slot, or with the reason why not', async () => {
  const { clinic, asha, baldev } = await desk();
  await book(clinic, { patientId: baldev, startMinute: 610, onDate: TUESDAY });
  await book(clinic, { patientId: asha, startMinute: 700, onDate: '2026-11-25' });
  await clinic.call(appointments.addClosure, {
    ...{ doctorId: null, fromDate: '2026-11-26', toDate: '2026-11-26', reason: 'Holiday' },
  });
  const plan = await clinic.call(appointments.planSeries, {
    ...{ patientId: asha, doctorId, firstDate: '2026-11-20', startMinute: 610, everyDays: 1, count: 7 },
  });
  expect(plan.map(({ onDate, offeredMinute, problem }) => [onDate.slice(8), offeredMinute, problem])).toEqual(
    [
      ['20', null, 'past'],
      ['21', 700, null],
      ['22', null, 'noSession'],
      ['23', 610, null],
      ['24', 600, null],
      ['25', null, 'alreadyBooked'],
      ['26', null, 'closed'],
    ],
  );
});

test('a day that is full or too far ahead is offered nothing', async () => {
  const { clinic, asha, baldev } = await desk();
  await sits(clinic, morning({ phoneQuota: 1 }), { validFrom: MONDAY });
  await book(clinic, { patientId: baldev, startMinute: 610, onDate: MONDAY });
  const problemOn = async (firstDate: string) =>
    (
      await clinic.call(appointments.planSeries, {
        ...{ patientId: asha, doctorId, firstDate, startMinute: 610, everyDays: 90, count: 2 },
      })
    )[0]?.problem;
  expect(await problemOn(MONDAY)).toBe('full');
  expect(await problemOn('2027-05-21')).toBe('tooFarAhead');
});

test('a series is booked whole, and what was bought beyond it is left for later', async () => {
  const { clinic, asha } = await desk();
  const { series, appointments: booked } = await clinic.call(
    appointments.bookSeries,
    dressings(asha, [MONDAY, TUESDAY], 3),
  );
  expect(series).toMatchObject({ label: 'Dressing', total: 3, used: 0, booked: 2 });
  expect(booked.map(({ onDate, token, kind, seriesId }) => [onDate, token, kind, seriesId])).toEqual([
    [MONDAY, 'P-01', 'procedure', series.id],
    [TUESDAY, 'P-01', 'procedure', series.id],
  ]);
  const third = { patientId: asha, startMinute: 610, seriesId: series.id };
  await book(clinic, { ...third, onDate: '2026-11-25' });
  const fourth = book(clinic, { ...third, onDate: '2026-11-26' });
  expect(await refusalOf(fourth)).toEqual({ code: 'SERIES_USED_UP', data: { total: 3 } });
});

test('one refused day leaves nothing of the series behind', async () => {
  const { clinic, asha, baldev } = await desk();
  await book(clinic, { patientId: baldev, startMinute: 610, onDate: TUESDAY });
  const before = countsOf(clinic);
  const whole = clinic.call(appointments.bookSeries, dressings(asha, [MONDAY, TUESDAY]));
  expect(await refusalOf(whole)).toEqual({
    ...{ code: 'SERIES_PLACE_REFUSED', data: { onDate: TUESDAY, code: 'SLOT_TAKEN' } },
  });
  const twice = clinic.call(appointments.bookSeries, dressings(asha, [MONDAY, MONDAY]));
  expect(await refusalOf(twice)).toMatchObject({ data: { onDate: MONDAY, code: 'ALREADY_BOOKED' } });
  expect(countsOf(clinic)).toEqual(before);
  expect((await book(clinic, { patientId: asha, startMinute: 600, onDate: MONDAY })).token).toBe('P-01');
});

test('a cancelled sitting goes back into the package, a moved one stays in it, another’s is not to be had', async () => {
  const { clinic, asha, baldev } = await desk();
  const { series, appointments: booked } = await clinic.call(
    appointments.bookSeries,
    dressings(asha, [MONDAY, TUESDAY]),
  );
  const [first, second] = booked;
  if (!first || !second) throw new Error('two sittings');
  await clinic.call(appointments.cancel, { appointmentId: first.id, reason: 'Fever' });
  const moved = await clinic.call(appointments.reschedule, {
    ...{ appointmentId: second.id, doctorId, onDate: '2026-11-25', startMinute: 600 },
  });
  expect(moved.seriesId).toBe(series.id);
  const stranger = book(clinic, { patientId: baldev, startMinute: 630, onDate: MONDAY, seriesId: series.id });
  expect(await refusalOf(stranger)).toEqual({ code: 'NOT_FOUND', data: { what: 'series' } });
  await book(clinic, { patientId: asha, startMinute: 640, onDate: '2026-11-26', seriesId: series.id });
  const back = clinic.call(appointments.restore, { appointmentId: first.id });
  expect((await refusalOf(back)).code).toBe('SERIES_USED_UP');
  expect((await clinic.call(appointments.ofPatient, { patientId: asha })).series).toMatchObject([
    { total: 2, used: 0, booked: 2 },
  ]);
});

test('fewer sittings than are booked cannot have been bought', async () => {
  const { clinic, asha } = await desk();
  const short = clinic.call(appointments.bookSeries, dressings(asha, [MONDAY, TUESDAY], 1));
  expect((await refusalOf(short)).data).toEqual({
    problems: [{ path: 'total', code: 'FEWER_THAN_BOOKED' }],
  });
});

test('a series that would run past the end of the calendar is too far ahead, day for day', async () => {
  const { clinic, asha } = await desk();
  const plan = await clinic.call(appointments.planSeries, {
    ...{ patientId: asha, doctorId, firstDate: '2999-12-31', startMinute: 600, everyDays: 90, count: 3 },
  });
  expect(plan.map(({ onDate, problem }) => [onDate, problem])).toEqual(
    Array.from({ length: 3 }, () => ['2999-12-31', 'tooFarAhead']),
  );
});
