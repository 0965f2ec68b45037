import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { auditDetail, csvRows } from '../../server/test-grid-file.test-support.ts';

afterEach(closeTestClinics);
const { users } = contract;

test('the owner takes the list of people out, with the doctors’ numbers and nothing of their secrets', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  await owner.call(users.disable, { userId: PEOPLE.nurse });
  const people = await owner.call(users.list, {});
  const doctor = people.find(({ id }) => id === PEOPLE.doctor)?.doctor;
  const [head, ...rows] = csvRows(await owner.call(users.exportPeople, { format: 'csv' }));
  expect(head).toEqual([
    ...['Full name', 'Sign-in name', 'Roles', 'State', 'Qualification', 'Medical council'],
    ...['Registration number', 'Room', 'Consultation fee'],
  ]);
  expect(rows).toHaveLength(people.length);
  const rowOf = (name: string) => rows.find(([fullName]) => fullName === name);
  expect(rowOf('Dr Meera Kulkarni')).toEqual([
    ...['Dr Meera Kulkarni', people.find(({ id }) => id === PEOPLE.doctor)?.signInName, 'Doctor', 'Active'],
    ...[doctor?.qualification, doctor?.council, doctor?.registrationNumber, doctor?.room, '600.00'],
  ]);
  expect(rowOf('Sunita Toppo')?.slice(2)).toEqual(['Nurse', 'Disabled', '', '', '', '', '']);
  expect(auditDetail(owner, 'people.exported')).toEqual({ format: 'csv', rows: people.length });
  const desk = await owner.as('receptionist');
  expect((await refusalOf(desk.call(users.exportPeople, { format: 'csv' }))).code).toBe('NOT_ALLOWED');
});
