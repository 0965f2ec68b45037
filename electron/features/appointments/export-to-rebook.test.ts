import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { auditDetail, csvRows } from '../../server/test-grid-file.test-support.ts';
import { book, morning, register, sits } from './test-bookings.ts';

afterEach(closeTestClinics);
const { appointments } = contract;
const MONDAY = '2026-11-23';

test('whom a leave sends away goes out as a list to ring them up, and not to who sees no bookings', async () => {
  const clinic = await openTestClinic();
  await sits(clinic, morning());
  const ids = await register(clinic, 2);
  await book(clinic, { patientId: ids[0] ?? 0, startMinute: 610, onDate: MONDAY });
  await book(clinic, { patientId: ids[1] ?? 0, startMinute: 700, onDate: MONDAY });
  await clinic.call(appointments.addClosure, {
    ...{ doctorId: PEOPLE.doctor, fromDate: MONDAY, toDate: MONDAY, reason: 'Court' },
    ...{ fromMinute: 540, toMinute: 660 },
  });
  const [sent] = await clinic.call(appointments.toRebook, {});
  const file = await clinic.call(appointments.exportToRebook, { format: 'csv' });
  expect(file.fileName).toBe('to-rebook-2026-11-21.csv');
  expect(csvRows(file)).toEqual([
    ['Day', 'Time', 'Token', 'Name', 'UHID', 'Phone', 'Doctor', 'For', 'Note'],
    [
      ...[MONDAY, '10:10 am', sent?.token, sent?.fullName, sent?.uhid],
      ...[sent?.phone.replace(/^(\d{5})/, '$1 '), 'Dr Meera Kulkarni', 'Consultation', ''],
    ],
  ]);
  expect(auditDetail(clinic, 'toRebook.exported')).toEqual({ format: 'csv', rows: 1 });
  const accountant = await clinic.as('accountant');
  const refused = accountant.call(appointments.exportToRebook, { format: 'csv' });
  expect((await refusalOf(refused)).code).toBe('NOT_ALLOWED');
});
