import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect } from 'vitest';
import type { Role } from '#shared/contract/permissions.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { lakshmi } from '../patients/patients.test-support.ts';
import { board } from '../queue/board.test-support.ts';
import {
  arvind,
  booked,
  doctorDay,
  kavita,
  meera,
  sitting,
  slot,
  TODAY,
} from './appointments.test-support.ts';
import { CalendarScreen } from './calendar.screen.tsx';

export const morning = () => [
  doctorDay(2, TODAY, [sitting([slot(570, { state: 'full', taken: 1 }), slot(585), slot(600)])]),
  doctorDay(3, TODAY, [sitting([slot(570), slot(585)], { sessionId: 2 })]),
];

export function openCalendar(more: Handlers = {}, roles: Role[] = ['receptionist'], isBooking = false) {
  const page = renderPage(<CalendarScreen isBooking={isBooking} />, {
    session: { userId: 5, fullName: 'Kavita Nair', roles, signedInAt: 0 },
    handlers: {
      users: { list: () => [meera, arvind, kavita] },
      queue: { dayBoard: () => board() },
      patients: {
        search: () => [{ patient: lakshmi, token: null, visitId: null, bookedMinute: null, foundBy: '' }],
        ...more.patients,
      },
      appointments: {
        toRebook: () => [],
        slots: ({ doctorId }) => morning().filter(day => doctorId === undefined || day.doctorId === doctorId),
        nextFree: () => [{ onDate: TODAY, startMinute: 585 }],
        calendar: () => [booked(1, 570)],
        notices: () => [],
        book: input => booked(9, input.startMinute, { doctorId: input.doctorId }),
        reschedule: input => booked(10, input.startMinute, { doctorId: input.doctorId }),
        cancel: ({ appointmentId, reason }) => booked(appointmentId, 570, { state: 'cancelled', reason }),
        ...more.appointments,
      },
    },
  });
  return { ...page, user: userEvent.setup() };
}

export const place = (name: RegExp) => screen.findByRole('button', { name });
export async function standsOn(name: RegExp): Promise<void> {
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('button', { name, current: true })),
  );
}
