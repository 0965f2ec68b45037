import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { DueRow } from '#shared/features/dues/due.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import { renderPage } from '../../app/test-page.tsx';
import { issuedBill } from '../billing/bill.test-support.ts';
import { BillActs } from '../billing/bill-acts.panel.tsx';
import { dueMessage } from './due-messages.ts';
import { DuesScreen } from './dues.screen.tsx';
import { MoneySide } from './money.side.tsx';

const opened = vi.hoisted(() => ({ patient: vi.fn(), refunds: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: vi.fn(async () => undefined) }));

const reception = { userId: 5, fullName: 'Kavita Nair', roles: ['receptionist' as const], signedInAt: 0 };
const due: DueRow = {
  ...{ billId: 9, patientId: 107, visitId: 7, number: 'B/26-27/000009', onDate: '2026-10-02' },
  ...{ totalPaise: 60_000, duePaise: 40_000, promise: null, doctorId: 2, doctorName: 'Dr Meera Kulkarni' },
  ...{ fullName: 'Baldev Malviya', localName: '', uhid: 'SJC-23-00412', phone: '5000055284' },
  ...{ sinceOn: '2026-10-02', ageDays: 50, band: 'upTo90' },
};
const page = { pdf: 'YQ==', fileName: 'a.pdf' };

beforeEach(() => vi.clearAllMocks());

test('the list of dues shows the reminder of the chosen one, and a digit asks for an age', async () => {
  const { inputsOf } = renderPage(<DuesScreen />, {
    session: reception,
    handlers: { dues: { list: () => ({ rows: [due], sums: [] }) } },
  });
  const user = userEvent.setup();
  await screen.findByText(/₹400 is still to be paid for bill B\/26-27\/000009/);
  await user.keyboard('4');
  await waitFor(() => expect(inputsOf(contract.dues.list).some(({ band }) => band === 'upTo90')).toBe(true));
  await user.keyboard('p');
  expect(opened.patient).toHaveBeenCalledWith(107);
});

test('a noted promise moves its row, and the cursor goes with the person', async () => {
  const older = { ...due, billId: 8, patientId: 90, fullName: 'Sushila Verma', number: 'B/26-27/000008' };
  const promised = {
    ...due,
    promise: { promisedOn: '2026-11-28', guarantorName: '', guarantorPhone: '', note: '' },
  };
  let isPromised = false;
  const { inputsOf } = renderPage(<DuesScreen />, {
    session: reception,
    handlers: {
      dues: {
        list: () => ({ rows: isPromised ? [older, promised] : [due, older], sums: [] }),
        promise: () => {
          isPromised = true;
          return promised;
        },
      },
    },
  });
  const user = userEvent.setup();
  await screen.findByRole('complementary', { name: /Baldev Malviya/ });
  await user.keyboard('{Enter}');
  await user.type(await screen.findByLabelText('Note'), '{Enter}');
  await waitFor(() => expect(inputsOf(contract.dues.promise)).toHaveLength(1));
  await waitFor(() => expect(screen.getAllByRole('row')[2]?.textContent).toContain('Baldev Malviya'));
  expect(screen.getByRole('complementary', { name: /Baldev Malviya/ })).toBeTruthy();
  expect(within(screen.getByRole('row', { selected: true })).getByText('Baldev Malviya')).toBeTruthy();
  await user.keyboard('p');
  expect(opened.patient).toHaveBeenCalledWith(107);
});

test('the reminder is written in the patients’ language and thanks for a promise', () => {
  const promise = { promisedOn: '2026-11-28', guarantorName: '', guarantorPhone: '', note: '' };
  expect(dueMessage('hi', 'Sanjeevani', due)).toContain('₹400 अभी बाकी हैं');
  expect(dueMessage('en', 'Sanjeevani', { ...due, promise })).toContain('by 28 Nov 2026');
});

test('an advance is taken from the person’s page with the keyboard alone', async () => {
  const nothing = { advancePaise: 0, refundsPaise: 0, duePaise: 0 };
  const receipt = {
    id: 1,
    number: 'AD/26-27/000001',
    billId: null,
    mode: 'cash' as const,
    amountPaise: 500_000,
  };
  const { inputsOf } = renderPage(<MoneySide patientId={107} onDone={() => undefined} />, {
    session: reception,
    handlers: {
      dues: {
        money: () => ({ ...nothing, dues: [], moves: [], writtenOff: [], upi: null, nextAdvanceNumber: '' }),
        cashStanding: () => ({ takenPaise: 0, warnPaise: 16_000_000, limitPaise: 20_000_000 }),
        takeAdvance: () => ({ ...nothing, advancePaise: 500_000, receipts: [receipt] }),
        printAdvance: () => page,
      },
      refunds: { ofPatient: () => [] },
    },
  });
  const user = userEvent.setup();
  await screen.findByText('No advance');
  await user.keyboard('a');
  await user.keyboard('5000{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.dues.takeAdvance)).toEqual([
      { patientId: 107, payments: [{ mode: 'cash', amountPaise: 500_000, reference: '' }], note: '' },
    ]),
  );
  expect(inputsOf(contract.dues.printAdvance)).toEqual([{ entryId: 1 }]);
});

test('cancelling a bill of an earlier day asks the owner at the desk, and keeps the reason', async () => {
  const after = { cancel: null, creditNotes: [], refunds: [], writtenOffPaise: 0 };
  const { inputsOf } = renderPage(<BillActs bill={issuedBill()} />, {
    session: reception,
    handlers: {
      refunds: {
        afterIssue: () => after,
        cancelBill: ({ approvalId }) => {
          if (approvalId === null || approvalId === undefined)
            throw new Refusal('APPROVAL_NEEDED', { kind: 'cancel', amountPaise: 60_000 });
          return after;
        },
      },
      approvals: {
        approvers: () => [{ userId: 1, fullName: 'Anil Kulkarni', hasPin: true, canUsePin: true }],
        grant: () => ({ approvalId: 4, approverName: 'Anil Kulkarni', expiresAt: 0 }),
      },
    },
  });
  const user = userEvent.setup();
  await user.keyboard('e');
  await user.keyboard('x');
  await user.type(await screen.findByLabelText('Why is it cancelled?'), 'Entered twice{Enter}');
  await user.type(await screen.findByLabelText(/Anil Kulkarni/), '2719{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.refunds.cancelBill).at(-1)).toEqual({
      ...{ billId: 55, reason: 'Entered twice', approvalId: 4 },
    }),
  );
});
