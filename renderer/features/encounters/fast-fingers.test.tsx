import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { QueueRow } from '#shared/features/queue/queue.contract.ts';
import { ReadAgain } from '../../app/read-again.test-support.tsx';
import { renderPage } from '../../app/test-page.tsx';
import { board, row } from '../queue/board.test-support.ts';
import { MyQueueScreen } from './my-queue.screen.tsx';
import { visit } from './visit.test-support.ts';

const opened = vi.hoisted(() => ({ visit: vi.fn(), board: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));

const named = (visitId: number, fullName: string, more: Partial<QueueRow> = {}) =>
  row(visitId, { fullName, minutes: 30 - visitId, ...more });

function openQueue(rowsNow: () => QueueRow[]) {
  const page = renderPage(
    <>
      <MyQueueScreen />
      <ReadAgain feature="queue" />
    </>,
    {
      session: { userId: 6, fullName: 'Sister Jaya', roles: ['nurse'], signedInAt: 0 },
      handlers: {
        queue: {
          dayBoard: () => board(rowsNow()),
          act: ({ visitId }) => ({ visitId, token: 'A-01', patientId: 3 }),
        },
        patients: { banner: () => visit.banner },
        encounters: {
          latestVitals: () => null,
          countersigns: () => ({ isAssistant: false, entries: [] }),
          recordVitals: () => ({}) as never,
        },
      },
    },
  );
  return { ...page, user: userEvent.setup() };
}

test('a pulse that is being typed is the pulse of the person measured, though an urgent one comes first', async () => {
  const two = [named(1, 'Asha Rao'), named(2, 'Imran Shaikh')];
  let rows = two;
  const { user, inputsOf } = openQueue(() => rows);
  await screen.findByRole('option', { name: /Imran Shaikh/ });
  await user.keyboard('{ArrowDown}v');
  await user.type(await screen.findByLabelText(/Pulse/), '7');
  rows = [named(3, 'Gita Bai', { priority: 'emergency' }), ...two];
  fireEvent.click(screen.getByText('Read again'));
  await screen.findByRole('option', { name: /Gita Bai/ });
  await user.keyboard('2{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.encounters.recordVitals)).toHaveLength(1));
  expect(inputsOf(contract.encounters.recordVitals)[0]).toMatchObject({ visitId: 2 });
  expect(JSON.stringify(inputsOf(contract.encounters.recordVitals)[0])).toContain('72');
});

test('H holds who was chosen, though the queue has moved under the cursor', async () => {
  const two = [named(1, 'Asha Rao'), named(2, 'Imran Shaikh')];
  let rows = two;
  const { user, inputsOf } = openQueue(() => rows);
  await screen.findByRole('option', { name: /Imran Shaikh/ });
  await user.keyboard('{ArrowDown}');
  rows = [named(3, 'Gita Bai', { priority: 'emergency' }), ...two];
  fireEvent.click(screen.getByText('Read again'));
  await screen.findByRole('option', { name: /Gita Bai/ });
  await user.keyboard('h');
  expect(inputsOf(contract.queue.act)).toEqual([{ action: 'hold', visitId: 2 }]);
});
