import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, PEOPLE, type TestClinic } from '../../server/test-clinic.ts';
import { book, morning, NOON, register, sits, TODAY } from './test-bookings.ts';

afterEach(closeTestClinics);

const appointments = contract.appointments;
const TOMORROW = '2026-11-22';
const FRIDAY = '2026-11-27';

async function desk() {
  const clinic = await openTestClinic();
  await sits(clinic, morning());
  await sits(clinic, morning(), { doctorId: PEOPLE.secondDoctor });
  const [asha = 0, baldev = 0, chitra = 0] = await register(clinic, 3);
  return { clinic, asha, baldev, chitra };
}

/** Books on each of these days of November and misses them all. */
async function misses(clinic: TestClinic, patientId: number, days: number[]): Promise<void> {
  const ids: number[] = [];
  const desk = await clinic.as('receptionist');
  for (const day of days) {
    ids.push((await book(desk, { patientId, onDate: `2026-11-${day}`, startMinute: NOON })).id);
  }
  clinic.clock.set(`2026-11-${Math.max(...days)}T08:00:00Z`);
  const later = await clinic.as('receptionist');
  await later.call(appointments.markNoShow, { appointmentIds: ids });
}

function noticesOf(clinic: TestClinic, patientId: number, onDate: string) {
  return clinic.call(appointments.notices, { patientId, doctorId: PEOPLE.doctor, onDate });
}

test('the desk learns of another doctor and of the family on the same day', async () => {
  const { clinic, asha, baldev } = await desk();
  const child = await clinic.call(contract.patients.register, {
    ...{
      fullName: 'Kabir Rao',
      phone: '5000041700',
      birthOn: '2019-04-02',
      birthIsEstimated: false,
      sex: 'M',
    },
  });
  const other = { doctorId: PEOPLE.secondDoctor, startMinute: 610, onDate: TOMORROW };
  const own = await book(clinic, { patientId: asha, ...other });
  const kin = await book(clinic, { patientId: child.id, startMinute: 620, onDate: TOMORROW });
  await book(clinic, { patientId: baldev, startMinute: 630, onDate: TOMORROW });
  const found = await noticesOf(clinic, asha, TOMORROW);
  expect(found.map(({ kind, appointmentId }) => [kind, appointmentId])).toEqual([
    ['sameDayOtherDoctor', own.id],
    ['familySameDay', kin.id],
  ]);
  expect(found[1]).toMatchObject({
    fullName: 'Kabir Rao',
    doctorName: 'Dr Meera Kulkarni',
    startMinute: 620,
  });
  expect(await noticesOf(clinic, asha, FRIDAY)).toEqual([]);
});

test('who missed twice of the last six is often absent, who missed once is not', async () => {
  const { clinic, asha, baldev } = await desk();
  await misses(clinic, baldev, [21]);
  await misses(clinic, asha, [22, 23]);
  const later = await clinic.as('receptionist');
  expect(await noticesOf(later, baldev, FRIDAY)).toEqual([]);
  expect(await noticesOf(later, asha, FRIDAY)).toMatchObject([{ kind: 'oftenAbsent', count: 2 }]);
});

test('leave within two days of the wished one is told, a day further off is not', async () => {
  const { clinic, asha } = await desk();
  await clinic.call(appointments.addClosure, {
    ...{ doctorId: PEOPLE.doctor, fromDate: FRIDAY, toDate: '2026-11-29', reason: 'Wedding' },
  });
  expect((await noticesOf(clinic, asha, '2026-11-25')).map(({ kind }) => kind)).toEqual(['leaveSoon']);
  expect(await noticesOf(clinic, asha, '2026-11-24')).toEqual([]);
  expect((await noticesOf(clinic, asha, '2026-12-01')).map(({ kind }) => kind)).toEqual(['leaveSoon']);
  expect(await noticesOf(clinic, asha, '2026-12-02')).toEqual([]);
});

test('the call list of a day begins with those who often miss', async () => {
  const { clinic, asha, baldev, chitra } = await desk();
  await misses(clinic, chitra, [21]);
  const later = await clinic.as('receptionist');
  await book(later, { patientId: asha, startMinute: 600, onDate: FRIDAY });
  await book(later, { patientId: baldev, startMinute: 610, onDate: FRIDAY });
  await book(later, { patientId: chitra, startMinute: 620, onDate: FRIDAY });
  const list = await later.call(appointments.callList, { onDate: FRIDAY });
  expect(list.map(({ patientId, missedCount, pastCount }) => [patientId, missedCount, pastCount])).toEqual([
    [chitra, 1, 1],
    [asha, 0, 0],
    [baldev, 0, 0],
  ]);
});

test('the calendar shows every booking whatever became of it', async () => {
  const { clinic, asha, baldev } = await desk();
  const gone = await book(clinic, { patientId: asha, startMinute: NOON });
  await clinic.call(appointments.cancel, { appointmentId: gone.id, reason: 'Better' });
  await book(clinic, { patientId: asha, startMinute: 730 });
  await book(clinic, { patientId: baldev, startMinute: 600, onDate: TOMORROW });
  const range = { fromDate: TODAY, toDate: TOMORROW };
  const found = await clinic.call(appointments.calendar, range);
  expect(found.map(({ onDate, startMinute, state }) => [onDate, startMinute, state])).toEqual([
    [TODAY, 720, 'cancelled'],
    [TODAY, 730, 'booked'],
    [TOMORROW, 600, 'booked'],
  ]);
});

test('slots of all doctors come day by day, with the walk-ins of each sitting', async () => {
  const { clinic, asha } = await desk();
  await clinic.call(contract.queue.giveToken, { patientId: asha, doctorId: PEOPLE.doctor });
  const days = await clinic.call(appointments.slots, { fromDate: TODAY, toDate: TOMORROW });
  expect(days.map(({ onDate, doctorId, sessions }) => [onDate, doctorId, sessions[0]?.walkInCount])).toEqual([
    [TODAY, PEOPLE.doctor, 1],
    [TODAY, PEOPLE.secondDoctor, 0],
    [TOMORROW, PEOPLE.doctor, 0],
    [TOMORROW, PEOPLE.secondDoctor, 0],
  ]);
  expect(days[0]?.sessions[0]?.slots.slice(9, 12).map(({ state }) => state)).toEqual([
    'past',
    'free',
    'free',
  ]);
});
