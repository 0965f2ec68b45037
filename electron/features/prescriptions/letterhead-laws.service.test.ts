import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, PEOPLE } from '../../server/test-clinic.ts';
import { SAMPLE_LETTERHEAD } from './letterhead.sample.ts';

afterEach(closeTestClinics);

const { prescriptions } = contract;

test('the records take no choice of a letterhead that is not there or is retired, not even by hand', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { driver } = doctor.server.house.opened().db;
  const choose = (choice: number, letterheadId: number | null) =>
    driver.exec(
      `INSERT INTO letterhead_choices VALUES (${PEOPLE.doctor}, ${choice}, ${letterheadId}, 1, ${PEOPLE.doctor})`,
    );
  expect(() => choose(1, 77)).toThrow('a letterhead in use is chosen');
  const letterhead = { letterheadId: null, version: 0, name: 'Front desk HP', layout: SAMPLE_LETTERHEAD };
  await doctor.call(prescriptions.saveLetterhead, letterhead);
  choose(1, 1);
  choose(2, null);
  await doctor.call(prescriptions.retireLetterhead, { letterheadId: 1, version: 1 });
  expect(() => choose(3, 1)).toThrow('a letterhead in use is chosen');
});

test('the records count copies one by one, not even by hand with a gap', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { driver } = doctor.server.house.opened().db;
  const print = (copy: number, conflict = '') =>
    driver.exec(`INSERT INTO prints (page, subject_id, version, copy, paper, page_count)
      VALUES ('prescription', 1, 1, ${copy}, 'A5', 1) ${conflict}`);
  expect(() => print(7)).toThrow('copies are counted one by one');
  print(0);
  expect(() => print(2)).toThrow('copies are counted one by one');
  // The later of two prints at once learns from the key that it must be made again.
  print(0, 'ON CONFLICT DO NOTHING');
  print(1);
  expect(driver.prepare('SELECT copy FROM prints ORDER BY copy').all()).toEqual([{ copy: 0 }, { copy: 1 }]);
});
