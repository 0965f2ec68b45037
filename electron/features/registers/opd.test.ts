import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, PEOPLE } from '../../server/test-clinic.ts';
import { openTestDesk } from '../../server/test-money-desk.test-support.ts';
import { cellsOf, showTo } from './registers.test-support.ts';

afterEach(closeTestClinics);

test('the OPD register is that of one doctor, or of all doctor by doctor with their counts', async () => {
  const desk = await openTestDesk();
  const second = await desk.register('Ramesh Joshi', '5000041736');
  const third = await desk.register('Asha Rao', '5000041737');
  const token = (patientId: number, doctorId: number) =>
    desk.clinic.call(contract.queue.giveToken, { patientId, doctorId });
  await token(desk.patientId, PEOPLE.doctor);
  await token(second, PEOPLE.secondDoctor);
  await desk.at('2026-11-23T10:00');
  await token(third, PEOPLE.doctor);
  await token(desk.patientId, PEOPLE.doctor);

  const names = (options: Record<string, string> = {}) =>
    showTo(desk.clinic, { report: 'opd', options }).then(shown => cellsOf(shown, 'name').flat());
  const inTheirOrder = await names();
  expect(inTheirOrder.slice(2)).toEqual(['Asha Rao', 'Sunita Pawar']);
  expect(inTheirOrder.slice(0, 2).sort()).toEqual(['Ramesh Joshi', 'Sunita Pawar']);
  expect(await names({ doctor: String(PEOPLE.secondDoctor) })).toEqual(['Ramesh Joshi']);
  expect(await names({ doctor: '1 OR 1' })).toHaveLength(4);
  const byDoctor = await showTo(desk.clinic, { report: 'opd', options: { rows: 'doctor' } });
  const parts = byDoctor.grid.groups.map(({ label, from, count }) => {
    const own = cellsOf(byDoctor, 'name')
      .slice(from, from + count)
      .flat();
    return [label.replace(/^.*: /, ''), own];
  });
  expect(parts).toHaveLength(2);
  expect(parts).toContainEqual([
    '3 visits, 2 of them for the first time.',
    ['Sunita Pawar', 'Asha Rao', 'Sunita Pawar'],
  ]);
  expect(parts).toContainEqual(['1 visits, 1 of them for the first time.', ['Ramesh Joshi']]);
});
