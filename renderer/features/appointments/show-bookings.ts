import type { QueryClient } from '@tanstack/react-query';
import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import { keyOf } from '../../api/hooks.ts';

/**
 * Puts what a write has answered into the calendars on screen, so that the next key meets the booking and
 * not the moment before it; the calendar's own answer follows.
 */
export function showBookings(client: QueryClient, ...bookings: readonly Appointment[]): void {
  const calendars = client.getQueriesData<Appointment[]>({ queryKey: keyOf(contract.appointments.calendar) });
  for (const [queryKey, shown] of calendars) {
    const { fromDate, toDate } = queryKey[2] as InputOf<typeof contract.appointments.calendar>;
    const here = bookings.filter(({ onDate }) => fromDate <= onDate && onDate <= toDate);
    if (!shown || here.length === 0) continue;
    const others = shown.filter(one => !here.some(({ id }) => id === one.id));
    client.setQueryData<Appointment[]>(queryKey, [...others, ...here]);
  }
}
