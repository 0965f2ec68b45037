import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Bill, Payment } from '#shared/features/billing/bill.schema.ts';
import { renderPage } from '../../app/test-page.tsx';
import { board, NOW } from '../queue/board.test-support.ts';
import { issuedBill } from './bill.test-support.ts';
import { BillsScreen } from './bills.screen.tsx';

vi.mock('../../app/open.ts', () => ({ useOpen: () => ({ bill: vi.fn() }) }));
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
        listForDay: () => [
          {
            id: bill.id,
            number: bill.number,
            onDate: bill.onDate,
            issuedAt: bill.issuedAt,
            fullName: bill.party.fullName,
            uhid: bill.party.uhid,
            patientId: bill.patientId,
            visitId: bill.visitId,
            totalPaise: bill.totalPaise,
            duePaise: bill.duePaise,
          },
        ],
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
