import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { renderPage } from '../app/test-page.tsx';
import { useWrite } from './hooks.ts';
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
