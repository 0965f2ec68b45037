import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { DryRun, ImportProgress, ImportRun } from '#shared/features/imports/imports.contract.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { ImportsScreen } from './imports.screen.tsx';

const opened = vi.hoisted(() => ({ patients: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
const saved = vi.hoisted(() => vi.fn());
vi.mock('./save-text.ts', () => ({ saveText: saved }));

beforeEach(() => vi.clearAllMocks());

const layout = {
  map: { fullName: 0, phone: 1, age: 2, sex: 2 },
  ...{ dateOrder: 'dayFirst' as const, agesOn: null, phoneWhenMissing: '', hasHeader: true },
};
const inspected = {
  ...{ columns: ['Patient Name', 'Mobile', 'Age/Sex', 'Village'], rowCount: 3, encoding: 'UTF-8', layout },
  sample: [
    ['Asha Rao', '5000041735', '42/F', 'Palasia'],
    ['Imran', '12345', '51/M', ''],
  ],
};
const result: DryRun = {
  ...{ rowCount: 3, goodCount: 1, problemCount: 1, duplicateCount: 1, neverTakenCount: 0, report: 'Row' },
  problems: [{ row: 3, field: 'phone', code: 'PHONE_NOT_TEN_DIGITS', value: '12345' }],
  duplicates: [{ row: 4, name: 'Lalitha Iyer', likeUhid: 'P-26-00871', likeRow: null, score: 90 }],
};
const done: ImportRun = {
  ...{
    id: 7,
    fileName: 'old.csv',
    startedAt: Date.parse('2026-11-21T06:12:00Z'),
    byName: 'Dr Meera Kulkarni',
  },
  ...{ state: 'done', importedCount: 1, leftOutCount: 2, seenSinceCount: 0 },
};
const file = new File(['Patient Name,Mobile\n'], 'old.csv', { type: 'text/csv' });

const handlers: Handlers = { imports: { inspect: () => inspected, dryRun: () => result, list: () => [] } };

const meaning = (column: string) =>
  screen.getByRole<HTMLInputElement>('combobox', { name: `Meaning of column ${column}` }).value;

async function chooseFile(): Promise<void> {
  const [input] = screen.getAllByLabelText('Choose a file', { selector: 'input' });
  await userEvent.upload(input as HTMLElement, file);
  await screen.findByRole('rowheader', { name: 'Patient Name' });
}

test('a chosen file shows its columns, what they are taken for, and what would happen', async () => {
  const { inputsOf } = renderPage(<ImportsScreen />, { handlers });
  await chooseFile();
  expect(meaning('Age/Sex')).toBe('Age and sex together');
  expect(meaning('Village')).toBe('Left out');
  expect(await screen.findByText('12345')).toBeTruthy();
  expect(screen.getByText('Phone: Ten digits, please')).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: 'Look like others' }));
  expect(screen.getByText('Looks like P-26-00871')).toBeTruthy();
  expect(inputsOf(contract.imports.dryRun)[0]).toMatchObject({
    ...layout,
    content: btoa('Patient Name,Mobile\n'),
  });
});

test('giving a column another meaning asks again, and a field stands in one column only', async () => {
  const { inputsOf } = renderPage(<ImportsScreen />, { handlers });
  await chooseFile();
  await userEvent.click(screen.getByRole('combobox', { name: 'Meaning of column Village' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Name' }));
  await waitFor(() =>
    expect(inputsOf(contract.imports.dryRun).at(-1)?.map).toEqual({ ...layout.map, fullName: 3 }),
  );
  expect(meaning('Patient Name')).toBe('Left out');
});

test('without a column that everybody needs it says which, and asks nothing of the server', async () => {
  const map = { fullName: 0, age: 2 };
  const { inputsOf } = renderPage(<ImportsScreen />, {
    handlers: {
      imports: { ...handlers.imports, inspect: () => ({ ...inspected, layout: { ...layout, map } }) },
    },
  });
  await chooseFile();
  expect(screen.getByText('Say which column is: Phone')).toBeTruthy();
  expect(inputsOf(contract.imports.dryRun)).toEqual([]);
  await userEvent.type(screen.getByLabelText(/Phone for rows without one/), '7315550148');
  await waitFor(() => expect(inputsOf(contract.imports.dryRun).at(-1)?.phoneWhenMissing).toBe('7315550148'));
});

test('ages of a day still to come are refused at their field and asked of nobody', async () => {
  const { inputsOf } = renderPage(<ImportsScreen />, { handlers });
  await chooseFile();
  const field = screen.getByPlaceholderText(/\d/);
  await userEvent.type(field, '21/11/2062');
  expect(await screen.findByText('That day is still to come')).toBeTruthy();
  expect(inputsOf(contract.imports.dryRun).every(({ agesOn }) => agesOn === null)).toBe(true);
  await userEvent.clear(field);
  await userEvent.type(field, '21/11/2016');
  await waitFor(() => expect(inputsOf(contract.imports.dryRun).at(-1)?.agesOn).toBe('2016-11-21'));
  expect(screen.queryByText('That day is still to come')).toBeNull();
});

/** A server that goes on when the test says so. */
function steppedRun() {
  const waiting: ((progress: ImportProgress) => void)[] = [];
  async function* stream(): AsyncGenerator<ImportProgress> {
    for (;;) {
      const progress = await new Promise<ImportProgress>(resolve => waiting.push(resolve));
      yield progress;
      if (progress.step === 'done') return;
    }
  }
  return {
    stream,
    tell: (progress: ImportProgress) => act(async () => waiting.shift()?.(progress)),
  };
}

test('the import tells how far it is, and its result can be taken back', async () => {
  const running = steppedRun();
  const { inputsOf } = renderPage(<ImportsScreen />, {
    handlers: {
      imports: {
        ...handlers.imports,
        run: () => running.stream(),
        undo: () => ({ ...done, state: 'undone' as const }),
      },
    },
  });
  await chooseFile();
  await userEvent.click(await screen.findByRole('checkbox', { name: /look like others too/ }));
  await userEvent.click(screen.getByRole('button', { name: /Import 2 patients/ }));
  await running.tell({ step: 'saving', done: 500, of: 50_000 });
  expect(await screen.findByText('Saving 500 of 50,000')).toBeTruthy();
  expect(screen.getByRole('button', { name: /Cancel/ })).toBeTruthy();
  await running.tell({ step: 'done', run: done, report: 'every row' });
  expect(await screen.findByText('1 patients are in, 2 rows stayed out')).toBeTruthy();
  expect(inputsOf(contract.imports.run)[0]).toMatchObject({ ...layout, takesDuplicates: true });
  const bar = screen.getByRole('contentinfo');
  await userEvent.click(within(bar).getByRole('button', { name: 'Report as CSV' }));
  expect(saved).toHaveBeenCalledWith('import-report.csv', 'every row');
  await userEvent.click(within(bar).getByRole('button', { name: 'Undo' }));
  expect(inputsOf(contract.imports.undo)).toEqual([{ importId: 7 }]);
});

test.each([
  ['FILE_NOT_READ', {}, /neither a CSV nor an .xlsx file/],
  ['QUOTE_NOT_CLOSED', { row: 812 }, /opens in row 812/],
  ['TOO_MANY_ROWS', { limit: 100_000 }, /More than 100000 rows/],
])('the refusal %s is said in the clinic’s words', async (code, data, words) => {
  renderPage(<ImportsScreen />, {
    handlers: {
      imports: {
        list: () => [],
        inspect: () => {
          throw new Refusal(code, data);
        },
      },
    },
  });
  const [input] = screen.getAllByLabelText('Choose a file', { selector: 'input' });
  await userEvent.upload(input as HTMLElement, file);
  expect(await screen.findByText(words)).toBeTruthy();
});

test('an earlier import is taken back with two presses, and not at all once its people have come', async () => {
  const { inputsOf } = renderPage(<ImportsScreen />, {
    handlers: {
      imports: {
        list: () => [done, { ...done, id: 6, fileName: 'first.xlsx', seenSinceCount: 12 }],
        undo: () => ({ ...done, state: 'undone' as const }),
      },
    },
  });
  expect(await screen.findByText('12 have come since')).toBeTruthy();
  const [button, ...others] = screen.getAllByRole('button', { name: 'Take back' });
  expect(others).toEqual([]);
  await userEvent.click(button as HTMLElement);
  expect(inputsOf(contract.imports.undo)).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Takes back all 1' }));
  expect(inputsOf(contract.imports.undo)).toEqual([{ importId: 7 }]);
});
