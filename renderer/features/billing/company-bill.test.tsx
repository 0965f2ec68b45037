import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Bill } from '#shared/features/billing/bill.schema.ts';
import type { CreditableBillRecord } from '#shared/features/refunds/refund.schema.ts';
import { renderPage } from '../../app/test-page.tsx';
import { CancelAct } from '../refunds/cancel.act.tsx';
import { CreditAct } from '../refunds/credit.act.tsx';
import { issuedBill } from './bill.test-support.ts';
import { ReceiveDue } from './receive-due.panel.tsx';

vi.mock('../../ui/pdf.tsx', () => ({ printPdf: vi.fn(async () => undefined) }));

const reception = { userId: 5, fullName: 'Kavita Nair', roles: ['receptionist' as const], signedInAt: 0 };
const company = { partyId: 3, name: 'Narmada Mills', gstin: '', address: '', memberNumber: '' };

beforeEach(() => vi.clearAllMocks());

function ofCompany(more: Partial<Bill> = {}): Bill {
  const bill = issuedBill({ paidPaise: 0, duePaise: 60_000, owedByPartyId: 3, ...more });
  return { ...bill, party: { ...bill.party, company } };
}

const creditable: CreditableBillRecord = {
  ...{ billId: 55, patientId: 107, number: 'B/26-27/000041', onDate: '2026-11-21', isCancelled: false },
  ...{ totalPaise: 60_000, creditedPaise: 0, paidPaise: 45_000, settledPaise: 45_000, duePaise: 15_000 },
  ...{ writtenOffPaise: 0, rounding: 'rupee', isOfToday: true, isTaxOfEarlierMonth: false },
  lines: [
    {
      ...{ lineNumber: 1, description: 'Ten sittings', quantity: 1, valuePaise: 60_000, cgstPaise: 0 },
      ...{ sgstPaise: 0, creditedQuantity: 0, creditedPaise: 0, creditedCgstPaise: 0, creditedSgstPaise: 0 },
      usedPaise: [],
    },
  ],
};

test('a company’s bill takes the patient’s money only after somebody chose co-payment', async () => {
  const page = renderPage(<ReceiveDue bill={ofCompany()} />, {
    session: reception,
    handlers: { billing: { receive: () => ofCompany({ duePaise: 0 }) } },
  });
  const user = userEvent.setup();
  await screen.findByText('On the account of Narmada Mills: the company owes it.');
  expect(screen.queryByLabelText('Cash')).toBeNull();
  await user.keyboard('i');
  await screen.findByLabelText('Cash');
  await user.keyboard('c{Enter}');
  await waitFor(() => expect(page.inputsOf(contract.billing.receive)).toHaveLength(1));
  expect(page.inputsOf(contract.billing.receive)[0]).toEqual({
    ...{ billId: 55, payment: { mode: 'cash', amountPaise: 60_000, reference: '' }, isCoPayment: true },
  });
});

test('a bill with GST of an earlier month is not offered for cancelling: a credit note is named', async () => {
  renderPage(<CancelAct bill={issuedBill()} onDone={() => undefined} />, {
    session: reception,
    handlers: { refunds: { creditable: () => ({ ...creditable, isTaxOfEarlierMonth: true }) } },
  });
  expect(await screen.findByText(/Issue a credit note instead/)).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('a credit above what the patient paid says what the company paid, before anything is sent', async () => {
  const used = creditable.lines.map(line => ({ ...line, usedPaise: [5_000] }));
  renderPage(<CreditAct bill={ofCompany()} onDone={() => undefined} />, {
    session: reception,
    handlers: { refunds: { creditable: () => ({ ...creditable, lines: used }) } },
  });
  const user = userEvent.setup();
  await screen.findByText('Sessions used: ₹50 stays charged');
  await user.type(await screen.findByRole('textbox', { name: /Ten sittings/ }), '1');
  expect(await screen.findByText(/A company has paid ₹450 of this bill/)).toBeTruthy();
  expect(await screen.findByText('₹550')).toBeTruthy();
});
