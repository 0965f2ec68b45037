import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closed, confirm, countAll, openClose } from './close-day.test-support.tsx';
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

test('a machine slip stands beside the system’s sum, and a second person signs by PIN', async () => {
  const { user, inputsOf, answer } = openClose();
  answer({
    approvals: {
      approvers: () => [{ userId: 2, fullName: 'Kavita Nair', hasPin: true, canUsePin: true }],
      grant: () => ({ approvalId: 7, approverName: 'Kavita Nair', expiresAt: 0 }),
    },
  });
  await countAll(user);
  await user.type(screen.getByLabelText('UPI by its slip'), '700');
  expect((await screen.findAllByText('−40 short')).length).toBeGreaterThan(0);
  await user.type(screen.getByLabelText('Why, in your words'), 'One payment came twice');
  await user.keyboard('{Alt>}s{/Alt}');
  await user.type(await screen.findByLabelText(/Kavita Nair/), '4321{Enter}');
  expect(await screen.findByText('Counted with Kavita Nair')).toBeTruthy();
  await user.click(confirm());
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.reports.closeDay)).toHaveLength(1));
  expect(inputsOf(contract.reports.closeDay)[0]).toMatchObject({
    ...{ approvalId: 7, slips: { upi: 70_000 }, reason: 'One payment came twice' },
  });
});

test('a slip that says otherwise asks why, at the reason’s field; one that agrees and one left empty ask nothing', async () => {
  const { user, inputsOf } = openClose();
  await countAll(user);
  await user.click(confirm());
  expect(screen.queryByLabelText('Why, in your words')).toBeNull();
  await user.type(screen.getByLabelText('UPI by its slip'), '740');
  expect(screen.queryByLabelText('Why, in your words')).toBeNull();
  await user.type(screen.getByLabelText('Card by its slip'), '200');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Needs a reason: Card: the slip says ₹200 more.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('Why, in your words'));
  expect(inputsOf(contract.reports.closeDay)).toEqual([]);
  await user.keyboard('Taken, not written{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.reports.closeDay)).toHaveLength(1));
  expect(inputsOf(contract.reports.closeDay)[0]).toMatchObject({
    ...{ slips: { upi: 74_000, card: 20_000 }, reason: 'Taken, not written' },
  });
});

test('the sum says that the day agrees only when every slip was looked up', async () => {
  const { user } = openClose();
  await countAll(user);
  const words = () => screen.getByRole('row', { name: /^In hand/ }).lastElementChild?.textContent;
  expect(words()).toBe('Not counted');
  await user.type(screen.getByLabelText('UPI by its slip'), '740');
  expect(words()).toBe('Not counted');
  await user.type(screen.getByLabelText('Card by its slip'), '0');
  expect(words()).toBe('Agrees');
});

test('a slip of a day whose drawers are all handed over is the day’s; what they gave stands, and cannot be typed again', async () => {
  const handed = { ...sheet.drawers[0], isOpen: false, countedCashPaise: 350_000 };
  const { user, inputsOf } = openClose({
    daySheet: () => ({
      ...{ ...sheet, drawers: [handed] as typeof sheet.drawers, drawerToCount: null },
      ...{ safePaise: 350_000, takeablePaise: 350_000, slips: { card: 0 } },
    }),
  });
  await user.type(await screen.findByLabelText('UPI by its slip'), '700');
  expect(screen.queryByLabelText('Card by its slip')).toBeNull();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Needs a reason: UPI: the slip says ₹40 less.')).toBeTruthy();
  await user.keyboard('One is on its way{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.reports.closeDay)).toHaveLength(1));
  expect(inputsOf(contract.reports.closeDay)[0]).toMatchObject({
    ...{ slips: { upi: 70_000 }, reason: 'One is on its way', expectedCashPaise: 0 },
  });
});

test('slips of drawers that agree each by itself and differ on the day ask why; what a drawer said is not asked again', async () => {
  const handed = { ...sheet.drawers[0], isOpen: false, countedCashPaise: 350_000, reason: 'machine broke' };
  const day = (upi: number) => ({
    ...{ ...sheet, drawerToCount: null, safePaise: 350_000, takeablePaise: 350_000, slips: { upi, card: 0 } },
    drawers: [{ ...handed, slips: { upi }, slipDifferences: { upi: -1_000 } }] as typeof sheet.drawers,
  });
  const { user, inputsOf } = openClose({ daySheet: () => day(78_000) });
  await user.click(await screen.findByLabelText('Why, in your words'));
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Needs a reason: UPI: the slip says ₹50 more.')).toBeTruthy();
  await user.keyboard('Taken back at the other desk{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.reports.closeDay)).toHaveLength(1));
  expect(inputsOf(contract.reports.closeDay)[0]).toMatchObject({ reason: 'Taken back at the other desk' });
  expect(inputsOf(contract.reports.closeDay)[0]).not.toHaveProperty('slips');
});

test('a closed day shows by which drawer a slip differed, beside the day’s own that agrees', async () => {
  const handed = {
    ...{ ...sheet.drawers[0], isOpen: false, countedCashPaise: 350_000, reason: 'machine broke' },
    ...{ slips: { upi: 70_000 }, slipDifferences: { upi: -4_000 } },
  };
  const slips = { upi: 74_000 };
  openClose({
    daySheet: () => ({
      ...{ ...sheet, drawers: [handed] as typeof sheet.drawers, drawerToCount: null },
      ...{ slips, daySlips: slips, close: closed },
    }),
  });
  expect(await screen.findByText('UPI: the slip says ₹40 less')).toBeTruthy();
});

test('what was paid out by UPI is not expected on its slip; a card machine may say less than nothing', async () => {
  const { user, inputsOf } = openClose({
    daySheet: () => ({
      ...sheet,
      moves: [
        ...sheet.moves,
        { mode: 'upi', kind: 'expense', amountPaise: -10_000, count: 1 },
        { mode: 'card', kind: 'refundPaid', amountPaise: -5_000, count: 1 },
      ],
    }),
  });
  await countAll(user);
  await user.click(confirm());
  await user.type(screen.getByLabelText('UPI by its slip'), '740');
  await user.type(screen.getByLabelText('Card by its slip'), '-50');
  expect(screen.queryByLabelText('Why, in your words')).toBeNull();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.reports.closeDay)).toHaveLength(1));
  expect(inputsOf(contract.reports.closeDay)[0]).toMatchObject({ slips: { upi: 74_000, card: -5_000 } });
});
