import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Awaiting, UpiTaking } from '#shared/features/upi/upi.schema.ts';
import { ReadAgain } from '../../app/read-again.test-support.tsx';
import { renderPage } from '../../app/test-page.tsx';
import { UpiScreen } from './upi.screen.tsx';

const asha: UpiTaking = {
  ...{ paymentId: 11, receiptNumber: 'R/26-27/000031', kind: 'receipt', billNumber: 'B/26-27/000020' },
  ...{ patientId: 1, patientName: 'Asha Rao', uhid: 'P-26-00001', onDate: '2026-11-21' },
  ...{ partyId: null, partyName: '', receiptCount: 1 },
  ...{ receivedAt: Date.parse('2026-11-21T05:12:00Z'), amountPaise: 60_000, reference: '' },
  ...{ qrReference: '', suggestion: null, confirmation: null },
};
const imran: UpiTaking = {
  ...asha,
  paymentId: 12,
  receiptNumber: 'R/26-27/000032',
  patientName: 'Imran Shaikh',
};

const matched = (taking: UpiTaking): UpiTaking => ({
  ...taking,
  suggestion: {
    kind: 'lastSix',
    row: {
      ...{ id: taking.paymentId, onDate: '2026-11-21', utr: `63251122${taking.paymentId}01` },
      ...{ amountPaise: 60_000, description: 'UPI' },
    },
  },
});

function openUpi(takingsNow: () => UpiTaking[], confirm: () => Promise<{ confirmationId: number }>) {
  const awaiting = (): Awaiting => ({
    ...{ fromDate: '2026-10-22', toDate: '2026-11-21', takings: takingsNow(), unclaimed: [], days: [] },
    older: { count: 0, amountPaise: 0, newestOn: null },
  });
  const page = renderPage(
    <>
      <UpiScreen />
      <ReadAgain feature="upi" />
    </>,
    { handlers: { upi: { awaiting, confirm } } },
  );
  return { ...page, user: userEvent.setup() };
}

test('a UTR that is being typed confirms its own receipt, though another desk settles one meanwhile', async () => {
  let takings = [asha, imran];
  const { user, inputsOf } = openUpi(
    () => takings,
    async () => ({ confirmationId: 1 }),
  );
  await screen.findByText('Asha Rao', { selector: 'h2' });
  await user.keyboard('{ArrowDown}u');
  await screen.findByLabelText('UTR, 12 digits');
  await user.keyboard('632511');
  takings = [imran];
  fireEvent.click(screen.getByText('Read again'));
  await waitFor(() => expect(screen.queryByText('Asha Rao')).toBeNull());
  takings = [{ ...asha, paymentId: 10, patientName: 'Gita Sen' }, imran];
  fireEvent.click(screen.getByText('Read again'));
  await screen.findByText('Gita Sen');
  await user.keyboard('220001{Enter}');
  await waitFor(() => expect(inputsOf(contract.upi.confirm)).toHaveLength(1));
  expect(inputsOf(contract.upi.confirm)).toEqual([{ paymentId: 12, utr: '632511220001' }]);
});

test('two receipts ticked one after the other are both ticked, though the first answer has not come', async () => {
  const { user, inputsOf } = openUpi(
    () => [matched(asha), matched(imran)],
    () => new Promise(() => undefined),
  );
  await screen.findByText('Asha Rao', { selector: 'h2' });
  await user.keyboard('{Enter}{Enter}{ArrowDown}{Enter}');
  expect(inputsOf(contract.upi.confirm).map(({ paymentId }) => paymentId)).toEqual([11, 12]);
});
