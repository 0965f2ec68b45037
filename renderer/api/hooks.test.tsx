import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { renderPage } from '../app/test-page.tsx';
import { useWrite, useWriteEach } from './hooks.ts';
import { Refusal, UNREACHABLE } from './refusal.ts';

const token = { visitId: 7, token: 'A-07', patientId: 3, isFromBooking: false };

function GiveToken() {
  const give = useWrite(contract.queue.giveToken);
  return (
    <>
      <button
        type="button"
        onClick={() => void give.call({ patientId: 3, doctorId: 1 }).catch(() => undefined)}
      >
        Give
      </button>
      <span>{give.pending ? 'busy' : 'idle'}</span>
      <span>{give.error?.code}</span>
    </>
  );
}

test('a double click gives one token', async () => {
  const user = userEvent.setup();
  let answer: (value: typeof token) => void = () => {};
  const page = renderPage(<GiveToken />, {
    handlers: { queue: { giveToken: () => new Promise<typeof token>(resolve => (answer = resolve)) } },
  });
  await user.dblClick(screen.getByRole('button', { name: 'Give' }));
  expect(page.inputsOf(contract.queue.giveToken)).toHaveLength(1);
  answer(token);
  await screen.findByText('idle');
  await user.click(screen.getByRole('button', { name: 'Give' }));
  expect(page.inputsOf(contract.queue.giveToken)).toHaveLength(2);
});

test('an intent whose answer was lost is sent again under the same request id', async () => {
  const user = userEvent.setup();
  const page = renderPage(<GiveToken />, {
    handlers: {
      queue: {
        giveToken: () => {
          throw new Refusal(UNREACHABLE);
        },
      },
    },
  });
  await user.click(screen.getByRole('button', { name: 'Give' }));
  await screen.findByText(UNREACHABLE);
  page.answer({ queue: { giveToken: () => token } });
  await user.click(screen.getByRole('button', { name: 'Give' }));
  await waitFor(() => expect(screen.queryByText(UNREACHABLE)).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Give' }));
  const ids = page.sent.filter(one => one.name === 'queue.giveToken').map(one => one.requestId);
  expect(ids).toHaveLength(3);
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).not.toBe(ids[1]);
});

function PrintSlips({ visitIds }: { visitIds: readonly number[] }) {
  const slip = useWriteEach(contract.queue.tokenSlip);
  const [printed, setPrinted] = useState<string[]>([]);
  const print = async (visitId: number) => {
    const { pdf } = await slip.call({ visitId });
    setPrinted(before => [...before, pdf]);
  };
  return (
    <>
      {visitIds.map(visitId => (
        <button key={visitId} type="button" onClick={() => void print(visitId)}>
          {`Slip ${visitId}`}
        </button>
      ))}
      <span>{slip.pending ? 'busy' : 'idle'}</span>
      <span>{printed.join(' ')}</span>
    </>
  );
}

test('the paper of the next person does not become a second one of the person before', async () => {
  const user = userEvent.setup();
  const answers = new Map<number, () => void>();
  const page = renderPage(<PrintSlips visitIds={[7, 8]} />, {
    handlers: {
      queue: {
        tokenSlip: ({ visitId }) =>
          new Promise(resolve =>
            answers.set(visitId, () => resolve({ pdf: `of-${visitId}`, fileName: 'slip.pdf' })),
          ),
      },
    },
  });
  await user.dblClick(screen.getByRole('button', { name: 'Slip 7' }));
  await user.click(screen.getByRole('button', { name: 'Slip 8' }));
  expect(page.inputsOf(contract.queue.tokenSlip)).toEqual([{ visitId: 7 }, { visitId: 8 }]);
  answers.get(8)?.();
  await screen.findByText('of-8');
  expect(screen.getByText('busy')).toBeTruthy();
  answers.get(7)?.();
  await screen.findByText('of-8 of-7 of-7');
  await screen.findByText('idle');
});
