import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Awaiting, StatementInspection, UpiTaking } from '#shared/features/upi/upi.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { UpiScreen } from './upi.screen.tsx';

const row = {
  ...{ id: 4, onDate: '2026-11-21', utr: '632511220001', amountPaise: 60_000 },
  description: 'UPI-ASHA RAO',
};
const asha: UpiTaking = {
  ...{ paymentId: 11, receiptNumber: 'R/26-27/000031', kind: 'receipt', billNumber: 'B/26-27/000020' },
  ...{ patientId: 1, patientName: 'Asha Rao', uhid: 'P-26-00001', onDate: '2026-11-21' },
  ...{ partyId: null, partyName: '', receiptCount: 1 },
  ...{ receivedAt: Date.parse('2026-11-21T05:12:00Z'), amountPaise: 60_000, reference: '220001' },
  qrReference: 'PQ7K2M9X4R',
  ...{ suggestion: { kind: 'lastSix', row }, confirmation: null },
};
const imran: UpiTaking = {
  ...asha,
  ...{ paymentId: 12, receiptNumber: 'R/26-27/000032', patientName: 'Imran Shaikh', reference: '' },
  suggestion: { kind: 'mismatch', row: { ...row, id: 5, utr: '632511220002', amountPaise: 50_000 } },
};
const lalitha: UpiTaking = {
  ...asha,
  ...{ paymentId: 13, receiptNumber: 'R/26-27/000033', patientName: 'Lalitha Iyer', suggestion: null },
  confirmation: {
    ...{ utr: '632511220003', statementPaise: null, confirmedByName: 'Kavita Nair' },
    confirmedAt: Date.parse('2026-11-21T05:40:00Z'),
  },
};
const awaiting: Awaiting = {
  ...{ fromDate: '2026-10-22', toDate: '2026-11-21', takings: [asha, imran, lalitha] },
  unclaimed: [{ ...row, id: 6, utr: '632511220009', description: 'UPI-GITA SEN' }],
  days: [
    {
      ...{ onDate: '2026-11-21', takenCount: 3, takenPaise: 180_000, awaitingCount: 2 },
      ...{ awaitingPaise: 120_000, statementPaise: 170_000 },
    },
    {
      ...{ onDate: '2026-11-20', takenCount: 1, takenPaise: 5_000, awaitingCount: 0 },
      ...{ awaitingPaise: 0, statementPaise: null },
    },
  ],
  older: { count: 0, amountPaise: 0, newestOn: null },
};
const none = awaiting.older;
const inspection: StatementInspection = {
  ...{
    columns: ['Date', 'Narration', 'Ref', 'Credit'],
    sample: [['21/11/26', 'UPI-ASHA', '632511220001', '600']],
  },
  layout: { map: { date: 0, description: 1, credit: 3 }, dateOrder: 'dayFirst' },
  missing: [],
  check: {
    ...{ rowCount: 9, newCount: 5, newPaise: 230_050, knownCount: 1, debitCount: 1, otherCount: 0 },
    ...{ problemCount: 1, fromDate: '2026-11-20', toDate: '2026-11-21' },
    problems: [{ row: 7, field: 'credit', code: 'AMOUNT_NOT_UNDERSTOOD', value: '45o' }],
    duplicates: [{ row: 3, sameAsRow: 2, utr: '632511220001' }],
  },
};

function openUpi(more: Handlers['upi'] = {}) {
  const handlers = {
    upi: {
      awaiting: () => awaiting,
      confirm: () => ({ confirmationId: 1 }),
      unconfirm: () => ({}),
      inspectStatement: () => inspection,
      importStatement: () => ({ ...inspection.check, statementId: 1, wasKnown: false }),
      ...more,
    },
  };
  return { ...renderPage(<UpiScreen />, { handlers }), user: userEvent.setup() };
}

test('Enter ticks what the statement suggests, by its whole number', async () => {
  const { user, inputsOf } = openUpi();
  await screen.findByText('Asha Rao', { selector: 'h2' });
  await user.keyboard('{Enter}');
  await screen.findByText('R/26-27/000031 confirmed');
  expect(inputsOf(contract.upi.confirm)).toEqual([{ paymentId: 11, utr: '632511220001', statementRowId: 4 }]);
});

test('another amount is never ticked by Enter alone: the number is shown to be judged', async () => {
  const { user, inputsOf } = openUpi({
    confirm: () => {
      throw new Refusal('UTR_AMOUNT_TOO_SMALL', { transferPaise: 50_000, neededPaise: 60_000 });
    },
  });
  await screen.findByText('Asha Rao', { selector: 'h2' });
  await user.keyboard('{ArrowDown}{Enter}');
  const field = await screen.findByLabelText<HTMLInputElement>('UTR, 12 digits');
  expect(field.value).toBe('632511220002');
  expect(inputsOf(contract.upi.confirm)).toEqual([]);
  await user.keyboard('{Enter}');
  await screen.findByText(/Less came under this UTR/);
  expect(field.value).toBe('632511220002');
});

test('a typed UTR stays when Esc closes it, and belongs to its receipt', async () => {
  const { user, inputsOf } = openUpi();
  await screen.findByText('Asha Rao', { selector: 'h2' });
  await user.keyboard('{ArrowDown}u');
  const field = await screen.findByLabelText<HTMLInputElement>('UTR, 12 digits');
  await user.clear(field);
  await user.type(field, '632511229');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByLabelText('UTR, 12 digits')).toBeNull());
  await user.keyboard('{ArrowUp}u');
  expect((await screen.findByLabelText<HTMLInputElement>('UTR, 12 digits')).value).toBe('632511220001');
  await user.keyboard('{Escape}{ArrowDown}u');
  expect((await screen.findByLabelText<HTMLInputElement>('UTR, 12 digits')).value).toBe('632511229');
  await user.keyboard('111{Enter}');
  await screen.findByText('R/26-27/000032 confirmed');
  expect(inputsOf(contract.upi.confirm)).toEqual([{ paymentId: 12, utr: '632511229111' }]);
});

test('F shows what is confirmed, where X withdraws with a reason, and then what has no receipt', async () => {
  const { user, inputsOf } = openUpi();
  await screen.findByText('Asha Rao', { selector: 'h2' });
  await user.keyboard('f');
  await screen.findByText('Lalitha Iyer', { selector: 'h2' });
  screen.getByText('Not on a statement yet');
  await user.keyboard('x');
  await user.type(await screen.findByLabelText('Why is it withdrawn?'), 'Of another person{Enter}');
  await screen.findByText('Tick of R/26-27/000033 withdrawn');
  expect(inputsOf(contract.upi.unconfirm)).toEqual([{ paymentId: 13, reason: 'Of another person' }]);
  await user.keyboard('f');
  await screen.findByText('UPI-GITA SEN');
});

test('the days stand against the statement, and a day without one says so', async () => {
  openUpi();
  const table = await screen.findByRole('table');
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows[0]?.textContent).toBe('Sat 21 Nov1,800.001,700.00−100.00');
  expect(rows[1]?.textContent).toBe('Fri 20 Nov50.00none yet');
});

test('what waits from before the days shown is said with its sum, and O leads to it and a number back', async () => {
  const { user, inputsOf } = openUpi({
    awaiting: ({ toDate }) => ({
      ...awaiting,
      older: toDate === '2026-11-21' ? { count: 3, amountPaise: 145_000, newestOn: '2026-08-14' } : none,
    }),
  });
  await screen.findByText('Older ones that wait: 3, ₹1,450');
  await user.keyboard('o');
  await waitFor(() =>
    expect(inputsOf(contract.upi.awaiting).at(-1)).toEqual({ fromDate: '2026-05-15', toDate: '2026-08-14' }),
  );
  expect(await screen.findByText(/14 Aug 2026/)).toBeTruthy();
  await waitFor(() => expect(screen.queryByText(/Older ones/)).toBeNull());
  await user.keyboard('2');
  await waitFor(() =>
    expect(inputsOf(contract.upi.awaiting).at(-1)).toEqual({ fromDate: '2026-11-15', toDate: '2026-11-21' }),
  );
  await screen.findByText('Older ones that wait: 3, ₹1,450');
});

test('a statement let fall on the screen says what it would bring, row by row, and is kept by Ctrl Enter', async () => {
  const { user, inputsOf, container } = openUpi();
  await screen.findByText('Asha Rao', { selector: 'h2' });
  const file = new File(['Date,Narration\n'], 'november.csv', { type: 'text/csv' });
  fireEvent.drop(container.querySelector('[class*=screen]') as Element, { dataTransfer: { files: [file] } });
  await screen.findByText('5 · ₹2,300.50');
  expect(screen.getByText('Row 7: This is no amount').parentElement?.textContent).toContain('(45o)');
  screen.getByText('Row 3: the same UTR as row 2, left out');
  await user.selectOptions(screen.getByLabelText('UTR or reference'), 'Ref');
  await waitFor(() =>
    expect(inputsOf(contract.upi.inspectStatement)[1]?.layout?.map).toEqual({
      ...{ date: 0, description: 1, credit: 3 },
      utr: 2,
    }),
  );
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('5 transfers brought in');
  expect(inputsOf(contract.upi.importStatement)).toMatchObject([{ fileName: 'november.csv' }]);
  await screen.findByText('Asha Rao', { selector: 'h2' });
});
