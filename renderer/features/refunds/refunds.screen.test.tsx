import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Refund, RefundState } from '#shared/features/refunds/refund.schema.ts';
import { ReadAgain } from '../../app/read-again.test-support.tsx';
import { renderPage } from '../../app/test-page.tsx';
import { RefundsScreen } from './refunds.screen.tsx';

const opened = vi.hoisted(() => ({ patient: vi.fn(), issuedBill: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: async () => undefined }));

const owner = { userId: 1, fullName: 'Anil Kulkarni', roles: ['owner' as const], signedInAt: 0 };

beforeEach(() => vi.clearAllMocks());

function refund(id: number, fullName: string, state: RefundState): Refund {
  return {
    ...{ id, state, fullName, source: 'bill', patientId: 100 + id, uhid: `P-26-0000${id}`, billId: id },
    ...{ billNumber: `B/26-27/00000${id}`, amountPaise: 10_000 * id, reason: 'Not done', requestedById: 5 },
    ...{ requestedBy: 'Kavita Nair', requestedOn: '2026-11-21', requestedAt: 0, decidedBy: '' },
    ...{ rejectedBecause: '', paid: null },
  };
}

function openRefunds(first: readonly Refund[]) {
  let rows = first;
  const page = renderPage(
    <>
      <RefundsScreen />
      <ReadAgain feature="refunds" />
    </>,
    { session: owner, handlers: { refunds: { list: () => [...rows] } } },
  );
  const user = userEvent.setup();
  return {
    ...{ ...page, user },
    async become(next: readonly Refund[]) {
      rows = next;
      await user.click(screen.getByRole('button', { name: 'Read again' }));
    },
  };
}

const inPanel = (fullName: string) => screen.findByRole('heading', { name: fullName });

test.each(['requested', 'paid'] as const)(
  'a new refund above moves the row, and the cursor goes with it (%s)',
  async state => {
    const { user, become } = openRefunds([refund(1, 'Asha Rao', state), refund(2, 'Imran Qureshi', state)]);
    if (state === 'paid') await user.keyboard('2');
    await inPanel('Asha Rao');
    await user.keyboard('{ArrowDown}');
    await inPanel('Imran Qureshi');
    await become([
      refund(3, 'Gita Bai', state),
      refund(1, 'Asha Rao', state),
      refund(2, 'Imran Qureshi', state),
    ]);
    await screen.findByText('Gita Bai');
    await inPanel('Imran Qureshi');
    await user.keyboard('{ArrowUp}');
    await inPanel('Asha Rao');
  },
);

test('the first row keeps the cursor too, though nobody moved it', async () => {
  const { become } = openRefunds([refund(1, 'Asha Rao', 'requested')]);
  await inPanel('Asha Rao');
  await become([refund(3, 'Gita Bai', 'requested'), refund(1, 'Asha Rao', 'requested')]);
  await screen.findByText('Gita Bai');
  await inPanel('Asha Rao');
});

test('what another desk has paid meanwhile is left, and nothing is begun with the next one', async () => {
  const both = [refund(1, 'Asha Rao', 'approved'), refund(2, 'Imran Qureshi', 'approved')];
  const { user, become, inputsOf } = openRefunds(both);
  await inPanel('Asha Rao');
  await user.keyboard('b');
  await screen.findByRole('region', { name: 'Pay out' });
  await become(both.slice(1));
  await inPanel('Imran Qureshi');
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Pay out' })).toBeNull());
  document.body.focus();
  await user.keyboard('{Enter}');
  expect(inputsOf(contract.refunds.payOut)).toEqual([]);
});
