import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { Refusal } from '../../api/refusal.ts';
import { confirm, countAll, openClose } from './close-day.test-support.tsx';
import { sheet } from './day-sheet.test-support.ts';

const opened = vi.hoisted(() => ({
  today: vi.fn(),
  closeDay: vi.fn(),
  looseEnds: vi.fn(),
  drawer: vi.fn(),
}));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
const printed = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: printed }));
// Not ours, and without a layout it has no width to draw in.
vi.mock('@mantine/charts', () => ({ BarChart: () => null }));

beforeEach(() => {
  vi.clearAllMocks();
  sessionStorage.clear();
});

test('the owner takes out what is above the float, banks some, and the rest is tomorrow’s', async () => {
  const { user, inputsOf } = openClose();
  await countAll(user);
  await user.type(screen.getByLabelText('To the bank'), '500');
  await user.type(await screen.findByLabelText('Deposit slip no.'), '004417');
  await user.keyboard('{Alt>}a{/Alt}');
  expect((screen.getByLabelText('Owner takes out') as HTMLInputElement).value).toBe('1000');
  expect(screen.getByText('Stays, tomorrow’s float: ₹2,000')).toBeTruthy();
  await user.click(confirm());
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.reports.closeDay)).toHaveLength(1));
  expect(inputsOf(contract.reports.closeDay)[0]).toMatchObject({
    takeOutPaise: 100_000,
    depositPaise: 50_000,
    depositReference: '004417',
  });
});

test('more than the box will hold is refused at its field, by the screen and by the server', async () => {
  const { user, inputsOf } = openClose({
    closeDay: () => {
      throw new Refusal('MORE_THAN_IN_SAFE', { safePaise: 340_000 });
    },
  });
  await countAll(user);
  await user.click(confirm());
  await user.type(screen.getByLabelText('Owner takes out'), '3501');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(screen.getByText('Only ₹3,500 lies in the box after the count.')).toBeTruthy();
  expect(inputsOf(contract.reports.closeDay)).toEqual([]);

  await user.clear(screen.getByLabelText('Owner takes out'));
  await user.type(screen.getByLabelText('Owner takes out'), '3500');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.reports.closeDay)).toHaveLength(1));
  expect(await screen.findByText(/lies in the box after the count/)).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('Owner takes out'));
});

const kavita = sheet.drawers[0];
const sunita = { ...kavita, shiftId: 2, userName: 'Sunita Verma', floatPaise: 0, expectedCashPaise: 40_000 };

test('two open drawers are named, each with a way to count it, and the day waits', async () => {
  const { user, inputsOf } = openClose({
    daySheet: () => ({ ...sheet, drawers: [...sheet.drawers, sunita] as typeof sheet.drawers }),
  });
  expect(await screen.findByRole('region', { name: 'Drawers still open' })).toBeTruthy();
  expect(screen.queryByRole('textbox', { name: '₹500' })).toBeNull();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect((await screen.findByRole('alert')).textContent).toMatch(/Each is counted and handed over first/);
  expect(inputsOf(contract.reports.closeDay)).toEqual([]);
  await user.click(screen.getAllByRole('button', { name: /Count and hand over/ })[1] as HTMLElement);
  expect(opened.drawer).toHaveBeenCalledWith(2);
});

test('when every drawer is handed over the day closes without a count', async () => {
  const handed = { ...kavita, isOpen: false, countedCashPaise: 350_000 };
  const { user, inputsOf } = openClose({
    daySheet: () => ({
      ...sheet,
      drawers: [handed] as typeof sheet.drawers,
      drawerToCount: null,
      safePaise: 350_000,
      takeablePaise: 350_000,
    }),
  });
  await screen.findByText('Every drawer is handed over.');
  await user.type(screen.getByLabelText('Owner takes out'), '1500');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.reports.closeDay)).toHaveLength(1));
  expect(inputsOf(contract.reports.closeDay)[0]).toMatchObject({
    count: { notes: {}, coinsPaise: 0 },
    expectedCashPaise: 0,
    takeOutPaise: 150_000,
  });
});
