import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { gridOf } from '#shared/kernel/grid.ts';
import { type FileTask, isLong, makeFile } from './file-tasks.ts';
import { makeFileOf } from './make-file.ts';

function listOf(rowCount: number): FileTask {
  const grid = gridOf({
    ...{ title: 'Receipts', subtitle: '1 Nov 2026 to 30 Nov 2026', totalLabel: 'Total' },
    rows: Array.from({ length: rowCount }, (_none, at) => at),
    columns: [
      { key: 'number', label: 'Receipt', of: at => `R/26-27/${String(at + 1).padStart(6, '0')}` },
      { key: 'name', label: 'Patient', of: at => `बलदेव ${at % 40}` },
      { key: 'amount', label: 'Amount', kind: 'paise', of: at => 10_000 + at, total: 'sum' },
    ],
  });
  const clinic = { name: 'Sanjeevani Clinic', addressLines: ['14, Anand Bazaar Road', 'Indore'] };
  const page = {
    grid,
    clinic,
    printedAt: '30 Nov 2026, 8:00 pm',
    language: 'en',
    zone: 'Asia/Kolkata',
  } as const;
  return { kind: 'list', page };
}

/** How often others got their turn until it was done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let isDone = false;
  let turns = 0;
  void work.finally(() => {
    isDone = true;
  });
  for (; !isDone; turns++) await turn();
  return turns;
}

test('a long list is the same page for page whoever sets it', async () => {
  const task = listOf(700);
  expect(isLong(task)).toBe(true);
  const [apart, here] = await Promise.all([makeFileOf(task), makeFile(task)]);
  expect(Buffer.from(apart).equals(Buffer.from(here))).toBe(true);
});

test('while a long list is set the desks are answered as often as they ask', async () => {
  const task = listOf(1_500);
  await makeFileOf(task);
  const turnsHere = await turnsDuring(makeFile(task));
  const turnsApart = await turnsDuring(makeFileOf(task));
  expect(turnsApart).toBeGreaterThan(100 * turnsHere);
});

test('two long workbooks asked for at once are both whole', async () => {
  const { page } = listOf(2_000) as Extract<FileTask, { kind: 'list' }>;
  const workbook = {
    kind: 'workbook',
    grids: [page.grid],
    on: { clinicName: 'Sanjeevani Clinic', zone: page.zone },
  } as const;
  const [one, other] = await Promise.all([makeFileOf(workbook), makeFileOf(workbook)]);
  expect(one.length).toBe(other.length);
  expect(Buffer.from(one).subarray(0, 2).toString()).toBe('PK');
});

test('a list that cannot be set is refused, and the next one is set', async () => {
  const broken = listOf(600) as Extract<FileTask, { kind: 'list' }>;
  const columns = [{ ...broken.page.grid.columns[0], label: null }] as never;
  const page = { ...broken.page, grid: { ...broken.page.grid, columns } };
  await expect(makeFileOf({ kind: 'list', page })).rejects.toThrow();
  expect((await makeFileOf(listOf(300))).length).toBeGreaterThan(10_000);
});
