import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { renderPage } from '../../app/test-page.tsx';
import { MoneySide } from './money.side.tsx';
import { ReceiveDues } from './receive-dues.panel.tsx';

vi.mock('../../app/open.ts', () => ({ useOpen: () => ({}) }));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: vi.fn(async () => undefined) }));

const reception = { userId: 5, fullName: 'Kavita Nair', roles: ['receptionist' as const], signedInAt: 0 };
const nothing = { advancePaise: 0, refundsPaise: 0, duePaise: 0 };
const payee = {
  ...{ address: 'sanjeevani@examplebank', payeeName: 'Sanjeevani Clinic', reference: 'PQ7K2M9X4R' },
};
const cashStanding = () => ({ takenPaise: 0, warnPaise: 16_000_000, limitPaise: 20_000_000 });

test('an advance by UPI shows a code for exactly that sum, with one reference whatever the sum becomes', async () => {
  const money = { ...nothing, dues: [], moves: [], writtenOff: [] };
  const next = { upi: payee, nextAdvanceNumber: 'AD/26-27/000009' };
  renderPage(<MoneySide patientId={107} onDone={() => undefined} />, {
    session: reception,
    handlers: {
      dues: { money: () => ({ ...money, ...next }), cashStanding },
      refunds: { ofPatient: () => [] },
    },
  });
  const user = userEvent.setup();
  await screen.findByText('No advance');
  await user.keyboard('a');
  await user.type(await screen.findByLabelText('UPI'), '2000');
  expect(screen.getByRole('img', { name: 'Scan to pay ₹2,000' })).toBeTruthy();
  expect(screen.getByText('Ref PQ7K2M9X4R')).toBeTruthy();
  await user.type(screen.getByLabelText('Cash'), '500');
  await user.type(screen.getByLabelText('UPI'), '0');
  expect(screen.getByRole('img', { name: 'Scan to pay ₹20,000' })).toBeTruthy();
  expect(screen.getByText('Ref PQ7K2M9X4R')).toBeTruthy();
});

test('old dues paid by UPI show a code in the name of the oldest bill, and none for more than is due', async () => {
  const about = { visitId: null, onDate: '2026-10-02', totalPaise: 60_000, duePaise: 40_000, promise: null };
  const dues = [
    { billId: 1, number: 'B/26-27/000003', upiReference: 'PQ1ABCDEFG', ...about },
    { billId: 2, number: 'B/26-27/000007', upiReference: 'PQ2ABCDEFG', ...about },
  ];
  const { inputsOf } = renderPage(
    <ReceiveDues {...{ patientId: 107, dues, upi: payee, onDone: vi.fn() }} />,
    {
      session: reception,
      handlers: { dues: { cashStanding, receive: () => ({ receipts: [], ...nothing }) } },
    },
  );
  const user = userEvent.setup();
  const field = await screen.findByLabelText('UPI');
  await user.type(field, '600');
  expect(screen.getByRole('img', { name: 'Scan to pay ₹600' })).toBeTruthy();
  expect(screen.getByText('Ref PQ1ABCDEFG')).toBeTruthy();
  await user.clear(field);
  await user.type(field, '900');
  expect(screen.queryByRole('img', { name: /Scan to pay/ })).toBeNull();
  await user.clear(field);
  await user.type(field, '600');
  await user.type(screen.getByLabelText(/UTR/), '412815550142{Enter}');
  await waitFor(() => expect(inputsOf(contract.dues.receive)).toHaveLength(1));
  expect(inputsOf(contract.dues.receive)[0]?.payments).toEqual([
    { mode: 'upi', amountPaise: 60_000, reference: '412815550142' },
  ]);
});
