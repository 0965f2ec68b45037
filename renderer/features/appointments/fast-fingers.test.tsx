import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { FollowUp } from '#shared/features/encounters/follow-up.schema.ts';
import type { Handlers } from '../../api/test-client.ts';
import type { CalendarTab } from '../../app/open.ts';
import { ReadAgain } from '../../app/read-again.test-support.tsx';
import { renderPage } from '../../app/test-page.tsx';
import {
  booked,
  doctorDay,
  lakshmiAtMeera,
  meera,
  sitting,
  slot,
  TODAY,
} from './appointments.test-support.ts';
import { CalendarScreen } from './calendar.screen.tsx';

const opened = vi.hoisted(() => ({ patient: vi.fn(), calendar: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));

beforeEach(() => vi.clearAllMocks());

const called = (id: number, fullName: string) => ({
  ...booked(id, 540 + id, { fullName, patientId: id + 500 }),
  ...{ missedCount: 0, pastCount: 1 },
});
const [asha, imran, gita] = [
  called(3, 'Asha Rao'),
  called(5, 'Imran Shaikh'),
  called(1, 'Gita Bai'),
] as const;

function followUpOf(visitId: number, fullName: string): FollowUp {
  return {
    ...{ ...lakshmiAtMeera, visitId, patientId: visitId + 500, fullName, localName: '' },
    ...{ dueOn: '2026-11-18', seenOn: '2026-11-11', state: 'overdue', bookedOn: null, calls: [] },
  };
}

function openTab(tab: CalendarTab, more: Handlers = {}) {
  const page = renderPage(
    <>
      <CalendarScreen tab={tab} />
      <ReadAgain feature="appointments" />
    </>,
    {
      session: { userId: 5, fullName: 'Kavita Nair', roles: ['receptionist'], signedInAt: 0 },
      handlers: {
        users: { list: () => [meera] },
        patients: { wantsMessages: () => ({ isAgreed: null }), ...more.patients },
        appointments: { cancel: ({ appointmentId }) => booked(appointmentId, 600), ...more.appointments },
        encounters: { ...more.encounters },
      },
    },
  );
  return { ...page, user: userEvent.setup() };
}

test.each([
  ['somebody booked before them', [gita, asha, imran]],
  ['their own cancelling at another desk', [asha]],
] as const)('a reason being typed stays with its person, whatever comes meanwhile: %s', async (_, later) => {
  let people = [asha, imran];
  const { user, inputsOf } = openTab('callList', { appointments: { callList: () => people } });
  await screen.findByRole('option', { name: /Imran Shaikh/ });
  await user.keyboard('{ArrowDown}x');
  await screen.findByLabelText('Why is it cancelled?');
  await user.keyboard('cannot ');
  people = [...later];
  fireEvent.click(screen.getByText('Read again'));
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(later.length));
  await user.keyboard('come{Enter}');
  // Whether it may still be cancelled is for the server to say; of nobody else is it asked.
  expect(inputsOf(contract.appointments.cancel)).toEqual([{ appointmentId: 5, reason: 'cannot come' }]);
  expect(inputsOf(contract.appointments.reschedule)).toEqual([]);
});

test('two people rung up one after the other are both noted, though the first answer has not come', async () => {
  const answers: (() => void)[] = [];
  const people = [followUpOf(7, 'Asha Rao'), followUpOf(8, 'Imran Shaikh')];
  const { user, inputsOf } = openTab('followUps', {
    encounters: {
      followUps: () => people,
      noteFollowUpCall: ({ visitId }) =>
        new Promise(resolve => answers.push(() => resolve(followUpOf(visitId, '')))),
    },
  });
  await screen.findByRole('option', { name: /Imran Shaikh/ });
  await user.keyboard('1{ArrowDown}2');
  expect(inputsOf(contract.encounters.noteFollowUpCall).map(({ visitId }) => visitId)).toEqual([7, 8]);
  await act(async () => {
    for (const answer of answers) answer();
  });
});

test('nothing is written to anybody before it is known that they want messages', async () => {
  const opening = vi.spyOn(window, 'open').mockReturnValue(null);
  let say: (answer: { isAgreed: boolean }) => void = () => {};
  const { user } = openTab('callList', {
    appointments: { callList: () => [asha] },
    patients: {
      wantsMessages: () =>
        new Promise(resolve => {
          say = resolve;
        }),
    },
  });
  await screen.findByRole('option', { name: /Asha Rao/ });
  await user.keyboard('w');
  await act(async () => say({ isAgreed: false }));
  await user.keyboard('w');
  expect(opening).not.toHaveBeenCalled();
  opening.mockRestore();
});

test('who is rung up and who is rebooked are one person, also when the one above is settled elsewhere', async () => {
  let people = [asha, imran, gita];
  const { user } = openTab('toRebook', {
    appointments: {
      toRebook: () => people,
      slots: () => [],
      nextFree: () => [],
    },
  });
  await screen.findByRole('option', { name: /Imran Shaikh/ });
  await user.keyboard('{ArrowDown}');
  people = [imran, gita];
  fireEvent.click(screen.getByText('Read again'));
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2));
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('Imran Shaikh');
  people = [gita];
  fireEvent.click(screen.getByText('Read again'));
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
  const panel = screen.getByRole('complementary', { name: 'To rebook' });
  expect(panel.textContent).toContain('Gita Bai');
});

test('in the calendar the reason stays with its booking when another desk moves it meanwhile', async () => {
  const of = (id: number, minute: number, fullName: string) =>
    booked(id, minute, { fullName, patientId: id });
  let bookings = [of(1, 570, 'Asha Rao'), of(2, 585, 'Imran Shaikh')];
  const taken = { state: 'full', taken: 1 } as const;
  const { user, inputsOf } = openTab('calendar', {
    appointments: {
      toRebook: () => [],
      slots: () => [doctorDay(2, TODAY, [sitting([slot(570, taken), slot(585, taken)])])],
      nextFree: () => [],
      notices: () => [],
      calendar: () => bookings,
    },
  });
  await user.click(await screen.findByRole('button', { name: /Imran Shaikh/ }));
  await user.keyboard('x');
  await screen.findByLabelText('Why is it cancelled?');
  await user.keyboard('cannot ');
  bookings = bookings.slice(0, 1);
  fireEvent.click(screen.getByText('Read again'));
  await waitFor(() => expect(screen.queryByRole('button', { name: /Imran Shaikh/ })).toBeNull());
  await user.keyboard('come{Enter}');
  expect(inputsOf(contract.appointments.cancel)).toEqual([{ appointmentId: 2, reason: 'cannot come' }]);
});
