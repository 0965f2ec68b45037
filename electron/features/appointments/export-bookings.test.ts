import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { auditDetail, csvRows } from '../../server/test-grid-file.test-support.ts';
import { book, morning, register, sits, TODAY } from './test-bookings.ts';

afterEach(closeTestClinics);
const { appointments } = contract;
const WEEK = { fromDate: TODAY, toDate: '2026-11-27' };

async function bookedClinic() {
  const clinic = await openTestClinic();
  await sits(clinic, morning());
  const [asha = 0, baldev = 0] = await register(clinic, 2);
  const first = await book(clinic, { patientId: asha, startMinute: 650, onDate: '2026-11-24' });
  await book(clinic, { patientId: baldev, startMinute: 610, onDate: '2026-11-24' });
  await book(clinic, { patientId: asha, startMinute: 700, onDate: '2026-11-26' });
  await clinic.call(appointments.cancel, { appointmentId: first.id, reason: 'Exam' });
  return { clinic, asha };
}

test('the week of the calendar goes out in order of time, cancelled bookings too, without a phone', async () => {
  const { clinic } = await bookedClinic();
  const file = await clinic.call(appointments.exportCalendar, { ...WEEK, format: 'csv' });
  const [head = [], ...rows] = csvRows(file);
  const shown = await clinic.call(appointments.calendar, WEEK);
  expect(rows.length).toBe(shown.length);
  const cells = (...names: string[]) => rows.map(row => names.map(name => row[head.indexOf(name)]));
  expect(cells('Day', 'Time', 'Name', 'State', 'Reason')).toEqual([
    ['2026-11-24', '10:10 am', 'Baldev Malviya', 'Booked', ''],
    ['2026-11-24', '10:50 am', 'Asha Rao', 'Cancelled', 'Exam'],
    ['2026-11-26', '11:40 am', 'Asha Rao', 'Booked', ''],
  ]);
  expect(rows.flat().join(' ')).not.toMatch(/50000/);
  expect(auditDetail(clinic, 'calendar.exported')).toEqual({
    ...{ doctorId: null, ...WEEK, format: 'csv', rows: 3 },
  });
});

test('the calendar goes out by doctor, and never more of it than a week', async () => {
  const { clinic } = await bookedClinic();
  const other = { ...WEEK, doctorId: PEOPLE.secondDoctor, format: 'csv' as const };
  expect(csvRows(await clinic.call(appointments.exportCalendar, other)).length).toBe(1);
  const longer = clinic.call(appointments.exportCalendar, { ...WEEK, toDate: '2026-11-28', format: 'csv' });
  expect((await refusalOf(longer)).data).toEqual({ problems: [{ path: 'toDate', code: 'TOO_MANY_DAYS' }] });
});

test('a person’s bookings go out, the last first, with the sittings that are left in a note', async () => {
  const { clinic, asha } = await bookedClinic();
  await clinic.call(appointments.bookSeries, {
    ...{ patientId: asha, doctorId: PEOPLE.doctor, label: 'Dressing', kind: 'procedure', total: 4 },
    places: [{ onDate: '2026-12-01', startMinute: 600 }],
  });
  const file = await clinic.call(appointments.exportOfPatient, { patientId: asha, format: 'csv' });
  expect(csvRows(file).map(([day]) => day)).toEqual(['Day', '2026-12-01', '2026-11-26', '2026-11-24']);
  const { appointments: shown } = await clinic.call(appointments.ofPatient, { patientId: asha });
  expect(shown.length).toBe(3);
  const trail = clinic.auditTrail().find(({ action }) => action === 'appointments.exported');
  expect(trail).toMatchObject({ entity: 'patient', entityId: asha, outcome: 'ok' });
});

test('the sittings of all doctors and their leave go out from today on', async () => {
  const { clinic } = await bookedClinic();
  const owner = await clinic.as('owner');
  const later = morning({ startMinute: 660 }).slice(0, 2);
  await sits(owner, later, { validFrom: '2026-12-07' });
  const leave = { doctorId: PEOPLE.doctor, fromDate: '2026-12-24', toDate: '2026-12-26', reason: 'Leave' };
  await clinic.call(appointments.addClosure, leave);
  await clinic.call(appointments.addClosure, {
    ...{ doctorId: null, fromDate: '2026-12-31', toDate: '2026-12-31', reason: 'Stocktaking' },
    ...{ fromMinute: 600, toMinute: 720 },
  });

  const [head = [], ...sittings] = csvRows(
    await clinic.call(appointments.exportSchedules, { format: 'csv' }),
  );
  const column = (name: string) => sittings.map(row => row[head.indexOf(name)]);
  expect(column('Weekdays')).toEqual(['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun', 'Mon']);
  expect(column('From').slice(6)).toEqual(['10:00 am', '11:00 am', '11:00 am']);
  expect(column('Valid until').slice(6)).toEqual(['2026-12-06', '', '']);

  const closures = csvRows(await clinic.call(appointments.exportClosures, { format: 'csv' }));
  expect(closures.slice(1)).toEqual([
    ['Dr Meera Kulkarni', '2026-12-24', '2026-12-26', '', '', 'Leave'],
    ['Whole clinic', '2026-12-31', '2026-12-31', '10:00 am', '12:00 pm', 'Stocktaking'],
  ]);
});
