import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { ShiftSheet } from '#shared/features/cash/cash.contract.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { DrawerScreen } from './drawer.screen.tsx';

const opened = vi.hoisted(() => ({ bills: vi.fn(), expenses: vi.fn(), drawer: vi.fn(), closeDay: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
const printed = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: printed }));

const drawer: ShiftSheet = {
  shiftId: 3,
  userName: 'Dr Meera Kulkarni',
  isOpen: true,
  isOwn: true,
  floatPaise: 200_000,
  expectedCashPaise: 256_000,
  countedCashPaise: null,
  reason: '',
  onDate: '2026-11-21',
  openedAt: Date.parse('2026-11-21T03:35:00Z'),
  closedAt: null,
  number: '',
  closedByName: '',
  secondByName: '',
  sums: [
    { mode: 'cash', kind: 'float', amountPaise: 200_000, count: 1 },
    { mode: 'cash', kind: 'receipt', amountPaise: 60_000, count: 2 },
    { mode: 'cash', kind: 'expense', amountPaise: -4_000, count: 1 },
    { mode: 'upi', kind: 'receipt', amountPaise: 30_000, count: 1 },
  ],
  count: null,
  slips: {},
  slipDifferences: {},
};
const closed: ShiftSheet = {
  ...drawer,
  isOpen: false,
  countedCashPaise: 256_000,
  number: 'S/26-27/000001',
  closedAt: Date.parse('2026-11-21T09:00:00Z'),
  closedByName: 'Dr Meera Kulkarni',
  count: { notes: { '500': 5 }, coinsPaise: 6_000 },
};

beforeEach(() => {
  vi.clearAllMocks();
  sessionStorage.clear();
});

function openDrawer(cash: Handlers['cash'] = {}, shiftId?: number) {
  const page = renderPage(<DrawerScreen shiftId={shiftId} />, {
    handlers: {
      cash: {
        myShift: () => ({ shift: drawer, safePaise: 50_000, onDate: '2026-11-21' }),
        drawers: () => [drawer],
        handOver: () => closed,
        printShift: () => ({ pdf: 'JVBERi0=', fileName: 'S.pdf' }),
        ...cash,
      },
    },
  });
  return { ...page, user: userEvent.setup() };
}

const count = (label: string) => screen.findByRole('textbox', { name: label });

test('a drawer shows what went through it by kind and mode, and what should be there', async () => {
  openDrawer();
  expect(await screen.findByRole('heading', { name: 'My drawer' })).toBeTruthy();
  expect(screen.getByRole('row', { name: /Received on bills.*600 300/ })).toBeTruthy();
  expect(screen.getByRole('row', { name: /Expenses.*−40/ })).toBeTruthy();
  expect(screen.getByRole('row', { name: /Should be 2,560 300 0/ })).toBeTruthy();
  expect(screen.getByText(/Petty cash is this drawer’s own float/)).toBeTruthy();
});

test('a drawer that agrees is handed over by keys alone, with the machine’s slip, and its sheet prints', async () => {
  const { user, inputsOf } = openDrawer();
  await user.type(await count('₹500'), '5{Enter}');
  await user.type(await count('Coins'), '60');
  await user.type(screen.getByLabelText('UPI by its slip'), '300');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(printed).toHaveBeenCalledWith('JVBERi0='));
  expect(inputsOf(contract.cash.handOver)).toEqual([
    {
      shiftId: 3,
      count: { notes: { '500': 5, '200': 0, '100': 0, '50': 0, '20': 0, '10': 0 }, coinsPaise: 6_000 },
      reason: '',
      expectedCashPaise: 256_000,
      slips: { upi: 30_000 },
      approvalId: null,
    },
  ]);
  expect(inputsOf(contract.cash.printShift)).toEqual([{ shiftId: 3, paper: 'slip' }]);
  expect(await screen.findByText('S/26-27/000001')).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('a difference needs its reason at its field before the drawer is handed over', async () => {
  const { user, inputsOf } = openDrawer();
  await user.type(await count('₹500'), '5');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('A difference of ₹60 needs a reason.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('Why, in your words'));
  expect(inputsOf(contract.cash.handOver)).toEqual([]);
  await user.keyboard('Change given wrong{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.cash.handOver)).toHaveLength(1));
  expect(inputsOf(contract.cash.handOver)[0]?.reason).toBe('Change given wrong');
});

test('a slip that says otherwise than the drawer stands beside its mode and needs a reason', async () => {
  const { user, inputsOf } = openDrawer();
  await user.type(await count('₹500'), '5');
  await user.type(await count('Coins'), '60');
  await user.type(screen.getByLabelText('UPI by its slip'), '290');
  expect(screen.getByText('−10 short')).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Needs a reason: UPI: the slip says ₹10 less.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('Why, in your words'));
  expect(inputsOf(contract.cash.handOver)).toEqual([]);
  await user.keyboard('Not on the phone yet{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.cash.handOver)).toHaveLength(1));
  expect(inputsOf(contract.cash.handOver)[0]).toMatchObject({
    ...{ slips: { upi: 29_000 }, reason: 'Not on the phone yet' },
  });
});

test('a slip that is no amount is said at its field and nothing is handed over', async () => {
  const { user, inputsOf } = openDrawer();
  await user.type(await count('₹500'), '5');
  await user.type(screen.getByLabelText('Card by its slip'), 'ten');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(screen.getByText('Rupees, or nothing')).toBeTruthy();
  expect(inputsOf(contract.cash.handOver)).toEqual([]);
});

test('what was typed is there again after the screen was left or locked', async () => {
  const first = openDrawer();
  await first.user.type(await count('₹500'), '4');
  await first.user.keyboard('{Escape}');
  expect(opened.bills).toHaveBeenCalled();
  first.unmount();
  openDrawer();
  expect(((await count('₹500')) as HTMLInputElement).value).toBe('4');
});

test('what was typed outlives a reload of the window, for its person alone, until the drawer is handed over', async () => {
  const { user } = openDrawer();
  await user.type(await count('₹500'), '5');
  await user.type(await count('Coins'), '60');
  await user.type(screen.getByLabelText('UPI by its slip'), '300');
  vi.resetModules();
  const { keptCount } = await import('./typed-count.ts');
  expect(keptCount(1, 'drawer 3')).toMatchObject({
    ...{ counts: { '500': '5', coins: '60' }, slips: { upi: '300' } },
  });
  expect(keptCount(2, 'drawer 3')).toBeUndefined();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(printed).toHaveBeenCalled());
  expect(keptCount(1, 'drawer 3')).toBeUndefined();
});

test('money that moved meanwhile is said with the new sum', async () => {
  let expectedCashPaise = 256_000;
  const { user } = openDrawer({
    myShift: () => ({ shift: { ...drawer, expectedCashPaise }, safePaise: 0, onDate: '2026-11-21' }),
    handOver: () => {
      expectedCashPaise = 300_000;
      throw new Refusal('CHANGED_MEANWHILE');
    },
  });
  await user.type(await count('₹500'), '5');
  await user.type(await count('Coins'), '60{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/₹3,000 is expected now/)).toBeTruthy();
});

test('a second person signs by PIN on the spot', async () => {
  const { user, inputsOf, answer } = openDrawer();
  answer({
    approvals: {
      approvers: () => [{ userId: 2, fullName: 'Kavita Nair', hasPin: true, canUsePin: true }],
      grant: () => ({ approvalId: 9, approverName: 'Kavita Nair', expiresAt: 0 }),
    },
  });
  await user.type(await count('₹500'), '5');
  await user.type(await count('Coins'), '60');
  await user.keyboard('{Alt>}s{/Alt}');
  await user.type(await screen.findByLabelText(/Kavita Nair/), '4321{Enter}');
  expect(await screen.findByText('Counted with Kavita Nair')).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.cash.handOver)).toHaveLength(1));
  expect(inputsOf(contract.cash.handOver)[0]?.approvalId).toBe(9);
});

test('before the first money a float may be put in, the box’s sum suggested', async () => {
  const { user, inputsOf } = openDrawer({
    myShift: () => ({ shift: null, safePaise: 200_000, onDate: '2026-11-22' }),
    setFloat: () => drawer,
  });
  expect(await screen.findByText(/Money taken now belongs to/)).toBeTruthy();
  expect((screen.getByLabelText('Float to begin with') as HTMLInputElement).value).toBe('2,000');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(inputsOf(contract.cash.setFloat)).toEqual([{ floatPaise: 200_000 }]));
});

test('another float is moved out of the box at once, and never stands unmoved at the hand-over', async () => {
  const { user, inputsOf } = openDrawer({ setFloat: () => drawer });
  const float = await screen.findByLabelText('Float');
  await user.clear(float);
  await user.type(float, '1500');
  expect(screen.getByRole('button', { name: /Give ₹500 back to the box/ })).toBeTruthy();
  await user.type(await count('₹500'), '5');
  await user.type(await count('Coins'), '60{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/₹500 is not moved yet/)).toBeTruthy();
  expect(inputsOf(contract.cash.handOver)).toEqual([]);
  await user.type(float, '{Enter}');
  await waitFor(() => expect(inputsOf(contract.cash.setFloat)).toEqual([{ floatPaise: 150_000 }]));
});

test('a cashier takes no more than lies in the box; the owner puts the rest in', async () => {
  const person = { userId: 1, fullName: 'Kavita Nair', roles: ['receptionist' as const], signedInAt: 0 };
  const page = renderPage(<DrawerScreen shiftId={undefined} />, {
    session: person,
    handlers: {
      cash: {
        myShift: () => ({ shift: drawer, safePaise: 50_000, onDate: '2026-11-21' }),
        drawers: () => [drawer],
      },
    },
  });
  const user = userEvent.setup();
  const float = await screen.findByLabelText('Float');
  await user.clear(float);
  await user.type(float, '2600{Enter}');
  expect(await screen.findByText('The box has ₹500. What is more, the owner puts in first.')).toBeTruthy();
  expect(page.inputsOf(contract.cash.setFloat)).toEqual([]);
  expect(screen.queryByRole('button', { name: /Put in, take out or bank/ })).toBeNull();
});

test('the owner writes down what goes into the box, with a reason', async () => {
  const { user, inputsOf } = openDrawer({ moveSafe: () => ({ safePaise: 150_000 }) });
  await count('₹500');
  await user.keyboard('{Alt>}b{/Alt}');
  await user.type(await screen.findByLabelText(/^Amount/), '1000');
  await user.type(screen.getByLabelText(/What for/), 'Change{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.cash.moveSafe)).toEqual([
      { kind: 'putIn', amountPaise: 100_000, reason: 'Change' },
    ]),
  );
});

test('the owner hands over a colleague’s drawer under the colleague’s name', async () => {
  const theirs = { ...drawer, isOwn: false, userName: 'Kavita Nair' };
  openDrawer({ shift: () => theirs }, 3);
  expect(await screen.findByRole('heading', { name: 'Drawer of Kavita Nair' })).toBeTruthy();
  expect(screen.queryByText(/Petty cash/)).toBeNull();
});
