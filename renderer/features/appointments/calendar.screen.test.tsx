import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { Refusal } from '../../api/refusal.ts';
import { lakshmi } from '../patients/patients.test-support.ts';
import { booked, TODAY } from './appointments.test-support.ts';
import { openCalendar, standsOn } from './calendar.test-support.tsx';

const opened = vi.hoisted(() => ({ patient: vi.fn(), calendar: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
// 09:00 on the clinic's wall.
vi.mock('../../app/clock.ts', () => ({ useNow: () => Date.UTC(2026, 10, 21, 3, 30) }));

beforeEach(() => vi.clearAllMocks());

test('arrows walk over places and doctors, Enter and a phone number book one without the mouse', async () => {
  const { user, inputsOf } = openCalendar();
  await standsOn(/^09:30 Lakshmi Raghavan 52 F Booked P-01/);
  await user.keyboard('{ArrowDown}');
  await standsOn(/^09:45 Free/);
  await user.keyboard('{ArrowRight}');
  await waitFor(() =>
    expect(
      within(screen.getByRole('region', { name: /Dr Arvind Solanki/ })).getByRole('button', {
        current: true,
      }),
    ).toBe(document.activeElement),
  );
  await user.keyboard('{ArrowLeft}{Enter}');

  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Patient')));
  await user.keyboard('5000041735');
  await screen.findByRole('option', { name: /Lakshmi Raghavan/ });
  await user.keyboard('{Enter}');
  const slots = await screen.findByRole('listbox', { name: 'Time' });
  await waitFor(() => expect(document.activeElement).toBe(slots));
  expect(within(slots).getByRole('option', { selected: true }).textContent).toBe('09:45');
  await user.keyboard('{Enter}');

  await screen.findByText(/^P-09 for Lakshmi Raghavan/);
  expect(inputsOf(contract.appointments.book)).toEqual([
    {
      patientId: lakshmi.id,
      doctorId: 2,
      onDate: TODAY,
      startMinute: 585,
      kind: 'consultation',
      note: '',
      bookedBy: 'phone',
      overbookReason: '',
    },
  ]);
});

test('an Enter that comes before the answer of the search is kept for it', async () => {
  const { user } = openCalendar({}, ['receptionist'], true);
  await user.type(await screen.findByLabelText('Patient'), 'lak{Enter}');
  expect(await screen.findByText('Someone else')).toBeTruthy();
});

test('a place that another desk took is said at the times, and everything typed is still there', async () => {
  const { user } = openCalendar(
    {
      appointments: {
        book: () => {
          throw new Refusal('SLOT_TAKEN', { taken: 1, capacity: 1 });
        },
      },
    },
    ['receptionist'],
    true,
  );
  await user.type(await screen.findByLabelText('Patient'), 'lak');
  await screen.findByRole('option', { name: /Lakshmi Raghavan/ });
  await user.keyboard('{Enter}');
  const slots = await screen.findByRole('listbox', { name: 'Time' });
  await waitFor(() => expect(document.activeElement).toBe(slots));
  await user.type(screen.getByLabelText(/Note/), 'BP review');
  await user.keyboard('{Control>}{Enter}{/Control}');

  await screen.findByText('This time was taken meanwhile (1 of 1).');
  expect(slots.getAttribute('aria-invalid')).toBe('true');
  expect((screen.getByLabelText(/Note/) as HTMLInputElement).value).toBe('BP review');
  const panel = screen.getByRole('complementary', { name: 'Book an appointment' });
  expect(within(panel).getByText('Lakshmi Raghavan')).toBeTruthy();
});

test('the desk may book over a full place and says why; a nurse may not', async () => {
  const full = { appointments: { calendar: () => [] } };
  const { user, inputsOf } = openCalendar(full);
  await standsOn(/^09:30 Full/);
  await user.keyboard('{Enter}');
  await user.type(await screen.findByLabelText('Patient'), 'lak');
  await screen.findByRole('option', { name: /Lakshmi Raghavan/ });
  await user.keyboard('{Enter}');
  const why = await screen.findByLabelText(/Why over a full time/);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(document.activeElement).toBe(why));
  expect(why.getAttribute('aria-invalid')).toBe('true');
  expect(inputsOf(contract.appointments.book)).toEqual([]);
  await user.type(why, 'Chest pain');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.appointments.book)).toHaveLength(1));
  expect(inputsOf(contract.appointments.book)).toMatchObject([
    { startMinute: 570, overbookReason: 'Chest pain' },
  ]);
});

test('a nurse is told that the place is full and is not asked for a reason', async () => {
  const { user } = openCalendar({ appointments: { calendar: () => [] } }, ['nurse'], true);
  await user.type(await screen.findByLabelText('Patient'), 'lak');
  await screen.findByRole('option', { name: /Lakshmi Raghavan/ });
  await user.keyboard('{Enter}');
  await user.click(await screen.findByRole('option', { name: /09:30/ }));

  await screen.findByText('This time is full');
  expect(screen.queryByLabelText(/Why over a full time/)).toBeNull();
});

test('what the desk should know stands there before it saves', async () => {
  const { user } = openCalendar(
    {
      appointments: {
        notices: () => [
          {
            kind: 'oftenAbsent',
            appointmentId: null,
            fullName: 'Lakshmi Raghavan',
            doctorName: '',
            startMinute: null,
            count: 3,
          },
        ],
      },
    },
    ['receptionist'],
    true,
  );
  await user.type(await screen.findByLabelText('Patient'), 'lak');
  await screen.findByRole('option', { name: /Lakshmi Raghavan/ });
  await user.keyboard('{Enter}');

  await screen.findByText('Did not come to 3 of the last bookings');
});

test('a course of sittings shows its days before it is booked, and leaves out those that have no place', async () => {
  const { user, inputsOf } = openCalendar(
    {
      appointments: {
        planSeries: () => [
          { onDate: TODAY, startMinute: 585, offeredMinute: 585, problem: null },
          { onDate: '2026-11-28', startMinute: 585, offeredMinute: null, problem: 'closed' },
          { onDate: '2026-12-05', startMinute: 585, offeredMinute: 600, problem: null },
        ],
        bookSeries: input => ({
          series: {
            id: 1,
            patientId: 871,
            doctorId: 2,
            label: input.label,
            total: input.total,
            used: 0,
            booked: 2,
          },
          appointments: [booked(21, 585), booked(22, 600, { onDate: '2026-12-05' })],
        }),
      },
    },
    ['receptionist'],
    true,
  );
  await user.type(await screen.findByLabelText('Patient'), 'lak');
  await screen.findByRole('option', { name: /Lakshmi Raghavan/ });
  await user.keyboard('{Enter}');
  await user.click(await screen.findByLabelText('Repeat'));
  await user.clear(screen.getByLabelText('Times'));
  await user.type(screen.getByLabelText('Times'), '3');
  const plan = await screen.findByRole('list', { name: 'Where the sittings fall' });
  expect(
    within(plan)
      .getAllByRole('listitem')
      .map(row => row.textContent),
  ).toEqual(['1Sat 21 Nov09:45', '2Sat 28 NovAway', '3Sat 5 Dec10:00']);
  await user.click(screen.getByRole('button', { name: /Book 2 sittings/ }));
  await screen.findByText('Needed');
  expect(inputsOf(contract.appointments.bookSeries)).toEqual([]);

  await user.type(screen.getByLabelText('What for'), 'Dressing');
  await user.click(screen.getByRole('button', { name: /Book 2 sittings/ }));
  await screen.findByText('Dressing: 2 booked, 1 left');
  expect(inputsOf(contract.appointments.bookSeries)).toMatchObject([
    {
      label: 'Dressing',
      total: 3,
      places: [
        { onDate: TODAY, startMinute: 585 },
        { onDate: '2026-12-05', startMinute: 600 },
      ],
    },
  ]);
});
