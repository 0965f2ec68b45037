import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { sql } from '../../database/db.ts';
import { closeTestClinics, openTestClinic, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { APP_CSV, BANK_CSV, BROKEN_CSV, bringIn, statementFile } from './statements.test-support.ts';

afterEach(closeTestClinics);

const { upi } = contract;

function storedTransfers({ server }: TestClinic) {
  return server.house.opened().db.reader.all(sql`
    SELECT on_date AS onDate, utr, amount_paise AS amountPaise FROM upi_statement_rows ORDER BY id`);
}

test('a bank’s statement is read below its heading, by its own columns', async () => {
  const desk = await openTestClinic();
  const file = statementFile(BANK_CSV);
  const { layout, missing, check, columns } = await desk.call(upi.inspectStatement, file);
  expect(missing).toEqual([]);
  expect(layout).toEqual({
    map: { date: 0, description: 1, utr: 2, debit: 4, credit: 5 },
    dateOrder: 'dayFirst',
  });
  expect(columns[1]).toBe('Narration');
  expect(check).toMatchObject({
    newCount: 3,
    newPaise: 230_050,
    debitCount: 1,
    otherCount: 2,
    problemCount: 0,
  });
  expect([check.fromDate, check.toDate]).toEqual(['2026-11-20', '2026-11-21']);
  expect(storedTransfers(desk)).toEqual([]);
  await desk.call(upi.importStatement, { ...file, layout });
  expect(storedTransfers(desk)).toEqual([
    { onDate: 20_261_120, utr: '632411223344', amountPaise: 125_000 },
    { onDate: 20_261_121, utr: '632511223355', amountPaise: 60_000 },
    { onDate: 20_261_121, utr: '632511223366', amountPaise: 45_050 },
  ]);
});

test('a payment app’s list brings what succeeded and came in', async () => {
  const desk = await openTestClinic();
  const taken = await bringIn(desk, APP_CSV);
  expect(taken).toMatchObject({ newCount: 1, debitCount: 1, otherCount: 1, problemCount: 0 });
  expect(storedTransfers(desk)).toEqual([{ onDate: 20_261_121, utr: '632511220001', amountPaise: 60_000 }]);
});

test('a number twice in one file is named by its row and taken once; what is wrong is refused at its row', async () => {
  const desk = await openTestClinic();
  const taken = await bringIn(desk, BROKEN_CSV);
  expect(taken.duplicates).toEqual([{ row: 3, sameAsRow: 2, utr: '632511220011' }]);
  expect(taken.problems.map(({ row, code }) => [row, code])).toEqual([
    [4, 'AMOUNT_NOT_UNDERSTOOD'],
    [5, 'UTR_SHORTENED'],
    [6, 'DATE_NOT_POSSIBLE'],
    [7, 'UTR_NOT_FOUND'],
    [8, 'AMOUNT_NOT_UNDERSTOOD'],
  ]);
  expect(storedTransfers(desk)).toEqual([{ onDate: 20_261_121, utr: '632511220011', amountPaise: 60_000 }]);
});

test('the same file twice changes nothing, also when two desks bring it at once', async () => {
  const desk = await openTestClinic();
  const [first, second] = await Promise.all([
    bringIn(desk, BANK_CSV),
    bringIn(await desk.as('owner'), BANK_CSV),
  ]);
  expect([first.wasKnown, second.wasKnown].sort()).toEqual([false, true]);
  expect(storedTransfers(desk)).toHaveLength(3);
  const third = await bringIn(desk, BANK_CSV);
  expect(third).toMatchObject({ wasKnown: true, statementId: null, newCount: 0, knownCount: 3 });
  const { reader } = desk.server.house.opened().db;
  expect(reader.value(sql`SELECT count(*) FROM upi_statements`)).toBe(1);
});

test('the next statement brings only what is new, and names a number whose amount has changed', async () => {
  const desk = await openTestClinic();
  await bringIn(desk, BANK_CSV);
  const next = BANK_CSV.replace('"1,250.00"', '"1,200.00"').replace(
    ',,,,"2,000.00"',
    '21/11/26,UPI-GITA SEN-GITA@EXAMPLE-632511223377,632511223377,21/11/26,,300.00,"41,100.50"\r\n,,,,"2,000.00"',
  );
  const taken = await bringIn(desk, next);
  expect(taken).toMatchObject({ wasKnown: false, newCount: 1, newPaise: 30_000, knownCount: 2 });
  expect(taken.problems).toEqual([
    { row: 5, field: 'utr', code: 'UTR_WITH_OTHER_AMOUNT', value: '632411223344' },
  ]);
  expect(storedTransfers(desk)).toHaveLength(4);
});

test('a file without known headers waits until somebody says which column is what', async () => {
  const desk = await openTestClinic();
  const file = statementFile('21/11/2026;632511220021;600\n21/11/2026;632511220022;450\n');
  const { layout, missing, columns } = await desk.call(upi.inspectStatement, file);
  expect(columns).toEqual(['A', 'B', 'C']);
  expect(missing).toEqual(['date', 'utr', 'credit']);
  const early = desk.call(upi.importStatement, { ...file, layout });
  expect(await refusalOf(early)).toEqual({ code: 'STATEMENT_COLUMN_MISSING', data: { field: 'date' } });
  const said = { ...layout, map: { date: 0, utr: 1, amount: 2 } };
  expect((await desk.call(upi.inspectStatement, { ...file, layout: said })).check.newCount).toBe(2);
  expect(await desk.call(upi.importStatement, { ...file, layout: said })).toMatchObject({ newCount: 2 });
});

test.each([
  ['an empty file', '', 'STATEMENT_EMPTY'],
  ['a PDF', '%PDF-1.7 statement', 'FILE_NOT_READ'],
  ['a file larger than the door', 'x'.repeat(660_000), 'STATEMENT_TOO_LARGE'],
])('%s is refused', async (_what, text, code) => {
  const desk = await openTestClinic();
  expect((await refusalOf(desk.call(upi.inspectStatement, statementFile(text)))).code).toBe(code);
});

test('a statement’s rows are never changed, and nurses and doctors do not bring one in', async () => {
  const desk = await openTestClinic();
  await bringIn(desk, BANK_CSV);
  const { db } = desk.server.house.opened();
  const change = (statement: ReturnType<typeof sql>) => () => db.transaction(writer => writer.run(statement));
  expect(change(sql`UPDATE upi_statement_rows SET amount_paise = 1`)).toThrow(/never changed/);
  expect(change(sql`DELETE FROM upi_statements`)).toThrow(/never deleted/);
  const doctor = await desk.as('doctor');
  const byDoctor = doctor.call(upi.inspectStatement, statementFile(BANK_CSV));
  expect((await refusalOf(byDoctor)).code).toBe('NOT_ALLOWED');
});
