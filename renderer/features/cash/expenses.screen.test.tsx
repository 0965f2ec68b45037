import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Expense } from '#shared/features/cash/expense.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { PROBLEM_DELAY_MS } from '../../ui/form.tsx';
import { ExpensesScreen } from './expenses.screen.tsx';

const opened = vi.hoisted(() => ({ drawer: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
const printed = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: printed }));

beforeEach(() => vi.clearAllMocks());

const tea: Expense = {
  id: 5,
  number: 'EV/26-27/000005',
  onDate: '2026-11-21',
  postedAt: Date.parse('2026-11-21T06:00:00Z'),
  category: 'Tea and water',
  categoryCode: 'tea',
  paidTo: 'Gupta Stores',
  note: '',
  billNumber: '',
  amountPaise: 4_000,
  mode: 'cash',
  reference: '',
  cashierName: 'Kavita Nair',
  reversedBecause: '',
};

function openExpenses(cash: Handlers['cash'] = {}) {
  const page = renderPage(<ExpensesScreen />, {
    handlers: {
      cash: {
        listExpenses: () => [tea],
        expenseCategories: () => [
          { code: 'stationery', name: 'Stationery' },
          { code: 'tea', name: 'Tea and water' },
        ],
        myShift: () => ({ shift: null, safePaise: 0, onDate: '2026-11-21' }),
        recordExpense: () => tea,
        reverseExpense: () => ({ ...tea, reversedBecause: 'Entered twice' }),
        printExpense: () => ({ pdf: 'JVBERi0=', fileName: 'EV.pdf' }),
        ...cash,
      },
    },
  });
  return { ...page, user: userEvent.setup() };
}

async function fill(user: ReturnType<typeof userEvent.setup>) {
  await user.type((await screen.findAllByLabelText('What for'))[0] as HTMLElement, 'Tea and water');
  await user.type(screen.getByLabelText('Paid to'), 'Gupta Stores');
  await user.type(screen.getByLabelText('Amount'), '40');
}

test('an expense is entered in three fields, paid from the drawer, and its voucher prints', async () => {
  const { user, inputsOf } = openExpenses();
  await fill(user);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(printed).toHaveBeenCalledWith('JVBERi0='));
  expect(inputsOf(contract.cash.recordExpense)[0]).toMatchObject({
    category: 'Tea and water',
    paidTo: 'Gupta Stores',
    amountPaise: 4_000,
    mode: 'cash',
  });
  expect(inputsOf(contract.cash.printExpense)).toEqual([{ expenseId: 5 }]);
});

test('after a voucher the next form is new: empty, ready, and without a problem', async () => {
  const { user, inputsOf } = openExpenses();
  await fill(user);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(printed).toHaveBeenCalled());
  const whatFor = screen.getAllByLabelText('What for')[0] as HTMLInputElement;
  expect(document.activeElement).toBe(whatFor);
  expect([whatFor, screen.getByLabelText('Amount')].map(field => (field as HTMLInputElement).value)).toEqual([
    '',
    '',
  ]);
  const problems = () => document.querySelectorAll('form [aria-invalid="true"]').length;
  await new Promise(done => setTimeout(done, PROBLEM_DELAY_MS * 2));
  expect(problems()).toBe(0);
  await user.keyboard('{Tab}{Tab}{Tab}{Shift>}{Tab}{/Shift}');
  await new Promise(done => setTimeout(done, PROBLEM_DELAY_MS * 2));
  expect(problems()).toBe(0);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(problems()).toBe(3));
  expect(inputsOf(contract.cash.recordExpense)).toHaveLength(1);
});

test('more cash than the drawer holds is said at the amount, and what was typed stays', async () => {
  const { user } = openExpenses({
    recordExpense: () => {
      throw new Refusal('NOT_IN_DRAWER', { drawerPaise: 1_000 });
    },
  });
  await fill(user);
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/more cash than your drawer holds/)).toBeTruthy();
  expect((screen.getByLabelText('Paid to') as HTMLInputElement).value).toBe('Gupta Stores');
});

test('a voucher is taken back only with a reason', async () => {
  const { user, inputsOf } = openExpenses();
  await user.click(await screen.findByRole('button', { name: /Take back/ }));
  await user.keyboard('{Enter}');
  expect(inputsOf(contract.cash.reverseExpense)).toEqual([]);
  await user.keyboard('Entered twice{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.cash.reverseExpense)).toEqual([{ expenseId: 5, reason: 'Entered twice' }]),
  );
});

test('two presses pay once and print one voucher', async () => {
  let answer: () => void = () => {};
  const { user, inputsOf } = openExpenses({
    recordExpense: () =>
      new Promise(resolve => {
        answer = () => resolve(tea);
      }),
  });
  await fill(user);
  await user.keyboard('{Control>}{Enter}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.cash.recordExpense)).toHaveLength(1));
  await act(async () => answer());
  await waitFor(() => expect(printed).toHaveBeenCalled());
  expect(printed).toHaveBeenCalledTimes(1);
});
