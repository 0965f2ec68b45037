import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { ShareLine, ShareSheet } from '#shared/features/shares/share.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { SharesScreen } from './shares.screen.tsx';

const opened = vi.hoisted(() => ({ issuedBill: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
const printed = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: printed }));

beforeEach(() => vi.clearAllMocks());

const meera = {
  doctorId: 2,
  doctorName: 'Dr Meera Kulkarni',
  hasRules: true,
  duePaise: 24_000,
  paidUpTo: null,
};
const line: ShareLine = {
  ...{ billId: 7, number: 'B/26-27/000007', onDate: '2026-11-20', lineNumber: 1, uhid: 'P-26-00001' },
  ...{ description: 'Consultation', quantity: 1, netPaise: 60_000, collectedPaise: 60_000, permille: 400 },
  ...{ fixedPaise: null, basis: 'collected', sharePaise: 24_000, beforePaise: 0, nowPaise: 24_000 },
};
const sheet: ShareSheet = {
  ...{ doctorId: 2, doctorName: 'Dr Meera Kulkarni', registration: 'MP-18342', hasRules: true },
  ...{ fromDate: '2026-11-01', toDate: '2026-11-21', paidUpTo: null, lines: [line], grossPaise: 24_000 },
  tds: {
    ...{ tdsPaise: 2_400, permille: 100, thresholdPaise: 5_000_000, yearGrossPaise: 6_000_000 },
    ...{
      yearTdsPaise: 600_000,
      year: '26-27',
      source: 'Section 194J',
      lawSince: '2026-04-01',
      keepsTds: true,
      maskedPan: 'ABxxxxxx4F',
    },
  },
  ...{ cashLimitPaise: 10_000, payout: null },
};
const payout = {
  ...{ id: 4, number: 'PV/26-27/000004', doctorId: 2, doctorName: 'Dr Meera Kulkarni', upTo: '2026-11-21' },
  ...{ onDate: '2026-11-21', at: Date.parse('2026-11-21T06:00:00Z'), byName: 'Anil Kulkarni' },
  ...{ grossPaise: 24_000, tdsPaise: 2_400, askedTdsPaise: 2_400, tdsReason: '', netPaise: 21_600 },
  ...{ mode: 'cash' as const, reference: '', takenBackOn: null, takenBackBecause: '' },
};

type Role = 'owner' | 'doctor' | 'accountant';
function openShares(role: Role, shares: Handlers['shares'] = {}) {
  const page = renderPage(<SharesScreen />, {
    session: { userId: 2, fullName: 'Anil Kulkarni', roles: [role], signedInAt: 0 },
    handlers: {
      cash: { myShift: () => ({ shift: null, safePaise: 0, onDate: '2026-11-21' }) },
      shares: {
        doctors: () => [meera],
        sheet: () => sheet,
        payouts: () => [payout],
        payOut: () => payout,
        printVoucher: () => ({ pdf: 'JVBERi0=', fileName: 'PV.pdf' }),
        ...shares,
      },
    },
  });
  return { ...page, user: userEvent.setup() };
}

test('paying out sends what the screen showed, warns of much cash, and prints the voucher', async () => {
  const { user, inputsOf } = openShares('owner');
  await screen.findByText('B/26-27/000007');
  await user.keyboard('b');
  await user.selectOptions(await screen.findByLabelText(/^How/), 'cash');
  expect(screen.getByText(/does not count as an expense/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /Pay ₹216/ }));
  await waitFor(() => expect(printed).toHaveBeenCalledWith('JVBERi0='));
  expect(inputsOf(contract.shares.payOut)).toEqual([
    {
      ...{ doctorId: 2, toDate: '2026-11-21', grossPaise: 24_000, tdsPaise: 2_400, tdsReason: '' },
      ...{ mode: 'cash', reference: '' },
    },
  ]);
});

test('another figure of tax waits for its reason', async () => {
  const { user, inputsOf } = openShares('owner');
  await screen.findByText('B/26-27/000007');
  await user.keyboard('b');
  const tds = await screen.findByLabelText('TDS kept back');
  await user.clear(tds);
  await user.type(tds, '0{Enter}');
  expect(inputsOf(contract.shares.payOut)).toEqual([]);
  await user.type(screen.getByLabelText('Why another figure'), 'No audit this year{Enter}');
  await waitFor(() => expect(inputsOf(contract.shares.payOut)).toHaveLength(1));
  expect(inputsOf(contract.shares.payOut)[0]).toMatchObject({ tdsPaise: 0, tdsReason: 'No audit this year' });
});

test('money that moved meanwhile is said, the sheet is read again, and what was typed stays', async () => {
  const { user, answer } = openShares('owner', {
    payOut: () => {
      throw new Refusal('CHANGED_MEANWHILE', {});
    },
  });
  await screen.findByText('B/26-27/000007');
  await user.keyboard('b');
  const reference = await screen.findByLabelText('Reference');
  answer({ shares: { sheet: () => ({ ...sheet, grossPaise: 30_000 }) } });
  await user.type(reference, 'N326261234567{Enter}');
  expect(await screen.findByText(/changed this meanwhile/)).toBeTruthy();
  expect(await screen.findByRole('button', { name: /Pay ₹276/ })).toBeTruthy();
  expect((screen.getByLabelText('Reference') as HTMLInputElement).value).toBe('N326261234567');
});

test('words for oneself are for the doctor alone; the accountant reads of this doctor', async () => {
  const unset: Handlers['shares'] = {
    doctors: () => [{ ...meera, doctorId: 3, hasRules: false }],
    sheet: () => ({ ...sheet, doctorId: 3, hasRules: false, lines: [] }),
    rules: () => ({
      ...{ doctorId: 3, doctorName: 'Dr Meera Kulkarni', rules: [] },
      tax: { version: 0, maskedPan: '', keepsTds: true },
    }),
  };
  const { user } = openShares('accountant', unset);
  await screen.findByText('No share is set for this doctor');
  await user.keyboard('3');
  await screen.findByRole('region', { name: 'What this doctor gets' });
  await screen.findByText('No share is set for this doctor');
  expect(screen.queryByText(/no share for you/)).toBeNull();
});

test('a doctor whose share is not set reads so of their own', async () => {
  openShares('doctor', {
    doctors: () => [{ ...meera, hasRules: false }],
    sheet: () => ({ ...sheet, hasRules: false, lines: [] }),
  });
  expect(await screen.findByText(/has set no share for you yet/)).toBeTruthy();
});

test('a doctor sees their own sheet and pays nothing', async () => {
  openShares('doctor');
  await screen.findByText('B/26-27/000007');
  expect(screen.queryByRole('button', { name: /Pay out/ })).toBeNull();
  expect(screen.queryByText('TDS to deposit')).toBeNull();
});
