import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { booked, TODAY } from './appointments.test-support.ts';
import { openCalendar, place, standsOn } from './calendar.test-support.tsx';

const opened = vi.hoisted(() => ({ patient: vi.fn(), calendar: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
// 09:00 on the clinic's wall.
vi.mock('../../app/clock.ts', () => ({ useNow: () => Date.UTC(2026, 10, 21, 3, 30) }));

beforeEach(() => vi.clearAllMocks());

test('M, an arrow and Enter move a booking; the toast takes it back', async () => {
  const { user, inputsOf } = openCalendar();
  await standsOn(/^09:30 Lakshmi/);
  await user.keyboard('m');
  await standsOn(/^09:45 Free/);
  await screen.findByText('Moving Lakshmi Raghavan');
  await user.keyboard('{ArrowDown}');
  await standsOn(/^10:00 Free/);
  await user.keyboard('{Enter}');

  await screen.findByText(/^Lakshmi Raghavan moved to/);
  expect(inputsOf(contract.appointments.reschedule)).toEqual([
    { appointmentId: 1, doctorId: 2, onDate: TODAY, startMinute: 600 },
  ]);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() =>
    expect(inputsOf(contract.appointments.reschedule).at(-1)).toEqual({
      appointmentId: 10,
      doctorId: 2,
      onDate: TODAY,
      startMinute: 570,
    }),
  );
});

test('keys reach a booking that was moved a moment ago, before the calendar has answered anew', async () => {
  const { user, inputsOf, answer } = openCalendar();
  await standsOn(/^09:30 Lakshmi/);
  answer({ appointments: { calendar: () => new Promise(() => undefined) } });
  await user.keyboard('m');
  await standsOn(/^09:45 Free/);
  await user.keyboard('{Enter}');
  await screen.findByText(/^Lakshmi Raghavan moved to/);
  await user.keyboard('x');
  await screen.findByLabelText('Why is it cancelled?');
  await user.keyboard('Fell ill{Enter}');
  await screen.findByText('P-10 of Lakshmi Raghavan is cancelled');
  expect(inputsOf(contract.appointments.cancel)).toEqual([{ appointmentId: 10, reason: 'Fell ill' }]);
});

test('Enter opens the chosen place although the cursor does not stand in it yet', async () => {
  const { user } = openCalendar();
  await standsOn(/^09:30 Lakshmi/);
  await user.keyboard('n');
  await standsOn(/^09:45 Free/);
  (document.activeElement as HTMLElement).blur();
  await user.keyboard('{Enter}');
  const name = await screen.findByPlaceholderText('Name, phone, UHID');
  await waitFor(() => expect(document.activeElement).toBe(name));
});

test('Esc while moving leaves the booking where it is', async () => {
  const { user, inputsOf } = openCalendar();
  await standsOn(/^09:30 Lakshmi/);
  await user.keyboard('m');
  await screen.findByText('Moving Lakshmi Raghavan');
  await user.keyboard('{Escape}');

  await waitFor(() => expect(screen.queryByText('Moving Lakshmi Raghavan')).toBeNull());
  expect(inputsOf(contract.appointments.reschedule)).toEqual([]);
});

test('X asks why before it cancels, and takes no empty answer', async () => {
  const { user, inputsOf } = openCalendar();
  await standsOn(/^09:30 Lakshmi/);
  await user.keyboard('x');
  const why = await screen.findByLabelText('Why is it cancelled?');
  await waitFor(() => expect(document.activeElement).toBe(why));
  await user.keyboard('{Enter}');
  await screen.findByText('Needed');
  expect(inputsOf(contract.appointments.cancel)).toEqual([]);

  await user.keyboard('Has fever no more{Enter}');
  await screen.findByText('P-01 of Lakshmi Raghavan is cancelled');
  expect(inputsOf(contract.appointments.cancel)).toEqual([{ appointmentId: 1, reason: 'Has fever no more' }]);
});

test('N goes to the next free place, W and D change the view, ] the days', async () => {
  const { user, inputsOf } = openCalendar();
  await standsOn(/^09:30 Lakshmi/);
  await user.keyboard('n');
  await standsOn(/^09:45 Free/);
  await user.keyboard('w');
  await screen.findByText('16 Nov – 22 Nov 2026');
  expect(inputsOf(contract.appointments.slots).at(-1)).toEqual({
    doctorId: 2,
    fromDate: '2026-11-15',
    toDate: '2026-11-22',
  });
  await user.keyboard(']');
  await screen.findByText('23 Nov – 29 Nov 2026');
  await user.keyboard('t');
  await screen.findByText('16 Nov – 22 Nov 2026');
  await user.keyboard('d');
  await waitFor(() => expect(screen.queryByText('16 Nov – 22 Nov 2026')).toBeNull());
});

test('what became of a booking is said in a word, not in a colour alone', async () => {
  openCalendar({
    appointments: {
      calendar: () => [
        booked(1, 570, { state: 'noShow' }),
        booked(2, 585, { state: 'cancelled' }),
        booked(3, 600, { isOverbooked: true }),
      ],
    },
  });
  await place(/^09:30 Lakshmi Raghavan 52 F Did not come P-01/);
  await place(/^09:45 Lakshmi Raghavan 52 F Cancelled P-02/);
  await place(/^10:00 Lakshmi Raghavan 52 F \+ ?Over Booked P-03/);
});

test('arrows in the day go on from day to day, and another place in the calendar keeps who was picked', async () => {
  const { user } = openCalendar({}, ['receptionist'], true);
  await user.type(await screen.findByLabelText('Patient'), 'lak');
  await screen.findByRole('option', { name: /Lakshmi Raghavan/ });
  await user.keyboard('{Enter}');
  await screen.findByRole('listbox', { name: 'Time' });
  const day = screen.getByLabelText('Day', { selector: 'input[name=onDate]' }) as HTMLInputElement;
  await user.click(day);
  await user.keyboard('{ArrowRight}');
  await waitFor(() => expect(day.value).toBe('Sun 22 Nov 2026'));
  await user.keyboard('{ArrowRight}');
  await waitFor(() => expect(day.value).toBe('Mon 23 Nov 2026'));
  expect(document.activeElement).toBe(day);

  await user.click(await place(/^10:00 Free/));
  await waitFor(() => expect(day.value).toBe('Sat 21 Nov 2026'));
  const panel = screen.getByRole('complementary', { name: 'Book an appointment' });
  expect(within(panel).getByText('Lakshmi Raghavan')).toBeTruthy();
  await screen.findByRole('button', { name: /Book Sat 21 Nov 10:00/ });
});
