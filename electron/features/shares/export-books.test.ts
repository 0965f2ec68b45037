import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { auditDetail, csvRows, xlsxRows } from '../../server/test-grid-file.test-support.ts';
import { DOCTOR, openShareBooks } from './shares.test-support.ts';

afterEach(closeTestClinics);
const { shares } = contract;
const ofDoctor = { doctorId: DOCTOR, format: 'csv', language: 'en' } as const;

test('a doctor’s payouts go out with how they were paid; one that was taken back counts for nothing', async () => {
  const books = await openShareBooks();
  await books.bill(60_000);
  const first = await books.payOut({ reference: 'N3262612' });
  await books.owner.call(shares.takeBack, { payoutId: first.id, reason: 'Wrong mode' });
  const second = await books.payOut();
  const rows = await xlsxRows(await books.owner.call(shares.exportPayouts, { ...ofDoctor, format: 'xlsx' }));
  const cells = rows.slice(1).map(row => [row[0], row[3], row[5], row[7], row.at(-1)]);
  expect(cells).toEqual([
    [second.number, 240, 240, null, null],
    [first.number, null, null, 'N3262612', 'Wrong mode'],
    ['Total', 240, 240, null, null],
  ]);
  expect(auditDetail(books.owner, 'payouts.exported')).toEqual({ doctorId: DOCTOR, format: 'xlsx', rows: 2 });
});

test('what is due to each doctor goes out as the list has it', async () => {
  const books = await openShareBooks();
  await books.bill(60_000);
  const doctors = await books.owner.call(shares.doctors, {});
  const rows = csvRows(await books.owner.call(shares.exportDoctors, { format: 'csv' })).slice(1);
  expect(rows.map(([name, , , due]) => [name, due])).toEqual(
    doctors.map(({ doctorName, hasRules, duePaise }) => [
      doctorName,
      hasRules ? (duePaise / 100).toFixed(2) : '',
    ]),
  );
  expect(rows.map(([, , , due]) => due)).toContain('240.00');
});

test('the rules of a doctor go out in words, those in force first', async () => {
  const books = await openShareBooks();
  await books.rule({ rate: 'fixed', permille: null, fixedPaise: 20_000, category: 'procedure' });
  const { rules } = await books.owner.call(shares.rules, { doctorId: DOCTOR });
  const rows = csvRows(await books.owner.call(shares.exportRules, ofDoctor)).slice(1);
  expect(rows.map(cells => cells.slice(0, 5))).toEqual(
    expect.arrayContaining([
      ['Everything', '40 %', 'collected', '2026-11-01', 'in force'],
      ['Procedure', '₹200 each', 'collected', '2026-11-01', 'in force'],
    ]),
  );
  expect(rows).toHaveLength(rules.length);
});

test('tax kept back from doctors goes out by month, with its deposits', async () => {
  const books = await openShareBooks();
  await books.bill(60_000);
  await books.payOut({ tdsPaise: 2_400, tdsReason: 'As every month' });
  await books.owner.call(shares.depositTds, { amountPaise: 1_000, mode: 'bank', challan: '0510308-1' });
  const { months } = await books.owner.call(shares.tds, {});
  const rows = csvRows(await books.owner.call(shares.exportTds, { format: 'csv' })).slice(1);
  expect(rows).toEqual([
    ['To be deposited', 'Nov 2026', '24.00', '14.00', '2026-12-07', '', '', '', '', '', ''],
    ['Deposits', '', '', '', '', '2026-11-21', '0510308-1', 'Bank transfer', '10.00', 'Anil Kulkarni', ''],
  ]);
  expect(months).toEqual([{ month: '2026-11', keptPaise: 2_400, openPaise: 1_400, depositBy: '2026-12-07' }]);
});

test('a doctor takes out their own payouts and rules, and nobody else’s, and not the tax of all', async () => {
  const books = await openShareBooks();
  const doctor = await books.owner.as('doctor');
  expect((await doctor.call(shares.exportPayouts, ofDoctor)).fileName).toBe(
    `payouts-${DOCTOR}-2026-11-21.csv`,
  );
  const another = { ...ofDoctor, doctorId: 1 };
  for (const takeOut of [shares.exportPayouts, shares.exportRules]) {
    expect((await refusalOf(doctor.call(takeOut, another))).code).toBe('NOT_ALLOWED');
  }
  expect((await refusalOf(doctor.call(shares.exportTds, { format: 'csv' }))).code).toBe('NOT_ALLOWED');
});
