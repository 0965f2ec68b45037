import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { draft, issuedBill } from './bill.test-support.ts';
import { openBill as openBillOf } from './open-bill.test-support.tsx';

const opened = vi.hoisted(() => ({ bill: vi.fn(), board: vi.fn(), patient: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: async () => undefined }));

let visit = 4000;

beforeEach(() => {
  vi.clearAllMocks();
  visit += 1;
});

function openBill(billing: Handlers['billing'] = {}, parties: Handlers['parties'] = {}) {
  return openBillOf(visit, billing, {}, parties);
}

async function typeDiscount(user: ReturnType<typeof openBill>['user'], keys: string): Promise<void> {
  await screen.findByText('Consultation, General medicine');
  await user.keyboard('d');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Discount')));
  await user.keyboard(`10{Enter}${keys}`);
}

test('a few letters and Enter choose a reason of the list, whose id is sent', async () => {
  const { user, inputsOf } = openBill();
  await typeDiscount(user, 'sen{Enter}{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Cash')));
  await user.keyboard('c{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  expect(inputsOf(contract.billing.issue)[0]).toMatchObject({
    ...{ discountReason: 'Senior citizen', discountReasonId: 1 },
  });
});

test('words of one’s own are taken as “Other”, and never by merely leaving the field', async () => {
  const { user, inputsOf } = openBill();
  await typeDiscount(user, 'Lost his purse');
  screen.getByText('Other: Lost his purse');
  screen.getByLabelText('Cash').focus();
  await user.keyboard('c{Enter}');
  await screen.findByText('Choose a reason of the list, or “Other”');
  expect(inputsOf(contract.billing.issue)).toEqual([]);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Reason of the discount')));
  await user.keyboard('{Enter}{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Cash')));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  const [sent] = inputsOf(contract.billing.issue);
  expect(sent).toMatchObject({ discountReason: 'Lost his purse' });
  expect(sent).not.toHaveProperty('discountReasonId');
});

test('a reason that was put away meanwhile is said at its field', async () => {
  const { user } = openBill({
    issue: () => {
      throw new Refusal('DISCOUNT_REASON_GONE', { reasonId: 1 });
    },
  });
  await typeDiscount(user, 'sen{Enter}{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Cash')));
  await user.keyboard('c{Enter}');
  await screen.findByText('This reason is no longer offered. Choose another.');
  const field = screen.getByLabelText<HTMLInputElement>('Reason of the discount');
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(field.value).toBe('');
});

const withPaise = (rounding: 'rupee' | 'paisa') => ({
  ...draft,
  ...{ visitId: visit, rounding, lines: draft.lines.map(line => ({ ...line, ratePaise: 12_038 })) },
});

test('to the paisa no round-off stands on the screen, and Cash takes the paise', async () => {
  const { user, inputsOf } = openBill({ draftForVisit: () => withPaise('paisa') });
  await screen.findByText('Consultation, General medicine');
  expect(screen.queryByText('Round off')).toBeNull();
  await user.keyboard('c{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  expect(inputsOf(contract.billing.issue)[0]).toMatchObject({
    ...{ rounding: 'paisa', payments: [{ mode: 'cash', amountPaise: 12_038 }] },
  });
});

test('a rounding that changed meanwhile is said with the new total; the next Enter issues it', async () => {
  let isFirst = true;
  const { user, inputsOf } = openBill({
    draftForVisit: () => withPaise('rupee'),
    issue: () => {
      if (!isFirst) return issuedBill();
      isFirst = false;
      throw new Refusal('ROUNDING_CHANGED', { rounding: 'paisa' });
    },
  });
  await screen.findByText('Round off');
  await user.keyboard('c{Enter}');
  await screen.findByText(/rounds its bills otherwise/);
  expect(screen.getByLabelText<HTMLInputElement>('Cash').value).toBe('120.38');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(2));
  expect(inputsOf(contract.billing.issue)).toMatchObject([
    { rounding: 'rupee', payments: [{ amountPaise: 12_000 }] },
    { rounding: 'paisa', payments: [{ amountPaise: 12_038 }] },
  ]);
});

test('what Enter does is called what it does: on a company’s account nothing is received', async () => {
  const mills = { partyId: 3, name: 'Narmada Mills', memberNumber: '', priceListName: '' };
  const { user, inputsOf } = openBill(
    {},
    {
      ofPatient: () => [{ ...mills, isRegistered: false, stateCode: '', hasAddress: false, freePaise: null }],
    },
  );
  await screen.findByText('Consultation, General medicine');
  screen.getByRole('button', { name: /Receive and print/ });
  await screen.findByRole('button', { name: /P$/ });
  await user.keyboard('p');
  await screen.findByRole('button', { name: /Put on account and print/ });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  expect(inputsOf(contract.billing.issue)[0]).toMatchObject({ partyId: 3, payments: [] });
});

test('a bill that costs nothing is issued, not received', async () => {
  openBill({
    draftForVisit: () => ({
      ...draft,
      ...{ visitId: visit, lines: draft.lines.map(line => ({ ...line, ratePaise: 0 })) },
    }),
  });
  await screen.findByRole('button', { name: /Issue and print/ });
});
