import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { type Grid, gridOf } from '#shared/kernel/grid.ts';
import { gridCsv } from './grid-csv.ts';
import { gridXlsx } from './grid-xlsx.ts';
import { EVENING, SAMPLE_BILLS, sampleGrid } from './sample-grid.test-support.ts';

const zone = 'Asia/Kolkata';
const on = { clinicName: 'Aarohi Clinic', zone };

function opened(csv: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(csv.slice(1), { header: true, skipEmptyLines: true }).data;
}

/** The parts of the workbook as unzip gives them, without the library that wrote it. */
function partOf(xlsx: Uint8Array, part: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'parchi-xlsx-'));
  try {
    writeFileSync(join(folder, 'grid.xlsx'), xlsx);
    return execFileSync('unzip', ['-p', join(folder, 'grid.xlsx'), part], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const ofText = (texts: readonly string[]): Grid =>
  gridOf({
    ...{ title: 'Words', subtitle: '', rows: texts },
    columns: [{ key: 'text', label: 'Text', of: text => text }],
  });

test('another program reads the CSV: Hindi, quotes and commas whole, days and rupees plain', () => {
  const csv = gridCsv(sampleGrid(), zone);
  expect(csv.startsWith('\ufeff"Number","Day"')).toBe(true);
  expect(csv.endsWith('\r\n')).toBe(true);
  expect(opened(csv)).toEqual([
    {
      ...{ Number: 'B/26-27/003391', Day: '2026-11-21', 'Taken at': '2026-11-21 18:40' },
      ...{ Name: 'Lakshmi Raghavan', Visits: '3', Share: '12.5', Amount: '12345678.50' },
    },
    {
      ...{ Number: 'B/26-27/003392', Day: '2026-04-01', 'Taken at': '', Name: `'=HYPERLINK("x")` },
      ...{ Visits: '1', Share: '', Amount: '-500.00' },
    },
    {
      ...{ Number: 'B/26-27/003393', Day: '2026-11-20', 'Taken at': '2026-11-21 18:40' },
      ...{ Name: 'सुनीता देशमुख, "नाना" पेठ', Visits: '12345', Share: '100', Amount: '0.10' },
    },
  ]);
});

test('a group is a column of its own in a file, so that it can be filtered by', async () => {
  expect(opened(gridCsv(sampleGrid(SAMPLE_BILLS, true), zone)).map(row => row.Doctor)).toEqual([
    'Dr Meera Kulkarni',
    'Dr Meera Kulkarni',
    'Dr Farhan Qureshi',
  ]);
  const rows = await readSheet(Buffer.from(await gridXlsx(sampleGrid(SAMPLE_BILLS, true), on)));
  expect(rows.slice(3, 6).map(row => row[0])).toEqual(['Doctor', 'Dr Meera Kulkarni', 'Dr Meera Kulkarni']);
});

test('another program reads the workbook: numbers are numbers, days are days, totals and notes stand below', async () => {
  const rows = await readSheet(Buffer.from(await gridXlsx(sampleGrid(), on)));
  const day = (text: string) => new Date(`${text}Z`);
  expect(rows[0]?.[0]).toBe('Bills: all of the day [1/2]');
  expect(rows[1]?.[0]).toBe('Aarohi Clinic · 1 Apr 2026 to 21 Nov 2026 · all doctors');
  expect(rows.slice(3)).toEqual([
    ['Number', 'Day', 'Taken at', 'Name', 'Visits', 'Share', 'Amount'],
    [
      ...['B/26-27/003391', day('2026-11-21T00:00:00'), day('2026-11-21T18:40:00'), 'Lakshmi Raghavan'],
      ...[3, 0.125, 12_345_678.5],
    ],
    ['B/26-27/003392', day('2026-04-01T00:00:00'), null, '=HYPERLINK("x")', 1, null, -500],
    [
      ...['B/26-27/003393', day('2026-11-20T00:00:00'), day('2026-11-21T18:40:00')],
      ...['सुनीता देशमुख, "नाना" पेठ', 12_345, 1, 0.1],
    ],
    ['Total', null, null, null, 12_349, 0.563, 12_345_178.6],
    ['Cancelled bills are struck through; their numbers stay.', null, null, null, null, null, null],
  ]);
});

test('the head of the sheet stays in sight, and crores are grouped as in India', async () => {
  const xlsx = await gridXlsx(sampleGrid(), on);
  expect(partOf(xlsx, 'xl/worksheets/sheet1.xml')).toMatch(/<pane ySplit="4"[^>]*state="frozen"/);
  const styles = partOf(xlsx, 'xl/styles.xml');
  expect(styles).toContain('##\\,##\\,##\\,##0.00');
  expect(styles).toContain('<strike/>');
});

test('text that a spreadsheet would run stays text in both files', async () => {
  const hostile = ['=1+1', '+1', '-2', '@SUM(A1)', '\t=1', '0012345', '1E5', '2026-11-21'];
  const xlsx = await gridXlsx(ofText(hostile), on);
  const cells = partOf(xlsx, 'xl/worksheets/sheet1.xml');
  expect(cells).not.toContain('<f>');
  expect(cells.match(/<c [^>]*t="s"/g)).toHaveLength(hostile.length + 3);
  const rows = await readSheet(Buffer.from(xlsx), { trim: false });
  expect(rows.slice(4).map(row => row[0])).toEqual(hostile);
  const lines = gridCsv(ofText(hostile), zone).split('\r\n').slice(1, 6);
  expect(lines).toEqual([`"'=1+1"`, `"'+1"`, `"'-2"`, `"'@SUM(A1)"`, `"'\t=1"`]);
});

test('what no file can hold does not break it: control marks, an endless note, a day before spreadsheets', async () => {
  const strange = ['a\u0000b\u0008c', 'x'.repeat(60_000), '\ud800', '<b>&amp;"'];
  const rows = await readSheet(Buffer.from(await gridXlsx(ofText(strange), on)));
  expect(rows[5]?.[0]).toHaveLength(32_000);
  expect(rows[7]?.[0]).toBe('<b>&amp;"');
  const born = gridOf({
    ...{ title: 'Born', subtitle: '', rows: ['1899-12-31', '1900-03-01', 'not asked'] },
    columns: [{ key: 'day', label: 'Day', kind: 'day', of: day => day }],
  });
  const days = await readSheet(Buffer.from(await gridXlsx(born, on)));
  expect(days.slice(4).map(row => row[0])).toEqual([
    '1899-12-31',
    new Date('1900-03-01T00:00:00Z'),
    'not asked',
  ]);
});

test('a pack of lists is one workbook with a sheet each, whatever they are called', async () => {
  const named = (title: string) => ({ ...sampleGrid(), title });
  const long = 'Receipts by mode of payment and by cashier';
  const xlsx = await gridXlsx([named(long), named(long), named("'[:/]'"), named('')], on);
  const names = [...partOf(xlsx, 'xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
    ([, name]) => name,
  );
  expect(names).toEqual(['Receipts by mode of payment and', 'Receipts by mode of payment 2', '3', '4']);
});

test('an empty list is a file with its heads', async () => {
  expect(gridCsv(sampleGrid([]), zone).trim().split('\r\n')).toHaveLength(1);
  const rows = await readSheet(Buffer.from(await gridXlsx(sampleGrid([]), on)));
  expect(rows[3]?.[0]).toBe('Number');
});

test('paise survive both files to the last one', async () => {
  const paise = [1, 10, 99, 100, -1, 29, 57_35, 999_999_999_999];
  const grid = gridOf({
    ...{ title: 'Money', subtitle: '', rows: paise },
    columns: [{ key: 'amount', label: 'Amount', kind: 'paise', of: amount => amount }],
  });
  expect(opened(gridCsv(grid, zone)).map(row => row.Amount)).toEqual([
    ...['0.01', '0.10', '0.99', '1.00', '-0.01', '0.29', '57.35', '9999999999.99'],
  ]);
  const rows = await readSheet(Buffer.from(await gridXlsx(grid, on)));
  expect(rows.slice(4).map(row => Math.round(Number(row[0]) * 100))).toEqual(paise);
});

test('an instant is the time on the clinic’s wall, also where that is another day', async () => {
  const late = EVENING + 6 * 3_600_000;
  const grid = gridOf({
    ...{ title: 'Late', subtitle: '', rows: [late] },
    columns: [{ key: 'at', label: 'At', kind: 'instant', of: at => at }],
  });
  expect(opened(gridCsv(grid, zone))).toEqual([{ At: '2026-11-22 00:40' }]);
  const rows = await readSheet(Buffer.from(await gridXlsx(grid, on)));
  expect(rows[4]?.[0]).toEqual(new Date('2026-11-22T00:40:00Z'));
});
