import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { FollowUp } from '#shared/features/encounters/follow-up.schema.ts';
import { defaultSettings } from '#shared/features/settings/settings.schema.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import {
  arvind,
  booked,
  doctorDay,
  kavita,
  lakshmiAtMeera,
  meera,
  sitting,
  slot,
} from './appointments.test-support.ts';
import { CalendarScreen } from './calendar.screen.tsx';
import { PatientAppointments } from './patient-appointments.panel.tsx';

const opened = vi.hoisted(() => ({ patient: vi.fn(), calendar: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
const copied = vi.hoisted(() => vi.fn((_text: string) => true));
vi.mock('./copy-text.ts', () => ({ copyText: copied }));

beforeEach(() => vi.clearAllMocks());

const clinic = {
  name: 'Sanjeevani Clinic',
  addressLine: '',
  city: '',
  pinCode: '',
  stateCode: '',
  phone: '5000010000',
  email: '',
  hours: '',
  registrationNumber: '',
  gstin: '',
  zone: 'Asia/Kolkata',
};
const followUp: FollowUp = {
  visitId: 7,
  ...lakshmiAtMeera,
  localName: '',
  dueOn: '2026-11-18',
  seenOn: '2026-11-11',
  state: 'overdue',
  bookedOn: null,
  calls: [],
};

function openTab(tab: 'callList' | 'toRebook' | 'followUps', more: Handlers = {}) {
  const page = renderPage(<CalendarScreen tab={tab} />, {
    session: { userId: 5, fullName: 'Kavita Nair', roles: ['receptionist'], signedInAt: 0 },
    handlers: {
      users: { list: () => [meera, arvind, kavita] },
      settings: {
        get: () => ({ clinic, settings: { ...defaultSettings, patientLanguage: 'en' as const }, version: 1 }),
      },
      appointments: {
        toRebook: () => [booked(4, 570, { onDate: '2026-11-30' })],
        callList: () => [{ ...booked(3, 600), missedCount: 2, pastCount: 5 }],
        slots: ({ fromDate }) => [doctorDay(2, fromDate, [sitting([slot(570), slot(585)])])],
        nextFree: () => [{ onDate: '2026-12-01', startMinute: 570 }],
        reschedule: input => booked(40, input.startMinute, { onDate: input.onDate }),
        ...more.appointments,
      },
      patients: { wantsMessages: () => ({ isAgreed: null }), ...more.patients },
      encounters: {
        followUps: () => [followUp],
        noteFollowUpCall: ({ result }) => ({ ...followUp, calls: [{ at: 0, result, note: '', byName: '' }] }),
      },
    },
  });
  return { ...page, user: userEvent.setup() };
}

test('the call list says who often misses, and copies the phone and the message with a key each', async () => {
  const { user, inputsOf } = openTab('callList');
  const row = await screen.findByRole('option', { name: /Lakshmi Raghavan/ });
  expect(within(row).getByText('missed 2 of 5')).toBeTruthy();
  expect(inputsOf(contract.appointments.callList)).toEqual([{ onDate: '2026-11-22' }]);

  await user.keyboard('c');
  expect(copied).toHaveBeenLastCalledWith('5000041735');
  await user.keyboard('g');
  expect(copied.mock.lastCall?.[0]).toContain(
    'Namaste Lakshmi Raghavan, your appointment with Dr Meera Kulkarni at Sanjeevani Clinic',
  );
  await user.keyboard('k');
  await screen.findByText('1 of 1 called');
});

test('W opens WhatsApp at the person’s number with the message written', async () => {
  const opening = vi.spyOn(window, 'open').mockReturnValue(null);
  const { user } = openTab('callList');
  await screen.findByRole('option', { name: /Lakshmi Raghavan/ });
  await user.keyboard('w');
  const [address = ''] = opening.mock.lastCall ?? [];
  const { origin, pathname, searchParams } = new URL(String(address));
  expect(`${origin}${pathname}`).toBe('https://wa.me/915000041735');
  expect(searchParams.get('text')).toContain('your appointment with Dr Meera Kulkarni');
  opening.mockRestore();
});

test('who asked for no messages is rung up: neither WhatsApp nor the message is offered', async () => {
  const opening = vi.spyOn(window, 'open').mockReturnValue(null);
  const { user } = openTab('followUps', { patients: { wantsMessages: () => ({ isAgreed: false }) } });
  await screen.findByText('Asked for no messages. Please ring.');
  expect(screen.queryByRole('button', { name: /WhatsApp/ })).toBeNull();
  await user.keyboard('wg');
  expect(opening).not.toHaveBeenCalled();
  expect(copied).not.toHaveBeenCalled();
  await user.keyboard('c');
  expect(copied).toHaveBeenCalledWith('5000041735');
  opening.mockRestore();
});

test('whoever lost the doctor is moved to the next free place with two keys', async () => {
  const { user, inputsOf } = openTab('toRebook');
  await screen.findByRole('option', { name: /Lakshmi Raghavan/ });
  await user.keyboard('{Enter}');
  await screen.findByRole('button', { name: /Move to Tue 1 Dec 09:30/ });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('listbox', { name: 'Time' })));
  await user.keyboard('{Enter}');

  await waitFor(() => expect(inputsOf(contract.appointments.reschedule)).toHaveLength(1));
  expect(inputsOf(contract.appointments.reschedule)).toEqual([
    { appointmentId: 4, doctorId: 2, onDate: '2026-12-01', startMinute: 570, overbookReason: '' },
  ]);
});

test('the answer of a called person is noted with one figure', async () => {
  const { user, inputsOf } = openTab('followUps');
  const row = await screen.findByRole('option', { name: /Lakshmi Raghavan/ });
  expect(within(row).getByText('Overdue')).toBeTruthy();
  await user.keyboard('2');

  await screen.findByText('Lakshmi Raghavan: No answer');
  expect(inputsOf(contract.encounters.noteFollowUpCall)).toEqual([{ visitId: 7, result: 'noAnswer' }]);
});

test('a person’s bookings, what was missed and the sittings that are left stand in one place', async () => {
  renderPage(<PatientAppointments patientId={871} />, {
    handlers: {
      appointments: {
        ofPatient: () => ({
          appointments: [
            booked(1, 570, { onDate: '2026-11-10', state: 'noShow' }),
            booked(2, 600, { onDate: '2026-11-28' }),
            booked(3, 600, { onDate: '2026-11-05', state: 'rescheduled' }),
          ],
          series: [
            { id: 1, patientId: 871, doctorId: 2, label: 'Physiotherapy', total: 10, used: 3, booked: 2 },
          ],
          missedCount: 1,
          pastCount: 4,
        }),
      },
    },
  });
  const panel = await screen.findByRole('region', { name: 'Appointments' });
  await within(panel).findByText('missed 1 of 4');
  expect(within(panel).getByText(/28 Nov 2026/)).toBeTruthy();
  expect(within(panel).getByText('Did not come')).toBeTruthy();
  expect(within(panel).queryByText(/5 Nov 2026/)).toBeNull();
  expect(within(panel).getByText('5 left')).toBeTruthy();
});
