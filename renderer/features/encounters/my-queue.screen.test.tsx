import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { DayBoard, QueueRow } from '#shared/features/queue/queue.contract.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { useSession } from '../../app/session.tsx';
import { renderPage } from '../../app/test-page.tsx';
import { MyQueueScreen } from './my-queue.screen.tsx';
import { visit } from './visit.test-support.ts';

const opened = vi.hoisted(() => ({ visit: vi.fn(), board: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));

beforeEach(() => vi.clearAllMocks());

const NOW = Date.parse('2026-11-21T06:30:00Z');

function row(visitId: number, fullName: string, more: Partial<QueueRow> = {}): QueueRow {
  return {
    visitId,
    patientId: 3,
    token: `A-0${visitId}`,
    fullName,
    localName: '',
    birthOn: '1974-05-02',
    birthIsEstimated: false,
    sex: 'F',
    state: 'waiting',
    priority: 'routine',
    arrivedAt: NOW - visitId * 60_000,
    stateSince: NOW,
    hasVitals: true,
    duePaise: null,
    isBilled: false,
    ...more,
  };
}

function board(rows: QueueRow[]): DayBoard {
  const doctor = { speciality: 'General medicine', room: 'Room 2', consultationFeePaise: 0 };
  return {
    onDate: '2026-11-21',
    now: NOW,
    waitingCount: 2,
    longestWaitMinutes: 5,
    toBillCount: 0,
    doctors: [
      { ...doctor, doctorId: 1, doctorName: 'Dr Meera Kulkarni', rows },
      { ...doctor, doctorId: 2, doctorName: 'Dr Arvind Solanki', rows: [row(9, 'Aarav Joshi')] },
    ],
  };
}

function SignedIn() {
  return useSession().session ? <MyQueueScreen /> : null;
}

function openQueue(
  rows: QueueRow[],
  queue: Handlers['queue'] = {},
  roles: ('doctor' | 'nurse')[] = ['doctor'],
) {
  const page = renderPage(<SignedIn />, {
    session: { userId: 1, fullName: 'Dr Meera Kulkarni', roles, signedInAt: 0 },
    handlers: {
      queue: { dayBoard: () => board(rows), ...queue },
      patients: { banner: () => visit.banner },
      encounters: { latestVitals: () => null },
    },
  });
  return { ...page, user: userEvent.setup() };
}

const names = async () =>
  within(await screen.findByRole('listbox'))
    .getAllByRole('option')
    .map(option => option.textContent ?? '');

test('a doctor sees the own queue only, who is in the room first, then the turn', async () => {
  openQueue([
    row(2, 'Joseph Kurian'),
    row(3, 'Sunita Chouhan', { priority: 'urgent' }),
    row(1, 'Imran Qureshi', { state: 'withDoctor' }),
  ]);
  const shown = await names();
  expect(shown.map(text => text.match(/Imran|Sunita|Joseph|Aarav/)?.[0])).toEqual([
    'Imran',
    'Sunita',
    'Joseph',
  ]);
});

test('one key calls the next person and opens the visit', async () => {
  const { user, inputsOf } = openQueue([row(2, 'Joseph Kurian')], {
    callNext: () => ({ visitId: 2, token: 'A-02', patientId: 3 }),
  });
  await names();
  await user.keyboard('n');
  await waitFor(() => expect(opened.visit).toHaveBeenCalledWith(2));
  expect(inputsOf(contract.queue.callNext)).toEqual([{ doctorId: 1 }]);
});

test('Enter on a waiting person calls exactly that person', async () => {
  const { user, inputsOf } = openQueue(
    [row(2, 'Joseph Kurian'), row(4, 'Nirmala Tirkey', { arrivedAt: NOW })],
    {
      call: ({ visitId }) => ({ visitId, token: 'A-04', patientId: 3 }),
    },
  );
  await names();
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(opened.visit).toHaveBeenCalledWith(4));
  expect(inputsOf(contract.queue.call)).toEqual([{ visitId: 4 }]);
});

test('with nobody waiting the doctor stays and is told', async () => {
  const { user } = openQueue([row(1, 'Imran Qureshi', { state: 'withDoctor' })], {
    callNext: () => {
      throw new Refusal('NOBODY_WAITING');
    },
  });
  await names();
  await user.keyboard('n');
  expect(await screen.findByText('Nobody is waiting.')).toBeTruthy();
  expect(opened.visit).not.toHaveBeenCalled();
});

test('a nurse sees every queue, the ones without readings first', async () => {
  openQueue([row(2, 'Joseph Kurian'), row(3, 'Sunita Chouhan', { hasVitals: false })], {}, ['nurse']);
  const shown = await names();
  expect(shown[0]).toContain('Sunita');
  expect(shown.some(text => text.includes('Aarav'))).toBe(true);
});
