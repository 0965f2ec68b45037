import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { Refusal } from '../../api/refusal.ts';
import { renderPage } from '../../app/test-page.tsx';
import { closed, confirm, count, countAll, openClose } from './close-day.test-support.tsx';
import { sheet } from './day-sheet.test-support.ts';
import { TodayScreen } from './today.screen.tsx';

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

test('a drawer that agrees is closed with the owner’s tick and printed', async () => {
  const { user, inputsOf } = openClose();
  await countAll(user);
  expect((await screen.findAllByText('Agrees')).length).toBeGreaterThan(0);
  await user.click(confirm());
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(printed).toHaveBeenCalledWith('JVBERi0='));
  expect(inputsOf(contract.reports.closeDay)).toEqual([
    {
      onDate: '2026-11-21',
      count: { notes: { '500': 7, '200': 0, '100': 0, '50': 0, '20': 0, '10': 0 }, coinsPaise: 0 },
      reason: '',
      expectedCashPaise: 350_000,
    },
  ]);
});

test('a difference without a reason does not close the day; with one it does', async () => {
  const { user, inputsOf } = openClose();
  await user.type(await count('₹500'), '6');
  await user.type(await count('Coins'), '380');
  expect((await screen.findAllByText('−120 short')).length).toBeGreaterThan(0);
  await user.click(confirm());
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('A difference of ₹120 needs a reason.')).toBeTruthy();
  expect(inputsOf(contract.reports.closeDay)).toEqual([]);

  await user.type(screen.getByLabelText(/Why, in your words/), 'Change given without a slip');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.reports.closeDay)).toHaveLength(1));
  expect(inputsOf(contract.reports.closeDay)[0]?.reason).toBe('Change given without a slip');
});

test('nothing counted and no tick each stop the close', async () => {
  const { user, inputsOf } = openClose();
  await count('₹500');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/Count the drawer first/)).toBeTruthy();
  await countAll(user);
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/Tick that the money was counted/)).toBeTruthy();
  expect(document.activeElement).toBe(confirm());
  expect(inputsOf(contract.reports.closeDay)).toEqual([]);
});

test('a day far after all that the books know is closed only after a look at the clock', async () => {
  const { user, inputsOf } = openClose({ daySheet: () => ({ ...sheet, farFromOn: '2026-09-02' }) });
  await countAll(user);
  expect(await screen.findByText(/the last day with money or a close was 2 Sep 2026/)).toBeTruthy();
  await user.click(confirm());
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Look at the clock, then tick that the date is right.')).toBeTruthy();
  expect(inputsOf(contract.reports.closeDay)).toEqual([]);
  await user.click(screen.getByRole('checkbox', { name: 'I looked: the date is right' }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.reports.closeDay)).toHaveLength(1));
  expect(inputsOf(contract.reports.closeDay)[0]?.isClockRight).toBe(true);
});

test('a close of a day that has not come is set aside with a reason and the owner’s own secret', async () => {
  const { user, inputsOf } = openClose({
    moneyDay: () => ({ today: '2026-11-22', onDate: '2027-01-03', closedAheadOn: '2027-01-02' }),
    setCloseAside: () => ({ today: '2026-11-22', onDate: '2026-11-22', closedAheadOn: null }),
  });
  await user.type(await screen.findByLabelText(/Why, in your words/), 'The clock was wrong');
  await user.type(screen.getByLabelText(/Your own PIN or password/), '4321{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.reports.setCloseAside)).toEqual([
      { onDate: '2027-01-02', reason: 'The clock was wrong', secret: '4321', approvalId: null },
    ]),
  );
});

test('half a note is no count', async () => {
  const { user, inputsOf } = openClose();
  await user.type(await count('₹200'), '2.5');
  await user.click(confirm());
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(screen.getByText('Whole notes only')).toBeTruthy();
  expect(inputsOf(contract.reports.closeDay)).toEqual([]);
});

test('money that came while counting is said with the new sum, and the counts stay', async () => {
  let expected = 350_000;
  const { user } = openClose({
    daySheet: () => ({
      ...sheet,
      moves: [{ mode: 'cash', kind: 'receipt', amountPaise: expected - 200_000, count: 3 }],
      drawerToCount: {
        ...{ userName: 'Kavita Nair', floatPaise: 200_000 },
        ...{ expectedCashPaise: expected, fromBoxPaise: 0 },
      },
    }),
    closeDay: () => {
      expected = 400_000;
      throw new Refusal('CHANGED_MEANWHILE');
    },
  });
  await countAll(user);
  await user.click(confirm());
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/₹4,000 is expected now/)).toBeTruthy();
  expect(((await count('₹500')) as HTMLInputElement).value).toBe('7');
});

test('an earlier day that is still open is named and can be opened', async () => {
  const { user, inputsOf } = openClose({
    closeDay: () => {
      throw new Refusal('EARLIER_DAY_OPEN', { onDate: '2026-11-19' });
    },
  });
  await countAll(user);
  await user.click(confirm());
  await user.keyboard('{Control>}{Enter}{/Control}');
  await user.click(await screen.findByRole('button', { name: 'Close 19 Nov first' }));
  await waitFor(() => expect(inputsOf(contract.reports.daySheet).at(-1)).toEqual({ onDate: '2026-11-19' }));
});

test('a day with loose ends asks for a word about them, or leads to them', async () => {
  const end = {
    kind: 'visitNotBilled' as const,
    visitId: 3,
    appointmentId: null,
    onDate: sheet.onDate,
    token: 'A-03',
    fullName: 'Joseph Kurian',
    localName: '',
    patientId: 103,
    doctorId: 2,
    doctorName: 'Dr Meera Kulkarni',
    state: 'toBill',
  };
  const { user, inputsOf } = openClose({ looseEnds: () => [end] });
  await screen.findByText('1 loose end today');
  await countAll(user);
  await user.click(confirm());
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Say why they stay, or settle them first.');
  expect(inputsOf(contract.reports.closeDay)).toEqual([]);

  await user.keyboard('Bill tomorrow{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.reports.closeDay)).toHaveLength(1));
  expect(inputsOf(contract.reports.closeDay)[0]?.looseEndsReason).toBe('Bill tomorrow');
});

test('leaving keeps the counts for this person until the day is closed', async () => {
  const first = openClose();
  await countAll(first.user);
  await first.user.keyboard('{Escape}');
  expect(opened.today).toHaveBeenCalled();
  first.unmount();
  openClose();
  expect(((await count('₹500')) as HTMLInputElement).value).toBe('7');
});

test('a closed day shows its seal and has nothing to fill in', async () => {
  openClose({ daySheet: () => ({ ...sheet, close: closed }) });
  expect(await screen.findByText('aabb ccdd eeff 0011 2233 4455 6677 8899')).toBeTruthy();
  expect(screen.getByText('Closed by Dr Meera Kulkarni')).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('the owner sees today beside its usual and what to look at', async () => {
  renderPage(<TodayScreen />, { handlers: { reports: { daySheet: () => sheet } } });
  expect(await screen.findByText('12 % above usual')).toBeTruthy();
  expect(screen.getByText('A-16 · Debjani Mukherjee')).toBeTruthy();
  expect(screen.getByRole('img', { name: /Saturdays.*14 Nov ₹2,000/ })).toBeTruthy();
});
