import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { draft, issuedBill } from './bill.test-support.ts';
import { openBill as openBillOf, suggested } from './open-bill.test-support.tsx';

const opened = vi.hoisted(() => ({ bill: vi.fn(), board: vi.fn(), patient: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: async () => undefined }));

let visit = 2000;

beforeEach(() => {
  vi.clearAllMocks();
  visit += 1;
});

function openBill(billing: Handlers['billing'] = {}, approvals: Handlers['approvals'] = {}) {
  return openBillOf(visit, billing, approvals);
}

test('a discount above the limit asks for an approver on the spot; a wrong PIN keeps everything typed', async () => {
  let tries = 0;
  const { user, inputsOf } = openBill(
    {},
    {
      grant: () => {
        tries += 1;
        if (tries === 1) throw new Refusal('WRONG_PASSWORD', { triesLeft: 4 });
        return { approvalId: 71, approverName: 'Anil Kulkarni', expiresAt: Date.now() + 900_000 };
      },
    },
  );
  await screen.findByText('Consultation, General medicine');
  await user.keyboard('cd');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Discount')));
  await user.keyboard('20{Enter}sen{Enter}{Enter}');
  const secret = await screen.findByLabelText(/Anil Kulkarni/);
  await user.type(secret, '0000{Enter}');
  await waitFor(() => expect(tries).toBe(1));
  expect(inputsOf(contract.billing.issue)).toEqual([]);
  await user.type(await screen.findByLabelText(/Anil Kulkarni/), '2719{Enter}');

  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  expect(inputsOf(contract.approvals.grant)[1]).toMatchObject({
    ...{ kind: 'discount', amountPaise: 12_000, patientId: 107, secret: '2719' },
  });
  expect(inputsOf(contract.billing.issue)[0]).toMatchObject({
    ...{ approvalId: 71, discountPaise: 12_000, discountReason: 'Senior citizen' },
    payments: [{ mode: 'cash', amountPaise: 48_000 }],
  });
});

test('Esc closes the approval and loses nothing of the bill', async () => {
  const { user, inputsOf } = openBill();
  await screen.findByText('Consultation, General medicine');
  await user.keyboard('d');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Discount')));
  await user.keyboard('50{Enter}staff{Enter}{Enter}');
  await screen.findByLabelText(/Anil Kulkarni/);
  await user.keyboard('{Escape}');
  expect((screen.getByLabelText('Discount') as HTMLInputElement).value).toBe('50');
  expect((screen.getByLabelText('Reason of the discount') as HTMLInputElement).value).toBe('staff');
  expect(opened.board).not.toHaveBeenCalled();
  expect(inputsOf(contract.billing.issue)).toEqual([]);
});

test('a price that changed meanwhile is put on the bill and said; the next Enter issues it', async () => {
  let isFirst = true;
  const { user, inputsOf } = openBill({
    draftForVisit: () => ({
      ...draft,
      ...{ visitId: visit, lines: draft.lines.map(line => ({ ...line, listPricePaise: 60_000 })) },
    }),
    issue: () => {
      if (!isFirst) return issuedBill();
      isFirst = false;
      throw new Refusal('PRICE_CHANGED', {
        ...{ lineNumber: 1, wasPaise: 60_000, nowPaise: 65_000, wasPermille: 0, nowPermille: 0 },
      });
    },
  });
  await screen.findByText('Consultation, General medicine');
  await user.keyboard('c{Enter}');
  await screen.findByText(/The price of line 1 changed meanwhile/);
  expect((screen.getByLabelText('Cash') as HTMLInputElement).value).toBe('650');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(2));
  expect(inputsOf(contract.billing.issue)[1]).toMatchObject({
    lines: [{ ratePaise: 65_000, listPricePaise: 65_000 }],
    payments: [{ mode: 'cash', amountPaise: 65_000 }],
  });
});

test('a line is changed with E: fewer, cheaper, less ten per cent, and its list price is kept', async () => {
  const { user, inputsOf } = openBill({
    draftForVisit: () => ({
      ...draft,
      ...{ visitId: visit, lines: draft.lines.map(line => ({ ...line, listPricePaise: 60_000 })) },
    }),
  });
  await screen.findByText('Consultation, General medicine');
  await user.keyboard('e');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Less (₹ or %)')));
  await user.keyboard('5 %');
  await user.clear(screen.getByLabelText('Rate'));
  await user.type(screen.getByLabelText('Rate'), '580{Enter}');
  await screen.findByText('list ₹600');
  await screen.findByText('less ₹29');
  await user.type(screen.getByLabelText('Reason of the discount'), 'staff{Enter}');
  await waitFor(() => screen.getByLabelText('Cash').focus());
  await user.keyboard('c{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  expect(inputsOf(contract.billing.issue)[0]).toMatchObject({
    lines: [{ ratePaise: 58_000, listPricePaise: 60_000, discountPaise: 2_900 }],
    ...{ discountPaise: 0, discountReason: 'staff' },
    payments: [{ amountPaise: 55_100 }],
  });
});

test('a session that was paid in a package costs nothing unless a rate is typed', async () => {
  const { user, inputsOf } = openBill({
    suggestLines: () => [
      suggested(
        { description: 'Laser session', sacCode: '999722', quantity: 1, ratePaise: 100_000 },
        { prepaidUses: 3 },
      ),
    ],
  });
  await screen.findByText('Consultation, General medicine');
  await user.keyboard('+');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Item')));
  await user.keyboard('las');
  await screen.findByText('paid, 3 left');
  await user.keyboard('{ArrowDown}{Enter}{Enter}{Escape}');
  await screen.findByText('paid in a package');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Cash')));
  await user.keyboard('c{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  expect(inputsOf(contract.billing.issue)[0]).toMatchObject({
    lines: [{}, { itemId: 31, isPrepaid: true, ratePaise: 0, listPricePaise: 100_000 }],
    payments: [{ amountPaise: 60_000 }],
  });
});

test('with a GSTIN the paper follows from the lines, and its own number is next', async () => {
  openBill({
    draftForVisit: () => ({
      ...draft,
      visitId: visit,
      chargesGst: true,
      lines: [
        ...draft.lines,
        { description: 'Cream', sacCode: '3004', quantity: 1, ratePaise: 6_250, gstPermille: 50 },
      ],
    }),
  });
  await screen.findByText('Next number IB/26-27/000009 · invoice-cum-bill of supply');
  await screen.findByText('3.12');
  await screen.findAllByText('₹666');
});
