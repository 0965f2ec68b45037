import { expect, test } from 'vitest';
import { type Grid, gridOf } from '#shared/kernel/grid.ts';
import { fontsOf, pageSizesOf, textOf, textOfPages, wordsOf } from '../../printing/read-pdf.test-support.ts';
import { makeFile } from '../files-apart/file-tasks.ts';
import { SAMPLE_BILLS, sampleGrid } from './sample-grid.test-support.ts';

const CLINIC = { name: 'Aarohi Clinic', addressLines: ['12 Prabhat Road', 'Pune 411004'] };

function onPaper(grid: Grid, language: 'en' | 'hi' = 'en'): Promise<Uint8Array> {
  const printedAt = '21 Nov 2026, 6:40 pm';
  return makeFile({
    kind: 'list',
    page: { grid, clinic: CLINIC, printedAt, language, zone: 'Asia/Kolkata' },
  });
}

const many = (count: number) =>
  Array.from({ length: count }, (_each, at) => ({
    ...{ number: `B/26-27/${String(at + 1).padStart(6, '0')}`, onDate: '2026-11-21', takenAt: null },
    ...{ person: 'Lakshmi Raghavan', doctor: at < count / 2 ? 'Dr Meera Kulkarni' : 'Dr Farhan Qureshi' },
    ...{ amountPaise: 1_000_00, share: null, visits: 1 },
  }));

const wide = (columns: number, word: string): Grid =>
  gridOf({
    ...{ title: 'Wide', subtitle: 'All', rows: [1, 2, 3] },
    columns: Array.from({ length: columns }, (_each, at) => ({
      ...{ key: `c${at}`, label: `Column ${at + 1}`, of: () => word },
    })),
  });

test('the page says whose list it is, of which days, and sums it', async () => {
  const text = textOf(await onPaper(sampleGrid()));
  for (const words of [
    ...['Aarohi Clinic, 12 Prabhat Road, Pune 411004', 'Printed 21 Nov 2026, 6:40 pm'],
    ...['Bills: all of the day [1/2]', '1 Apr 2026 to 21 Nov 2026 · all doctors', 'Amount ₹', 'page 1 of 1'],
    ...['1,23,45,678.50', '−500.00', '0.10', '₹ 1,23,45,178.60', '12.5 %', '21 Nov 2026, 6:40 pm'],
    ...['सुनीता देशमुख', '=HYPERLINK("x")', 'Cancelled bills are struck through'],
  ])
    expect(text).toContain(words);
});

test('a list over many pages repeats its head on each, counts the pages and totals on the last only', async () => {
  const pages = textOfPages(await onPaper(sampleGrid(many(150))));
  expect(pages.length).toBeGreaterThan(2);
  pages.forEach((page, at) => {
    expect(page).toContain('Amount ₹');
    expect(page).toContain(`page ${at + 1} of ${pages.length}`);
    expect(page.includes('₹ 1,50,000.00')).toBe(at === pages.length - 1);
  });
  const numbers = pages.join('').match(/B\/26-27\/\d{6}/g);
  expect(new Set(numbers).size).toBe(150);
});

test('groups have their heads and sums, and an average of all is not put under a part', async () => {
  const text = textOf(await onPaper(sampleGrid(many(4), true)));
  expect(text).toMatch(
    /Dr Meera Kulkarni[\s\S]*2,000.00[\s\S]*Dr Farhan Qureshi[\s\S]*2,000.00[\s\S]*₹ 4,000.00/,
  );
  expect(text.match(/56.3 %/g)).toHaveLength(1);
});

test('a wide list lies on its side, and nothing leaves the paper', async () => {
  const upright = await onPaper(wide(4, 'Short words'));
  const lying = await onPaper(wide(11, 'Some longer words'));
  const tooWide = await onPaper(wide(24, 'Incomprehensibilities1234567890'));
  expect(pageSizesOf(upright)[0]).toEqual({ width: 595.28, height: 841.89 });
  for (const pdf of [lying, tooWide]) {
    expect(pageSizesOf(pdf)[0]).toEqual({ width: 841.89, height: 595.28 });
    for (const word of wordsOf(pdf)) expect(word.right).toBeLessThan(842 - 30);
  }
});

test('numbers of bills and days are never broken over two lines', async () => {
  const rows = many(3).map(row => ({
    ...row,
    person: 'Venkatanarasimharajuvaripeta Subrahmanyam '.repeat(3),
  }));
  const text = textOf(await onPaper(sampleGrid(rows)));
  for (const words of ['B/26-27/000001', '21 Nov 2026', '1,000.00']) expect(text).toContain(words);
});

test('a page in Hindi is shaped with its own fonts, all of them in the file', async () => {
  const pdf = await onPaper(sampleGrid(SAMPLE_BILLS), 'hi');
  const text = textOf(pdf);
  for (const words of ['21 नव', 'को छपा', 'सुनीता']) expect(text).toContain(words);
  const fonts = fontsOf(pdf);
  expect(fonts.some(({ name }) => name.includes('Devanagari'))).toBe(true);
  expect(fonts.every(({ isEmbedded }) => isEmbedded)).toBe(true);
});

test('an empty list says that there is nothing', async () => {
  expect(textOf(await onPaper(sampleGrid([])))).toContain('Nothing in this time.');
});
