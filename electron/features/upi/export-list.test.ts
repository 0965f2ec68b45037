import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { UpiFile } from '#shared/features/upi/upi.schema.ts';
import { closeTestClinics, openTestClinic, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { auditDetail, csvRows } from '../../server/test-grid-file.test-support.ts';
import { BANK_CSV, bringIn, takeUpi } from './statements.test-support.ts';

afterEach(closeTestClinics);
const { upi } = contract;

async function deskWithAsha(): Promise<TestClinic> {
  const desk = await openTestClinic();
  await desk.call(contract.patients.register, {
    ...{ fullName: 'Asha Rao', phone: '5000041735', sex: 'F', birthOn: '1984-11-21', birthIsEstimated: true },
  });
  return desk;
}

async function rowsOf(desk: TestClinic, list: UpiFile, language: 'en' | 'hi' = 'en') {
  return csvRows(await desk.call(upi.exportList, { list, format: 'csv', language }));
}

test('each list of UPI money goes out as it is shown: waiting, confirmed, without a receipt', async () => {
  const desk = await deskWithAsha();
  takeUpi(desk, { amountPaise: 125_000, reference: '632411223344' });
  const confirmed = takeUpi(desk, { amountPaise: 45_050 });
  await bringIn(desk, BANK_CSV);
  await desk.call(upi.confirm, { paymentId: confirmed, utr: '632511223366' });
  const { takings } = await desk.call(upi.awaiting, {});
  const [first, second] = [125_000, 45_050].map(paise => takings.find(row => row.amountPaise === paise));

  expect(await rowsOf(desk, 'waiting')).toEqual([
    ['Received', 'Patient', 'UHID', 'Receipt', 'Bill', 'UTR typed', 'On the statement', 'Amount'],
    [
      ...['2026-11-21 11:42', 'Asha Rao', first?.uhid, first?.receiptNumber, '', '632411223344'],
      ...['By its number: 632411223344', '1250.00'],
    ],
  ]);
  expect((await rowsOf(desk, 'confirmed')).slice(1)).toEqual([
    [
      ...['2026-11-21 11:42', 'Asha Rao', second?.uhid, second?.receiptNumber, '', ''],
      ...['632511223366', 'Kavita Nair', '2026-11-21 11:42', '450.50'],
    ],
  ]);
  expect(await rowsOf(desk, 'unclaimed', 'hi')).toEqual([
    ['दिन', 'UTR', 'विवरण', 'रक़म'],
    ['2026-11-21', '632511223355', 'UPI-IMRAN SHAIKH-919876500001@EXAMPLE-632511223355', '600.00'],
  ]);
});

test('the list leaves with its number of rows in the audit log, and by those who match statements only', async () => {
  const desk = await deskWithAsha();
  takeUpi(desk, { amountPaise: 60_000 });
  const file = await desk.call(upi.exportList, { list: 'waiting', format: 'csv' });
  expect(file.fileName).toBe('upi-waiting-2026-10-22-2026-11-21.csv');
  expect(auditDetail(desk, 'upi.exported')).toEqual({
    ...{ list: 'waiting', fromDate: '2026-10-22', toDate: '2026-11-21', format: 'csv', rows: 1 },
  });
  const nurse = await desk.as('nurse');
  const refused = nurse.call(upi.exportList, { list: 'waiting', format: 'csv' });
  expect((await refusalOf(refused)).code).toBe('NOT_ALLOWED');
});

test('the days go out with what was taken and what the bank says of them, day by day', async () => {
  const desk = await deskWithAsha();
  takeUpi(desk, { amountPaise: 125_000, reference: '632411223344' });
  const before = await rowsOf(desk, 'days');
  expect(before.slice(1)).toEqual([['2026-11-21', '1', '1250.00', '1250.00', 'none yet', '']]);
  await bringIn(desk, BANK_CSV);
  const { days } = await desk.call(upi.awaiting, {});
  const rows = (await rowsOf(desk, 'days')).slice(1);
  const rupees = (paise: number) => (paise / 100).toFixed(2);
  expect(rows.map(([day, , taken, , statement, difference]) => [day, taken, statement, difference])).toEqual(
    days.map(({ onDate, takenPaise, statementPaise }) => [
      ...[onDate, rupees(takenPaise)],
      ...(statementPaise === null
        ? ['none yet', '']
        : [rupees(statementPaise), rupees(statementPaise - takenPaise)]),
    ]),
  );
});
