import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Bill } from '#shared/features/billing/bill.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { draft, issuedBill } from './bill.test-support.ts';
import { openBill as openBillOf, suggested } from './open-bill.test-support.tsx';

const opened = vi.hoisted(() => ({ bill: vi.fn(), board: vi.fn(), patient: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
const printed = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: printed }));

let visit = 1000;

beforeEach(() => {
  vi.clearAllMocks();
  visit += 1;
});

function openBill(billing: Handlers['billing'] = {}) {
  return openBillOf(visit, billing);
}

async function cursorIn(label: string): Promise<void> {
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(label)));
}

test('a consultation is paid in cash and printed with two keys, and the next person to bill is opened', async () => {
  const { user, inputsOf } = openBill();
  await screen.findByText('Consultation, General medicine');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Cash')));
  await user.keyboard('c{Enter}');

  await waitFor(() => expect(printed).toHaveBeenCalledWith('JVBERi0='));
  expect(inputsOf(contract.billing.issue)).toEqual([
    {
      patientId: 107,
      visitId: visit,
      doctorId: 2,
      lines: draft.lines,
      discountPaise: 0,
      discountReason: '',
      rounding: 'rupee',
      payments: [{ mode: 'cash', amountPaise: 60_000, reference: '' }],
    },
  ]);
  expect(opened.bill).toHaveBeenCalledWith(9);
});

test('two Enters at once issue one bill and print it once', async () => {
  let letGo: (bill: Bill) => void = () => {};
  const { user, inputsOf } = openBill({
    issue: () =>
      new Promise(resolve => {
        letGo = resolve;
      }),
  });
  await screen.findByText('Consultation, General medicine');
  await user.keyboard('c{Enter}{Enter}{Enter}');
  letGo(issuedBill());

  await waitFor(() => expect(printed).toHaveBeenCalled());
  expect(inputsOf(contract.billing.issue)).toHaveLength(1);
  expect(printed).toHaveBeenCalledTimes(1);
  expect(opened.bill).toHaveBeenCalledTimes(1);
});

test('of a larger note the change to return is said, and only the bill is taken', async () => {
  const { user, inputsOf } = openBill();
  await screen.findByText('Consultation, General medicine');
  await user.type(screen.getByLabelText('Cash'), '1000');

  await screen.findByText('Given ₹1,000, return ₹400');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  expect(inputsOf(contract.billing.issue)[0]?.payments).toEqual([
    { mode: 'cash', amountPaise: 60_000, reference: '' },
  ]);
});

test('a payment is split over cash and UPI, whose QR asks for its part alone', async () => {
  const { user, inputsOf } = openBill();
  await screen.findByText('Consultation, General medicine');
  await user.keyboard('200u');

  await screen.findByRole('img', { name: 'Scan to pay ₹400' });
  await user.type(screen.getByLabelText('UTR, last 6 digits'), '482913{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  expect(inputsOf(contract.billing.issue)[0]?.payments).toEqual([
    { mode: 'cash', amountPaise: 20_000, reference: '' },
    { mode: 'upi', amountPaise: 40_000, reference: '482913' },
  ]);
});

test('Enter without money asks how it is paid; L chooses due, and only Enter issues it so', async () => {
  const { user, inputsOf } = openBill();
  await screen.findByText('Consultation, General medicine');
  await user.keyboard('{Enter}');
  await screen.findByText(/How is it paid/);
  expect(inputsOf(contract.billing.issue)).toEqual([]);

  await user.keyboard('cl');
  const due = screen.getByRole('button', { name: /^Leave as due ?L$/ });
  await waitFor(() => expect(due.getAttribute('aria-pressed')).toBe('true'));
  await cursorIn('Cash');
  expect(inputsOf(contract.billing.issue)).toEqual([]);
  // Another mode takes it back.
  await user.keyboard('c');
  expect(due.getAttribute('aria-pressed')).toBe('false');
  await user.keyboard('l{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  expect(inputsOf(contract.billing.issue)[0]?.payments).toEqual([]);
});

test('L after a part was typed leaves the rest as due; the part is taken', async () => {
  const { user, inputsOf } = openBill();
  await screen.findByText('Consultation, General medicine');
  await user.keyboard('200l{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  expect(inputsOf(contract.billing.issue)[0]?.payments).toEqual([
    { mode: 'cash', amountPaise: 20_000, reference: '' },
  ]);
});

test('a discount is not given without a reason, nor above the bill', async () => {
  const { user, inputsOf } = openBill();
  await screen.findByText('Consultation, General medicine');
  await user.keyboard('d');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Discount')));
  await user.keyboard('120{Enter}{Enter}');
  await screen.findByText('More than the bill');
  await user.clear(screen.getByLabelText('Discount'));
  await user.type(screen.getByLabelText('Discount'), '10{Enter}{Enter}');
  await screen.findByText('Why? A word is enough');
  await user.type(screen.getByLabelText('Reason of the discount'), 'Senior citizen{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Cash')));
  await user.keyboard('c{Enter}');

  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  expect(inputsOf(contract.billing.issue)[0]).toMatchObject({
    discountPaise: 6_000,
    discountReason: 'Senior citizen',
    payments: [{ mode: 'cash', amountPaise: 54_000 }],
  });
});

test('a known item is added by a few letters; a negative rate is refused at its field', async () => {
  const { user, inputsOf } = openBill({
    suggestLines: ({ text }) =>
      text.startsWith('ec')
        ? [suggested({ description: 'ECG, 12 lead', sacCode: '999312', quantity: 1, ratePaise: 35_000 })]
        : [],
  });
  await screen.findByText('Consultation, General medicine');
  await user.keyboard('+');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Item')));
  await user.keyboard('ec');
  await screen.findByRole('option', { name: /ECG, 12 lead/ });
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Qty')));
  await user.keyboard('2{Enter}');
  await screen.findByText('700.00');

  await user.type(screen.getByLabelText('Item'), 'Dressing{Enter}');
  await user.keyboard('1{Enter}-50{Enter}');
  await screen.findByText('Cannot be less than zero');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Cash')));
  await user.keyboard('k{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  expect(inputsOf(contract.billing.issue)[0]).toMatchObject({
    lines: [{ ratePaise: 60_000 }, { description: 'ECG, 12 lead', quantity: 2, ratePaise: 35_000 }],
    payments: [{ mode: 'card', amountPaise: 130_000 }],
  });
});

test('a visit that another desk has billed meanwhile is said, and nothing is taken twice', async () => {
  const { user, answer } = openBill({
    issue: () => {
      throw new Refusal('VISIT_ALREADY_BILLED', { billId: 55, number: 'B/26-27/000123' });
    },
  });
  await screen.findByText('Consultation, General medicine');
  answer({ billing: { draftForVisit: () => ({ ...draft, visitId: visit, existingBill: issuedBill() }) } });
  await user.keyboard('c{Enter}');
  const money = await screen.findByRole('heading', { name: 'Paid' });
  expect(within(money.closest('section') as HTMLElement).getByText('₹600')).toBeTruthy();
  await screen.findByText('Billed already as B/26-27/000123. Nothing was taken a second time.');
  expect(printed).not.toHaveBeenCalled();
});

test('what was typed on a bill is there again after Esc', async () => {
  const { user, unmount } = openBill();
  await screen.findByText('Consultation, General medicine');
  await user.keyboard('350{Escape}');
  expect(opened.board).toHaveBeenCalled();
  unmount();
  openBill();
  await screen.findByText('Consultation, General medicine');
  expect((screen.getByLabelText('Cash') as HTMLInputElement).value).toBe('350');
});
