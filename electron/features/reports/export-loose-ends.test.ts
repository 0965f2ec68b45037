import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { openTestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { auditDetail, csvRows } from '../../server/test-grid-file.test-support.ts';

afterEach(closeTestClinics);
const { queue, reports } = contract;

test('what the days left undone goes out day by day, and only to who may see the queue', async () => {
  const books = await openTestBooks();
  const { patientId } = books;
  const giveToken = (doctorId: number) => books.desk.call(queue.giveToken, { patientId, doctorId });
  const old = await giveToken(PEOPLE.doctor);
  await books.at('2026-11-22T09:00');
  const today = await giveToken(PEOPLE.secondDoctor);
  const shown = await books.desk.call(reports.looseEnds, { daysBack: 31 });
  const file = await books.desk.call(reports.exportLooseEnds, { daysBack: 31, format: 'csv' });
  expect(file.fileName).toBe('loose-ends-2026-11-22.csv');
  expect(shown.map(({ visitId }) => visitId)).toEqual([old.visitId, today.visitId]);
  const tokens = shown.map(({ token }) => token);
  expect(csvRows(file)).toEqual([
    ['Day', 'Token', 'Patient', 'Doctor', 'What is left'],
    ['2026-11-21', tokens[0], 'Baldev Malviya', 'Dr Meera Kulkarni', 'Visit not finished'],
    ['2026-11-22', tokens[1], 'Baldev Malviya', shown[1]?.doctorName, 'Visit not finished'],
  ]);
  expect(auditDetail(books.desk, 'looseEnds.exported')).toEqual({
    ...{ onDate: '2026-11-22', daysBack: 31, format: 'csv', rows: 2 },
  });
  const accountant = await books.owner.as('accountant');
  const refused = accountant.call(reports.exportLooseEnds, { format: 'csv' });
  expect((await refusalOf(refused)).code).toBe('NOT_ALLOWED');
});
