import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Bill, BillDraft, NewBillLine } from '#shared/features/billing/bill.schema.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { bannerOf, lakshmi, patientOf } from '../patients/patients.test-support.ts';
import { board, row } from '../queue/board.test-support.ts';
import { BillScreen } from './bill.screen.tsx';
import { draft, issuedBill, listedBill } from './bill.test-support.ts';
import { BillsScreen } from './bills.screen.tsx';
import { ByHandScreen } from './by-hand.screen.tsx';
import { openBill as openBillOf, suggested } from './open-bill.test-support.tsx';

const opened = vi.hoisted(() => ({
  ...{ bill: vi.fn(), board: vi.fn(), patient: vi.fn(), billFor: vi.fn(), issuedBill: vi.fn() },
}));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
const printed = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: printed }));

let visit = 5000;

beforeEach(() => {
  vi.clearAllMocks();
  visit += 1;
});
afterEach(() => vi.unstubAllGlobals());

const openBill = (billing: Handlers['billing'] = {}) => openBillOf(visit, billing);

/** Frames that come late, as on a busy machine. */
function withoutFrames(): void {
  vi.stubGlobal('requestAnimationFrame', () => 0);
}

test('what is typed right after U takes the place of the whole amount and does not stand behind it', async () => {
  const { user, inputsOf } = openBill();
  await screen.findByText('Consultation, General medicine');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Cash')));
  withoutFrames();
  await user.keyboard('u200');
  expect(screen.getByLabelText<HTMLInputElement>('UPI').value).toBe('200');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  expect(inputsOf(contract.billing.issue)[0]?.payments).toEqual([
    { mode: 'upi', amountPaise: 20_000, reference: '' },
  ]);
});

test('a percentage typed right after D is the discount and not cash', async () => {
  const { user } = openBill();
  await screen.findByText('Consultation, General medicine');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Cash')));
  withoutFrames();
  await user.keyboard('d10');
  expect(screen.getByLabelText<HTMLInputElement>('Cash').value).toBe('');
  expect(screen.getByLabelText<HTMLInputElement>('Discount').value).toBe('10');
});

/** A screen that one can leave, as by the rail. */
function Leaving({ children }: { children: ReactNode }) {
  const [isLeft, setIsLeft] = useState(false);
  return isLeft ? (
    <p>Another screen</p>
  ) : (
    <>
      {children}
      <button type="button" onClick={() => setIsLeft(true)}>
        Leave
      </button>
    </>
  );
}

function openPage(page: ReactNode, more: Handlers = {}) {
  const client = renderPage(page, {
    session: { userId: 5, fullName: 'Kavita Nair', roles: ['receptionist'], signedInAt: 0 },
    handlers: {
      queue: { dayBoard: () => board([row(visit), row(9, { state: 'toBill' })]), ...more.queue },
      patients: { banner: () => bannerOf(patientOf(lakshmi)) },
      approvals: { discountRules: () => ({ caps: [], comingCaps: [], ownPermille: 100, reasons: [] }) },
      billing: {
        draftForVisit: () => ({ ...draft, visitId: visit }),
        printBill: ({ billId }) => ({ pdf: `bill-${billId}`, fileName: 'bill.pdf' }),
        suggestLines: () => [],
        get: ({ billId }) => issuedBill({ id: billId }),
        ...more.billing,
      },
    },
  });
  return { ...client, user: userEvent.setup() };
}

test('a bill that is issued after the desk went elsewhere is printed, and nobody is called back', async () => {
  let issue: (bill: Bill) => void = () => {};
  const { user } = openPage(
    <Leaving>
      <BillScreen visitId={visit} />
    </Leaving>,
    {
      billing: {
        issue: () =>
          new Promise(resolve => {
            issue = resolve;
          }),
      },
    },
  );
  await screen.findByText('Consultation, General medicine');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Cash')));
  await user.keyboard('c{Enter}');
  await user.click(screen.getByText('Leave'));
  await act(async () => issue(issuedBill()));
  await waitFor(() => expect(printed).toHaveBeenCalledWith('bill-55'));
  expect(opened.bill).not.toHaveBeenCalled();
  expect(opened.board).not.toHaveBeenCalled();
});

test('a bill by hand is of the doctor who was chosen last, though the answer for them has not come', async () => {
  const line: NewBillLine = { ...(draft.lines[0] as NewBillLine), listPricePaise: 60_000 };
  const { user, inputsOf } = openPage(<ByHandScreen patientId={107} />, {
    billing: {
      draftForPatient: ({ doctorId }) =>
        doctorId === 3
          ? new Promise<BillDraft>(() => undefined)
          : { ...draft, ...{ visitId: null, token: '', lines: [line], doctorId: 2 } },
      priceLines: () => [line],
      issue: () => issuedBill({ visitId: null }),
    },
  });
  await screen.findByText('Consultation, General medicine');
  await user.selectOptions(screen.getByLabelText('Doctor'), 'Dr Arvind Solanki');
  await user.click(screen.getByLabelText('Cash'));
  await user.keyboard('c{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  expect(inputsOf(contract.billing.issue)[0]?.doctorId).toBe(3);
});

test('all of it in cash stays all of it when the price of the chosen list comes after the C', async () => {
  let price: (lines: NewBillLine[]) => void = () => {};
  const line: NewBillLine = { ...(draft.lines[0] as NewBillLine), itemId: 4, listPricePaise: 60_000 };
  const { user, inputsOf } = openBill({
    draftForVisit: () => ({
      ...draft,
      visitId: visit,
      lines: [line],
      lists: [{ listId: 2, name: 'Evening' }],
    }),
    priceLines: () =>
      new Promise(resolve => {
        price = resolve;
      }),
  });
  await screen.findByText('Consultation, General medicine');
  await user.selectOptions(screen.getByLabelText('Price list'), 'Evening');
  await user.click(screen.getByLabelText('Cash'));
  await user.keyboard('c');
  await act(async () => price([{ ...line, ratePaise: 80_000, listPricePaise: 80_000 }]));
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Cash').value).toBe('800'));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  expect(inputsOf(contract.billing.issue)[0]?.payments).toEqual([
    { mode: 'cash', amountPaise: 80_000, reference: '' },
  ]);
});

test('Enter in the search of bills opens what was typed, never a bill of the search before', async () => {
  const other = issuedBill({ id: 77, number: 'B/26-27/000077' });
  let answer: () => void = () => {};
  const { user } = openPage(<BillsScreen />, {
    billing: {
      list: ({ text }) => {
        const sums = { count: 1, totalPaise: 0, duePaise: 0 };
        if (text !== '77') return { bills: [listedBill(issuedBill())], ...sums };
        return new Promise(resolve => {
          answer = () => resolve({ bills: [listedBill(other)], ...sums });
        });
      },
    },
  });
  await screen.findAllByText('B/26-27/000123');
  await user.type(screen.getByPlaceholderText(/./), '77{Enter}');
  expect(opened.issuedBill).not.toHaveBeenCalled();
  await user.keyboard('{F8}');
  expect(printed).not.toHaveBeenCalled();
  await waitFor(() => {
    answer();
    expect(opened.issuedBill.mock.calls).toEqual([[77]]);
  });
});

test('F6 before the queue has come bills who is next in it, not somebody by hand', async () => {
  let answer: () => void = () => {};
  const { user } = openPage(<BillsScreen />, {
    queue: {
      dayBoard: () =>
        new Promise(resolve => {
          answer = () => resolve(board([row(9, { state: 'toBill' })]));
        }),
    },
    billing: { list: () => ({ bills: [], count: 0, totalPaise: 0, duePaise: 0 }) },
  });
  await user.keyboard('{F6}');
  expect(opened.billFor).not.toHaveBeenCalled();
  await act(async () => answer());
  await waitFor(() => expect(opened.bill.mock.calls).toEqual([[9]]));
});

test('a service of the words typed before is not billed for the words that stand there now', async () => {
  const answers = new Map<string, () => void>();
  const service = (itemId: number, description: string, ratePaise: number) =>
    suggested({ itemId, description, ratePaise, quantity: 1, sacCode: '999316' });
  const { user } = openBill({
    suggestLines: ({ text }) =>
      new Promise(resolve => {
        answers.set(text, () =>
          resolve(text === 'x' ? [service(1, 'X-ray chest', 50_000)] : [service(2, 'X-ray spine', 90_000)]),
        );
      }),
  });
  await screen.findByText('Consultation, General medicine');
  await user.keyboard('+');
  const item = await screen.findByLabelText<HTMLInputElement>('Item');
  await user.type(item, 'x');
  await waitFor(() => expect(answers.has('x')).toBe(true));
  await act(async () => answers.get('x')?.());
  await screen.findByRole('option', { name: /X-ray chest/ });
  await user.keyboard('-ray s{ArrowDown}{Enter}');
  await waitFor(() => expect(answers.has('x-ray s')).toBe(true));
  await act(async () => answers.get('x-ray s')?.());
  await screen.findByRole('option', { name: /X-ray spine/ });
  expect(item.value).toBe('x-ray s');
});

test('a PIN code that is corrected does not send its bill to the state of the one before', async () => {
  const laser: NewBillLine = {
    ...{ description: 'Laser', sacCode: '999722', quantity: 1, ratePaise: 60_000_00 },
    ...{ taxClass: 'cosmetic', gstPermille: 180, category: 'procedure' },
  };
  const { user, inputsOf, answer } = openBill({
    draftForVisit: () => ({
      ...{ ...draft, visitId: visit, lines: [laser], chargesGst: true, namesBuyerFromPaise: 50_000_00 },
    }),
  });
  answer({
    patients: {
      suggestPlaces: ({ pinCode }) =>
        pinCode === '456001'
          ? [{ locality: '', city: 'Ujjain', pinCode, state: 'Madhya Pradesh' }]
          : new Promise<never>(() => undefined),
    },
  });
  const pin = await screen.findByLabelText('PIN code');
  await user.type(pin, '456001');
  await waitFor(() =>
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'State, GST code' }).value).toBe('23'),
  );
  await user.clear(pin);
  await user.type(pin, '400001{Enter}{Enter}');
  expect(inputsOf(contract.billing.issue)).toEqual([]);
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'State, GST code' }).value).toBe('');
});
