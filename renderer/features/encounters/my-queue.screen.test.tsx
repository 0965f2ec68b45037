import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { CountersignEntry } from '#shared/features/encounters/signing.schema.ts';
import type { DayBoard, QueueRow } from '#shared/features/queue/queue.contract.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { useSession } from '../../app/session.tsx';
import { renderPage } from '../../app/test-page.tsx';
import { board as boardOf, row as boardRow, booking, doctorQueue } from '../queue/board.test-support.ts';
import { MyQueueScreen } from './my-queue.screen.tsx';
import { visit } from './visit.test-support.ts';

const opened = vi.hoisted(() => ({ visit: vi.fn(), board: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));

beforeEach(() => vi.clearAllMocks());

const NOW = Date.parse('2026-11-21T06:30:00Z');

function row(visitId: number, fullName: string, more: Partial<QueueRow> = {}): QueueRow {
  const since = NOW - visitId * 60_000;
  return {
    ...boardRow(visitId),
    patientId: 3,
    fullName,
    sex: 'F',
    arrivedAt: since,
    stateSince: NOW,
    turnAt: since,
    hasVitals: true,
    duePaise: null,
    ...more,
  };
}

const board = (rows: QueueRow[]): DayBoard => ({
  ...boardOf(),
  now: NOW,
  doctors: [
    doctorQueue(1, 'Dr Meera Kulkarni', { rows }),
    doctorQueue(2, 'Dr Arvind Solanki', { rows: [row(9, 'Aarav Joshi')] }),
  ],
});

function SignedIn() {
  return useSession().session ? <MyQueueScreen /> : null;
}

function openQueue(
  rows: QueueRow[],
  queue: Handlers['queue'] = {},
  roles: ('doctor' | 'nurse')[] = ['doctor'],
  encounters: Handlers['encounters'] = {},
) {
  const page = renderPage(<SignedIn />, {
    session: { userId: 1, fullName: 'Dr Meera Kulkarni', roles, signedInAt: 0 },
    handlers: {
      queue: { dayBoard: () => board(rows), ...queue },
      patients: { banner: () => visit.banner },
      encounters: {
        latestVitals: () => null,
        countersigns: () => ({ isAssistant: false, entries: [] }),
        ...encounters,
      },
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
    [row(2, 'Joseph Kurian'), row(4, 'Nirmala Tirkey', { arrivedAt: NOW, turnAt: NOW })],
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

test('a doctor calls again, skips and brings back by key', async () => {
  const { user, inputsOf } = openQueue(
    [row(1, 'Imran Qureshi', { state: 'withDoctor', callCount: 1 }), row(2, 'Joseph Kurian')],
    { act: ({ visitId }) => ({ visitId, token: 'A-01', patientId: 3 }) },
  );
  await names();
  await user.keyboard('r');
  await waitFor(() => expect(inputsOf(contract.queue.act)).toHaveLength(1));
  await user.keyboard('{ArrowDown}k');
  await waitFor(() => expect(inputsOf(contract.queue.act)).toHaveLength(2));
  await user.keyboard('b');
  expect(inputsOf(contract.queue.act)).toEqual([
    { action: 'recall', visitId: 1 },
    { action: 'skip', visitId: 2 },
  ]);
});

test('a doctor sees what the numbers suggest, when the turn comes and who is still to come', async () => {
  const suggestion = {
    priority: 'urgent' as const,
    because: [{ kind: 'vital' as const, what: 'spo2Percent', value: '88' }],
  };
  const today = board([row(2, 'Joseph Kurian', { suggestion, window: { fromMinute: 730, toMinute: 745 } })]);
  openQueue([], {
    dayBoard: () => ({
      ...today,
      doctors: today.doctors.map(doctor => ({
        ...doctor,
        booked: doctor.doctorId === 1 ? [booking(6, { startMinute: 735 })] : [],
      })),
    }),
  });
  const shown = await names();
  expect(shown[0]).toContain('Look: SpO₂ 88');
  await screen.findByText('SpO₂ 88: suggests “Urgent”');
  screen.getByText('about 12:10–12:25');
  const coming = screen.getByRole('region', { name: 'Still to come' });
  expect(coming.textContent).toMatch(/P-06.*Venkatesh Rao.*12:15/);
});

test('a nurse sees every queue, the ones without readings first', async () => {
  openQueue([row(2, 'Joseph Kurian'), row(3, 'Sunita Chouhan', { hasVitals: false })], {}, ['nurse']);
  const shown = await names();
  expect(shown[0]).toContain('Sunita');
  expect(shown.some(text => text.includes('Aarav'))).toBe(true);
});

const submitted: CountersignEntry = {
  ...{ submissionId: 5, byUserId: 9, byName: 'Dr Tara Menon', at: NOW, sentBack: null },
  ...{ visitId: 2, patientId: 3, fullName: 'Joseph Kurian', token: 'A-02', onDate: '2026-11-21' },
  ...{ doctorId: 1, doctorName: 'Dr Meera Kulkarni' },
};

test('what an assistant submitted is a word on its row, a count in the head, and one key away', async () => {
  const old = { ...submitted, visitId: 77, fullName: 'Farida Khan', onDate: '2026-11-19' };
  const { user } = openQueue([row(2, 'Joseph Kurian'), row(3, 'Sunita Chouhan')], {}, ['doctor'], {
    countersigns: () => ({ isAssistant: false, entries: [submitted, old] }),
  });
  await screen.findByRole('button', { name: /To countersign: 2/ });
  const marked = (await names()).filter(text => text.includes('Waits for a signature'));
  expect(marked).toEqual([expect.stringContaining('Joseph Kurian')]);
  await user.keyboard('c');
  await user.click(await screen.findByRole('button', { name: /Farida Khan/ }));
  expect(opened.visit).toHaveBeenCalledWith(77);
});

test('a doctor without a registration number sees every queue and opens without calling', async () => {
  const { user, inputsOf } = openQueue([row(2, 'Joseph Kurian')], {}, ['doctor'], {
    countersigns: () => ({ isAssistant: true, entries: [] }),
  });
  await waitFor(async () => expect((await names()).join()).toContain('Aarav Joshi'));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(opened.visit).toHaveBeenCalled());
  expect(inputsOf(contract.queue.call)).toEqual([]);
});
