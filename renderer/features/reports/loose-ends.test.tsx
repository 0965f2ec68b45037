import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { LooseEnd } from '#shared/features/reports/reports.contract.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { LooseEndsScreen } from './loose-ends.screen.tsx';

const opened = vi.hoisted(() => ({ bill: vi.fn(), visit: vi.fn(), patient: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));

beforeEach(() => vi.clearAllMocks());

function end(kind: LooseEnd['kind'], token: string, more: Partial<LooseEnd> = {}): LooseEnd {
  return {
    kind,
    token,
    visitId: Number(token.slice(2)),
    appointmentId: null,
    onDate: '2026-11-21',
    fullName: 'Joseph Kurian',
    localName: '',
    patientId: 103,
    doctorId: 2,
    doctorName: 'Dr Meera Kulkarni',
    state: 'waiting',
    ...more,
  };
}

const missed = end('bookedNotArrived', 'P-04', { visitId: null, appointmentId: 14, state: 'booked' });

function openEnds(ends: LooseEnd[], more: Handlers = {}) {
  const page = renderPage(<LooseEndsScreen />, {
    session: { userId: 5, fullName: 'Kavita Nair', roles: ['receptionist'], signedInAt: 0 },
    handlers: { reports: { looseEnds: () => ends }, ...more },
  });
  return { ...page, user: userEvent.setup() };
}

test('an unbilled visit is billed with one key', async () => {
  const { user } = openEnds([end('visitNotBilled', 'A-03', { state: 'toBill', onDate: '2026-11-20' })]);
  await screen.findByText('Fri 20 Nov');
  await user.keyboard('b');
  expect(opened.bill).toHaveBeenCalledWith(3);
});

test('somebody who went away unseen is marked as left, with a reason', async () => {
  const { user, inputsOf } = openEnds([end('visitNotFinished', 'A-05')], {
    queue: { act: ({ visitId }) => ({ visitId, token: 'A-05', patientId: 103 }) },
  });
  await screen.findByText('Visit not finished', { selector: '[role=option] *' });
  await user.keyboard('l');
  await screen.findByLabelText('Why has A-05 left?');
  await user.keyboard('{Enter}');
  await screen.findByText('Needed');
  await user.keyboard('Went home{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.queue.act)).toEqual([{ action: 'leave', visitId: 5, reason: 'Went home' }]),
  );
  await screen.findByText('A-05 has left');
});

test('somebody with the doctor cannot be marked as left, only opened', async () => {
  const { user, inputsOf } = openEnds([end('visitNotFinished', 'A-06', { state: 'withDoctor' })]);
  await screen.findByRole('listbox');
  await user.keyboard('l');
  expect(screen.queryByLabelText(/Why/)).toBeNull();
  await user.keyboard('{Enter}');
  expect(opened.visit).toHaveBeenCalledWith(6);
  expect(inputsOf(contract.queue.act)).toEqual([]);
});

test('a booking nobody came for is marked with O and Enter; what is refused is said and nothing is lost', async () => {
  let isRefused = true;
  const { user, inputsOf } = openEnds([missed], {
    appointments: {
      markNoShow: () => {
        if (isRefused) throw new Refusal('NOT_POSSIBLE_ANY_MORE', { state: 'arrived' });
        return { marked: 1 };
      },
    },
  });
  await screen.findByRole('listbox');
  await user.keyboard('oNo answer{Enter}');
  await screen.findByText('This booking has changed meanwhile.');
  expect(screen.getByLabelText<HTMLInputElement>(/P-04 did not come/).value).toBe('No answer');
  isRefused = false;
  await user.keyboard('{Enter}');
  await screen.findByText('P-04 did not come');
  expect(inputsOf(contract.appointments.markNoShow)).toEqual([
    { appointmentIds: [14], reason: 'No answer' },
    { appointmentIds: [14], reason: 'No answer' },
  ]);
});

test('with everything done there is a word for it', async () => {
  openEnds([]);
  await screen.findByText('Nothing is left undone');
});
