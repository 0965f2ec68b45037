import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { ofNoDoctorPaise } from '#shared/features/reports/day-sheet.grid.ts';
import { cash, openTestBooks, TODAY } from '../../server/test-books.test-support.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { csvRows } from '../../server/test-grid-file.test-support.ts';

const { dues, reports } = contract;
afterEach(closeTestClinics);

test('what was collected by doctor adds up: an advance is nobody’s, and says so in a line of its own', async () => {
  const books = await openTestBooks();
  const linesOfDoctors = async () => {
    const file = await books.owner.call(reports.exportDaySheet, { onDate: TODAY, format: 'csv' });
    return csvRows(file).flat().join(' ');
  };
  await books.bill(60_000);
  expect(ofNoDoctorPaise(await books.owner.call(reports.daySheet, { onDate: TODAY }))).toBe(0);
  expect(await linesOfDoctors()).not.toContain('of no doctor');
  await books.desk.call(dues.takeAdvance, { patientId: books.patientId, payments: [cash(100_000)] });
  const sheet = await books.owner.call(reports.daySheet, { onDate: TODAY });
  expect(sheet.collectedPaise).toBe(160_000);
  expect(ofNoDoctorPaise(sheet)).toBe(100_000);
  expect(await linesOfDoctors()).toContain('Advances, of no doctor');
});
