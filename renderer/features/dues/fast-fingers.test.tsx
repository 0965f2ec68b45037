import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { DueRow } from '#shared/features/dues/due.schema.ts';
import { ReadAgain } from '../../app/read-again.test-support.tsx';
import { renderPage } from '../../app/test-page.tsx';
import { DuesScreen } from './dues.screen.tsx';
import { MoneySide } from './money.side.tsx';

const opened = vi.hoisted(() => ({ patient: vi.fn(), refunds: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
const printed = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: printed }));

const reception = { userId: 5, fullName: 'Kavita Nair', roles: ['receptionist' as const], signedInAt: 0 };
const due: DueRow = {
  ...{ billId: 9, patientId: 107, visitId: 7, number: 'B/26-27/000009', onDate: '2026-10-02' },
  ...{ totalPaise: 60_000, duePaise: 40_000, promise: null, doctorId: 2, doctorName: 'Dr Meera Kulkarni' },
  ...{ fullName: 'Baldev Malviya', localName: '', uhid: 'SJC-23-00412', phone: '5000055284' },
  ...{ sinceOn: '2026-10-02', ageDays: 50, band: 'upTo90' },
};

beforeEach(() => vi.clearAllMocks());

function openMoney(more: { duePaise?: number } = {}) {
  const { duePaise = 0 } = more;
  const sums = { advancePaise: 0, refundsPaise: 0, duePaise };
  const dues = [9, 10].map(billId => ({
    ...{ billId, number: `B/26-27/00000${billId}`, onDate: '2026-10-02', totalPaise: duePaise / 2 },
    ...{
      visitId: null,
      upiReference: '',
      duePaise: duePaise / 2,
      promise: null,
      doctorId: 2,
      doctorName: 'Dr Meera Kulkarni',
    },
  }));
  const receipts = [1, 2].map(id => ({
    ...{ id, number: `R/26-27/00000${id}`, billId: id + 8, mode: 'cash' as const, amountPaise: duePaise / 2 },
  }));
  const page = renderPage(<MoneySide patientId={107} onDone={() => undefined} />, {
    session: reception,
    handlers: {
      dues: {
        money: () => ({
          ...{ ...sums, dues: duePaise > 0 ? dues : [], moves: [], writtenOff: [] },
          ...{ upi: null, nextAdvanceNumber: '' },
        }),
        cashStanding: () => ({ takenPaise: 0, warnPaise: 16_000_000, limitPaise: 20_000_000 }),
        takeAdvance: () => ({ ...sums, receipts: [] }),
        receive: () => ({ ...sums, receipts }),
      },
      refunds: { ofPatient: () => [] },
      billing: {
        printReceipt: ({ paymentId }) => ({ pdf: `receipt-${paymentId}`, fileName: 'a.pdf' }),
      },
    },
  });
  return { ...page, user: userEvent.setup() };
}

test('two old bills paid at once are two receipts on paper, each its own', async () => {
  const { user } = openMoney({ duePaise: 80_000 });
  await screen.findByRole('button', { name: /Receive/ });
  await user.keyboard('d');
  await screen.findByLabelText('Cash');
  await user.keyboard('c{Enter}');
  await waitFor(() => expect(printed).toHaveBeenCalledTimes(2));
  expect(printed.mock.calls).toEqual([['receipt-1'], ['receipt-2']]);
});

test('an amount typed right after U is UPI and not the cash of the row before', async () => {
  // A frame that comes late, as on a busy machine.
  vi.stubGlobal('requestAnimationFrame', () => 0);
  const { user, inputsOf } = openMoney();
  await screen.findByText('No advance');
  await user.keyboard('a');
  await screen.findByLabelText('Cash');
  await user.keyboard('u500{Enter}');
  vi.unstubAllGlobals();
  await waitFor(() => expect(inputsOf(contract.dues.takeAdvance)).toHaveLength(1));
  expect(inputsOf(contract.dues.takeAdvance)[0]?.payments).toEqual([
    { mode: 'upi', amountPaise: 50_000, reference: '' },
  ]);
});

function openDues(rowsNow: () => DueRow[], promise: () => Promise<DueRow>) {
  const page = renderPage(
    <>
      <DuesScreen />
      <ReadAgain feature="dues" />
    </>,
    { session: reception, handlers: { dues: { list: () => ({ rows: rowsNow(), sums: [] }), promise } } },
  );
  return { ...page, user: userEvent.setup() };
}

test('a promise being noted is that person’s, though another desk takes their money meanwhile', async () => {
  const other = { ...due, billId: 10, patientId: 108, fullName: 'Gita Bai', number: 'B/26-27/000010' };
  let rows = [due, other];
  const { user, inputsOf } = openDues(
    () => rows,
    async () => due,
  );
  await screen.findByRole('complementary', { name: /Baldev Malviya/ });
  await user.keyboard('{Enter}');
  await user.type(await screen.findByLabelText('Note'), 'will c');
  rows = [other];
  fireEvent.click(screen.getByText('Read again'));
  await waitFor(() => expect(screen.queryByRole('row', { name: /Baldev Malviya/ })).toBeNull());
  await user.keyboard('ome{Enter}');
  await waitFor(() => expect(inputsOf(contract.dues.promise)).toHaveLength(1));
  expect(inputsOf(contract.dues.promise)[0]).toMatchObject({ billId: 9, note: 'will come' });
});

test('the answer to one promise does not close the next one that is being typed', async () => {
  const other = { ...due, billId: 10, patientId: 108, fullName: 'Gita Bai', number: 'B/26-27/000010' };
  let answer: (kept: DueRow) => void = () => {};
  const { user } = openDues(
    () => [due, other],
    () =>
      new Promise(resolve => {
        answer = resolve;
      }),
  );
  await screen.findByRole('complementary', { name: /Baldev Malviya/ });
  await user.keyboard('{Enter}');
  await user.type(await screen.findByLabelText('Note'), '{Enter}');
  await user.keyboard('{Escape}{ArrowDown}{Enter}');
  await screen.findByRole('complementary', { name: /Gita Bai/ });
  await user.type(await screen.findByLabelText('Note'), 'on Friday');
  await act(async () => answer(due));
  expect(screen.getByLabelText<HTMLInputElement>('Note').value).toBe('on Friday');
});
