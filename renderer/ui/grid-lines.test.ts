import { expect, test } from 'vitest';
import { type Translate, translatorOf } from '#shared/i18n/translate.ts';
import { cellWriter, gridOf } from '#shared/kernel/grid.ts';
import { formatDate } from '#shared/kernel/local-date.ts';
import { columnNeeds, needsThatFit, widthsOf } from './grid-lines.ts';

const writer = (grid: ReturnType<typeof gridOf>) =>
  cellWriter(grid, { zone: 'Asia/Kolkata', day: date => formatDate(date) });

test('a column is as wide as its bold sum with the sign of the rupee, so that no total is cut', () => {
  const grid = gridOf({
    ...{ title: 'Shares', subtitle: '', totalLabel: 'Total', rows: [374_000, 374_000] },
    columns: [
      { key: 'bill', label: 'Bill', of: () => 'B/26-27/000001' },
      { key: 'now', label: 'Now', kind: 'paise', of: paise => paise, total: 'sum' },
    ],
  });
  // '₹7,480' in bold 13 px is 44 px wide, and the cell's padding 20.
  expect(columnNeeds(grid, writer(grid))[1]?.least).toBeGreaterThan(65);
});

test('a date in a bold row, such as a closing balance, has the room of bold letters', () => {
  const needOf = (mark: 'strong' | undefined) => {
    const grid = gridOf({
      ...{ title: 'Statement', subtitle: '', rows: ['2026-11-22'], markOf: () => mark },
      columns: [{ key: 'day', label: 'Date', kind: 'day', of: day => day }],
    });
    return columnNeeds(grid, writer(grid))[0]?.least ?? 0;
  };
  expect(needOf('strong')).toBeGreaterThan(needOf(undefined));
});

test('spare room goes first to the words that are cut, and all of it is given out', () => {
  const number = { least: 110, wanted: 110, isText: true };
  const service = { least: 110, wanted: 200, isText: true };
  const amount = { least: 80, wanted: 80, isText: false };
  expect(widthsOf([number, service, amount], 360)).toEqual([110, 170, 80]);
  const wide = widthsOf([number, service, amount], 700);
  expect(wide[2]).toBe(80);
  expect(wide.reduce((sum, width) => sum + width, 0)).toBeCloseTo(700);
});

test('the number of a bill is never cut, however narrow the table', () => {
  const grid = gridOf({
    ...{ title: 'Bills', subtitle: '', rows: ['B/26-27/001562'] },
    columns: [{ key: 'bill', label: 'Bill', of: number => number }],
  });
  // In 13 px it is 101 px wide, and the cell's padding 20.
  expect(widthsOf(columnNeeds(grid, writer(grid)), 60)[0]).toBeGreaterThan(121);
});

/** Of a list at 1366 pixels, beside the rail and the names of the reports. */
const ROOM = 1022;

const drawersHandedOver = (t: Translate) =>
  gridOf({
    ...{ title: 'Drawers', subtitle: '', totalLabel: 'Total', rows: ['2026-11-21', '2026-11-22'] },
    columns: [
      { key: 'day', label: t('registers.date'), kind: 'day', of: day => day },
      { key: 'number', label: t('registers.voucher'), of: () => 'S/26-27/000004' },
      { key: 'who', label: t('registers.drawerOf'), of: () => 'Pooja Sharma' },
      { key: 'expected', label: t('reports.expected'), kind: 'paise', of: () => 2_133_000 },
      { key: 'counted', label: t('reports.counted'), kind: 'paise', of: () => 2_128_000 },
      { key: 'less', label: t('reports.difference'), kind: 'paise', of: () => -5_000, total: 'sum' },
      { key: 'slips', label: t('registers.slipDifference'), kind: 'paise', of: () => -70_000, total: 'sum' },
      {
        key: 'reason',
        label: t('registers.reason'),
        of: () => 'Fifty short; one UPI of 700 was not in the app',
      },
      { key: 'secondBy', label: t('registers.secondBy'), of: () => 'Pooja Sharma' },
      { key: 'at', label: t('registers.closedAt'), of: () => '10:05 pm' },
    ],
  });

test.each(['en', 'hi'] as const)('the drawers handed over fit into 1366 pixels, %s', language => {
  const grid = drawersHandedOver(translatorOf(language));
  const write = writer(grid);
  const { needs, headLines } = needsThatFit(columnNeeds(grid, write), columnNeeds(grid, write, 2), ROOM);
  expect(headLines).toBe(2);
  const widths = widthsOf(needs, ROOM);
  // Whose drawer it was is not cut; the long reason is.
  expect(widths[2]).toBeGreaterThan(105);
  expect(Math.round(widths.reduce((sum, width) => sum + width, 0))).toBe(ROOM);
});

test('a head keeps its one line where there is room, where nothing helps, and while nothing is measured', () => {
  const grid = drawersHandedOver(translatorOf('en'));
  const needs = [columnNeeds(grid, writer(grid)), columnNeeds(grid, writer(grid), 2)] as const;
  expect([1500, 500, 0].map(room => needsThatFit(...needs, room).headLines)).toEqual([1, 1, 1]);
});

test('a GSTIN is not cut: its capitals are wider than letters', () => {
  const grid = gridOf({
    ...{ title: 'Invoices', subtitle: '', rows: ['23AAACN1234F1Z5'] },
    columns: [{ key: 'gstin', label: 'GSTIN', of: gstin => gstin }],
  });
  // In 13 px it is 121 px wide, and the cell's padding 20.
  expect(columnNeeds(grid, writer(grid), 2)[0]?.least).toBeGreaterThan(141);
});

test('of a head of two lines the longer half has its room', () => {
  const grid = gridOf({
    ...{ title: 'Invoices', subtitle: '', rows: ['N'] },
    columns: [{ key: 'charge', label: 'GSTIN/UIN of Recipient', of: charge => charge }],
  });
  // 'of Recipient' in 12 px is 69 px wide, and the cell's padding 20.
  const [need] = columnNeeds(grid, writer(grid), 2);
  expect(need?.least).toBeGreaterThan(89);
  expect(need?.least).toBeLessThan(columnNeeds(grid, writer(grid))[0]?.least ?? 0);
});

test.each([1, 2] as const)('a figure under a short head is not cut, with heads of %i', headLines => {
  const grid = gridOf({
    ...{ title: 'Drawers', subtitle: '', rows: [1_472_000] },
    columns: [{ key: 'due', label: 'Due', kind: 'paise', of: paise => paise }],
  });
  // '14,720' in 13 px is 46 px wide, and the cell's padding 20.
  expect(columnNeeds(grid, writer(grid), headLines)[0]?.least).toBeGreaterThan(66);
});
