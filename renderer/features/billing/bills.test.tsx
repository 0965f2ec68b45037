import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Bill, Payment } from '#shared/features/billing/bill.schema.ts';
import { ReadAgain } from '../../app/read-again.test-support.tsx';
import { renderPage } from '../../app/test-page.tsx';
import { board, NOW } from '../queue/board.test-support.ts';
import { issuedBill, listedBill } from './bill.test-support.ts';
import { BillsScreen } from './bills.screen.tsx';

const opened = vi.hoisted(() => ({ bill: vi.fn(), billFor: vi.fn(), issuedBill: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
const printed = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: printed }));

const reception = { userId: 5, fullName: 'Kavita Nair', roles: ['receptionist' as const], signedInAt: 0 };

beforeEach(() => vi.clearAllMocks());

function openBills(first: Bill) {
  let bill = first;
  const page = renderPage(<BillsScreen />, {
    session: reception,
    handlers: {
      queue: { dayBoard: () => board() },
      billing: {
        list: ({ state, text }) => {
          const isIn = (text ?? '') === '' && (state ?? 'due') === 'due';
          const bills = isIn ? [listedBill(bill)] : [];
          return { bills, count: bills.length, totalPaise: bill.totalPaise, duePaise: bill.duePaise };
        },
        get: () => bill,
        receive: ({ payment }) => {
          const paid: Payment = {
            id: bill.payments.length + 1,
            receiptNumber: `R/26-27/00000${bill.payments.length + 1}`,
            mode: payment.mode,
            amountPaise: payment.amountPaise,
            reference: '',
            receivedAt: NOW,
            onDate: bill.onDate,
            cashierName: 'Kavita Nair',
          };
          const paidPaise = bill.paidPaise + payment.amountPaise;
          bill = {
            ...bill,
            paidPaise,
            duePaise: bill.totalPaise - paidPaise,
            payments: [...bill.payments, paid],
          };
          return bill;
        },
        printBill: () => ({ pdf: 'YmlsbA==', fileName: 'bill.pdf' }),
        printReceipt: () => ({ pdf: 'cmVjZWlwdA==', fileName: 'receipt.pdf' }),
      },
    },
  });
  return { ...page, user: userEvent.setup() };
}

test('a receipt says its day, and its hour too where the money was taken on that day', async () => {
  const onTime: Payment = {
    ...{ id: 1, receiptNumber: 'R/26-27/000001', mode: 'cash', amountPaise: 20_000, reference: '' },
    ...{ receivedAt: NOW, onDate: '2026-11-21', cashierName: 'Kavita Nair' },
  };
  const late = { ...onTime, id: 2, receiptNumber: 'R/26-27/000002', onDate: '2026-11-22' };
  openBills(issuedBill({ payments: [onTime, late] }));
  await screen.findByText('R/26-27/000002');
  const receipts = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(receipts[0]).toMatch(/000001\s*21 Nov 2026, \d+:\d\d [ap]m · Kavita Nair/);
  expect(receipts[1]).toMatch(/000002\s*22 Nov 2026 · Kavita Nair/);
});

test('a bill that another desk issues moves the rows, and the cursor goes with its bill', async () => {
  const named = (id: number, fullName: string) =>
    issuedBill({ id, number: `B/26-27/00000${id}`, party: { ...issuedBill().party, fullName } });
  const [asha, imran, gita] = [named(1, 'Asha Rao'), named(2, 'Imran Qureshi'), named(3, 'Gita Bai')];
  let bills = [imran, asha];
  const page = (
    <>
      <BillsScreen />
      <ReadAgain feature="billing" />
    </>
  );
  renderPage(page, {
    session: reception,
    handlers: {
      queue: { dayBoard: () => board() },
      billing: {
        list: () => ({ bills: bills.map(listedBill), count: bills.length, totalPaise: 0, duePaise: 0 }),
        get: ({ billId }) => [asha, imran, gita].find(({ id }) => id === billId) ?? asha,
      },
    },
  });
  const user = userEvent.setup();
  await screen.findByText('Asha Rao');
  screen.getByRole('listbox', { name: 'Bills' }).focus();
  await user.keyboard('{ArrowDown}');
  await screen.findByRole('heading', { name: 'Bill B/26-27/000001' });
  bills = [gita, imran, asha];
  await user.click(screen.getByRole('button', { name: 'Read again' }));
  await screen.findByText('Gita Bai');
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('Asha Rao');
});

test('a bill is printed again with F8', async () => {
  const { user } = openBills(issuedBill());
  await screen.findByRole('heading', { name: 'Paid' });
  await user.keyboard('{F8}');
  await waitFor(() => expect(printed).toHaveBeenCalledWith('YmlsbA=='));
});

test('what is due is received with F7, a mode and Enter; a second Enter takes nothing more', async () => {
  const { user, inputsOf } = openBills(issuedBill({ paidPaise: 20_000, duePaise: 40_000 }));
  await screen.findByRole('heading', { name: 'Still due' });
  await user.keyboard('{F7}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Cash')));
  await user.keyboard('c{Enter}{Enter}');

  await screen.findByRole('heading', { name: 'Paid' });
  expect(inputsOf(contract.billing.receive)).toEqual([
    { billId: 55, payment: { mode: 'cash', amountPaise: 40_000, reference: '' } },
  ]);
  await waitFor(() => expect(printed).toHaveBeenCalledWith('cmVjZWlwdA=='));
});

test('a cheque and a bank transfer are taken by Q and B, each with its number', async () => {
  const { user, inputsOf } = openBills(issuedBill({ paidPaise: 0, duePaise: 60_000 }));
  await screen.findByRole('heading', { name: 'Still due' });
  expect(screen.queryByLabelText('Cheque')).toBeNull();
  await user.keyboard('q');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Cheque')));
  await user.type(screen.getByLabelText('Number of the cheque'), '004512{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.receive)).toHaveLength(1));
  expect(inputsOf(contract.billing.receive)[0]).toEqual({
    billId: 55,
    payment: { mode: 'cheque', amountPaise: 60_000, reference: '004512' },
  });
});

test('bills are narrowed by state with S, found by words, opened with Enter, and N begins one by hand', async () => {
  const { user, inputsOf } = openBills(issuedBill({ paidPaise: 20_000, duePaise: 40_000 }));
  await screen.findByText('₹400 due');
  screen.getByRole('listbox', { name: 'Bills' }).focus();
  await user.keyboard('{Enter}');
  expect(opened.issuedBill).toHaveBeenCalledWith(55);
  await user.keyboard('n');
  expect(opened.billFor).toHaveBeenCalledWith();
  await user.keyboard('ss');
  await screen.findByText('No bill is like that');
  expect(inputsOf(contract.billing.list).map(({ state }) => state)).toEqual([null, 'due', 'paid']);
  await user.keyboard('/sun');
  await waitFor(() => expect(inputsOf(contract.billing.list).at(-1)?.text).toBe('sun'));
});

test('a cancelled bill says why, and asks for no money', async () => {
  openBills(issuedBill({ isCancelled: true, cancelReason: 'Wrong patient', duePaise: 0, paidPaise: 0 }));
  await screen.findByRole('heading', { name: 'Cancelled' });
  await screen.findByText('Cancelled: Wrong patient');
  expect(screen.queryByLabelText('Cash')).toBeNull();
});
