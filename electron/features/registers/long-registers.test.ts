import { afterEach, expect, test } from 'vitest';
import type { Grid } from '#shared/kernel/grid.ts';
import type { ReadContext } from '../../server/service.ts';
import { openTestBooks, type TestBooks } from '../../server/test-books.test-support.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { listPivot, type PivotCell } from './collections.sql.ts';
import { takings } from './collections.ts';
import { bills, form3c } from './daily.ts';
import { questionOf } from './pack-question.ts';
import { type MadeReport, type ReportMaker, settled } from './report.ts';

afterEach(closeTestClinics);

const NOVEMBER = { fromDate: '2026-11-01', toDate: '2026-11-30' };

/** Of a long list as a screen asks for it, and of the whole. */
function made({ owner }: TestBooks, make: ReportMaker, mostRows: number): MadeReport {
  const { db } = owner.server.house.opened();
  return settled(make({ ...questionOf({ db: db.reader } as ReadContext, NOVEMBER, 'en'), mostRows }));
}

const totalsOf = ({ totals, columns }: Grid) =>
  Object.fromEntries(columns.map(({ key }, at) => [key, totals?.[at]]));

test.each<[string, ReportMaker]>([
  ['Form 3C', form3c],
  ['the bills', bills],
  ['the takings', takings],
])('of %s a screen gets the first rows, with the totals and the number of all', async (_name, make) => {
  const books = await openTestBooks();
  for (const paise of [10_000, 20_000, 40_000, 80_000]) await books.bill(paise);
  const whole = made(books, make, 1_000);
  const first = made(books, make, 2);
  expect(first.grid.rows).toEqual(whole.grid.rows.slice(0, 2));
  expect(first.opens).toEqual(whole.opens?.slice(0, 2));
  expect(first.rowCount).toBe(4);
  expect(whole.rowCount).toBe(4);
  expect(totalsOf(first.grid)).toEqual(totalsOf(whole.grid));
  expect(Object.values(totalsOf(whole.grid))).toContain(150_000);
});

test('every way of cutting kept sums agrees with the takings, of whole months and of parts of one', async () => {
  const books = await openTestBooks();
  const upi = [{ mode: 'upi' as const, amountPaise: 20_000, reference: '412815550142' }];
  for (const day of ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-02']) {
    await books.at(`${day}T10:00`);
    await books.bill(10_000);
    await books.bill(20_000, { payments: upi });
  }
  const { reader } = books.owner.server.house.opened().db;
  const spans = [
    { fromDay: 20261001, toDay: 20261031 },
    { fromDay: 20261001, toDay: 20261130 },
    { fromDay: 20260930, toDay: 20261030 },
    { fromDay: 20261001, toDay: 20261102 },
  ];
  for (const days of spans) {
    const [all] = listPivot(reader, days, 'user', 'none');
    for (const rows of ['none', 'mode', 'doctor', 'day', 'month']) {
      for (const columns of ['none', 'mode', 'month', 'day']) {
        const cells = listPivot(reader, days, rows, columns);
        const sum = (of: (cell: PivotCell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
        const what = `${days.fromDay} to ${days.toDay}, ${rows} by ${columns}`;
        expect([sum(cell => cell.amountPaise), sum(cell => cell.count)], what).toEqual([
          ...[all?.amountPaise, all?.count],
        ]);
      }
    }
  }
  const months = listPivot(reader, { fromDay: 20260901, toDay: 20261130 }, 'month', 'mode');
  expect(months.filter(({ row }) => row === '202610').map(cell => [cell.column, cell.amountPaise])).toEqual([
    ['upi', 40_000],
    ['cash', 20_000],
  ]);
});
