import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { renderPage } from '../../app/test-page.tsx';
import { bannerOf, lakshmi, patientOf } from '../patients/patients.test-support.ts';
import { board } from '../queue/board.test-support.ts';
import { draft, issuedBill } from './bill.test-support.ts';
import { ByHandScreen } from './by-hand.screen.tsx';

const opened = vi.hoisted(() => ({ bill: vi.fn(), billFor: vi.fn(), issuedBill: vi.fn(), patient: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
const printed = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: printed }));

const reception = { userId: 5, fullName: 'Kavita Nair', roles: ['receptionist' as const], signedInAt: 0 };

beforeEach(() => vi.clearAllMocks());

function openByHand(patientId?: number) {
  const page = renderPage(<ByHandScreen patientId={patientId} />, {
    session: reception,
    handlers: {
      queue: { dayBoard: () => board() },
      patients: {
        banner: () => bannerOf(patientOf(lakshmi)),
        search: () => [
          {
            patient: lakshmi,
            token: null,
            visitId: null,
            bookedMinute: null,
            foundBy: '' as const,
          },
        ],
      },
      dues: { balance: () => ({ advancePaise: 0, duePaise: 0, refundsPaise: 0 }) },
      approvals: { discountRules: () => ({ caps: [], comingCaps: [], ownPermille: 100, reasons: [] }) },
      billing: {
        draftForPatient: ({ doctorId }) => ({
          ...draft,
          ...{ visitId: null, token: '', lines: [], doctorId: doctorId ?? 2 },
        }),
        suggestLines: () => [],
        issue: () => issuedBill({ visitId: null }),
        printBill: () => ({ pdf: 'JVBERi0=', fileName: 'bill.pdf' }),
      },
    },
  });
  return { ...page, user: userEvent.setup() };
}

test('the person of a bill by hand is found by a few letters, arrows and Enter', async () => {
  const { user } = openByHand();
  await user.type(await screen.findByLabelText('Who is the bill for?'), 'lak');
  await screen.findByRole('option', { name: new RegExp(lakshmi.fullName) });
  await user.keyboard('{Enter}');
  expect(opened.billFor).toHaveBeenCalledWith(lakshmi.id);
});

test('a bill by hand begins with its first line, and is opened when it is issued', async () => {
  const { user, inputsOf } = openByHand(lakshmi.id);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Item')));
  await user.keyboard('Dressing{Enter}2{Enter}150{Enter}');
  await screen.findByText('Dressing');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Cash')));
  await user.keyboard('c{Enter}');
  await waitFor(() => expect(opened.issuedBill).toHaveBeenCalledWith(55));
  expect(inputsOf(contract.billing.issue)[0]).toMatchObject({
    ...{ patientId: 107, visitId: null, doctorId: 2 },
    lines: [{ description: 'Dressing', quantity: 2, ratePaise: 15_000 }],
  });
});

test('an empty bill is not issued, and says what is missing', async () => {
  const { user, inputsOf } = openByHand(lakshmi.id);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Item')));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Cash')));
  await user.keyboard('{Enter}');
  await screen.findByText('Nothing is on the bill yet.');
  expect(inputsOf(contract.billing.issue)).toEqual([]);
});
