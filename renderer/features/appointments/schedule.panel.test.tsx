import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Role } from '#shared/contract/permissions.ts';
import { renderPage } from '../../app/test-page.tsx';
import { booked, kavita, meera } from './appointments.test-support.ts';
import { SchedulePanel } from './schedule.panel.tsx';

const opened = vi.hoisted(() => ({ calendar: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));

beforeEach(() => vi.clearAllMocks());

function openSchedules(roles: Role[] = ['owner']) {
  const page = renderPage(<SchedulePanel />, {
    session: { userId: 1, fullName: 'Anil Kulkarni', roles, signedInAt: 0 },
    handlers: {
      users: { list: () => [meera, kavita] },
      appointments: {
        schedules: () => [],
        closures: () => [],
        setSchedule: () => ({ schedules: [], toRebook: 2 }),
        addClosure: input => ({
          closure: { ...input, id: 1, fromMinute: null, toMinute: null },
          toRebook: [booked(4, 570, { onDate: input.fromDate })],
        }),
      },
    },
  });
  return { ...page, user: userEvent.setup() };
}

test('Monday to Saturday is one row to type, and who must be rebooked is said', async () => {
  const { user, inputsOf } = openSchedules();
  await user.type(await screen.findByPlaceholderText('9:30'), '9:30');
  await user.tab();
  await user.keyboard('1:30 pm');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  await screen.findByText('2 booked outside the new sittings');
  const [sent] = inputsOf(contract.appointments.setSchedule);
  expect(sent).toMatchObject({ doctorId: 2, validFrom: '2026-11-21' });
  expect(sent?.sessions.map(one => [one.weekday, one.startMinute, one.endMinute])).toEqual(
    [1, 2, 3, 4, 5, 6].map(weekday => [weekday, 570, 810]),
  );
  await user.click(screen.getByRole('button', { name: 'Show them' }));
  expect(opened.calendar).toHaveBeenCalledWith({ tab: 'toRebook' });
});

test('a time that is none is refused in its row and stays as typed', async () => {
  const { user, inputsOf } = openSchedules();
  const from = await screen.findByPlaceholderText('9:30');
  await user.type(from, 'soon');
  await user.type(screen.getByPlaceholderText('13:30'), '13:30');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  await screen.findByText('Like 9:30 or 1:30 pm');
  expect((from as HTMLInputElement).value).toBe('soon');
  expect(inputsOf(contract.appointments.setSchedule)).toEqual([]);
});

test('leave over booked people lists them to be rung up', async () => {
  const { user, inputsOf } = openSchedules(['receptionist']);
  await user.type(await screen.findByLabelText('Reason'), 'Family wedding{Enter}');

  await screen.findByRole('option', { name: /Lakshmi Raghavan/ });
  expect(inputsOf(contract.appointments.addClosure)).toEqual([
    {
      doctorId: 2,
      fromDate: '2026-11-22',
      toDate: '2026-11-22',
      fromMinute: null,
      toMinute: null,
      reason: 'Family wedding',
    },
  ]);
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Save' })).toBeNull());
});
