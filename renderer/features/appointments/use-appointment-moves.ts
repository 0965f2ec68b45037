import { useQueryClient } from '@tanstack/react-query';
import { contract } from '#shared/contract/index.ts';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import { useRefresh, useWriteEach } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { useActOfRow } from '../../ui/act-of-row.ts';
import { toast } from '../../ui/toasts.tsx';
import { clock } from './clock-words.ts';
import { showBookings } from './show-bookings.ts';
import type { Place } from './use-booking.ts';

/** What is done to a booking from a list or the calendar, each with its way back. */
export function useAppointmentMoves() {
  const { t, language } = useLanguage();
  const client = useQueryClient();
  const refresh = useRefresh();
  const cancelling = useWriteEach(contract.appointments.cancel);
  const missing = useWriteEach(contract.appointments.markNoShow);
  const restoring = useWriteEach(contract.appointments.restore);
  const moving = useWriteEach(contract.appointments.reschedule);
  const arriving = useWriteEach(contract.queue.arrive);
  const writes = [cancelling, missing, restoring, moving, arriving];
  const reset = () => {
    for (const write of writes) write.reset();
  };
  // What is refused is said by the notice, from the write's own error.
  const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);

  const restore = async (appointment: Appointment) => {
    reset();
    const restored = await restoring.call({ appointmentId: appointment.id });
    showBookings(client, restored);
    const { token, fullName } = restored;
    toast(t('appointments.restoredSaid', { token, name: fullName }));
  };

  return {
    error: writes.map(write => write.error).find(error => error !== null) ?? null,
    busy: writes.some(write => write.pending),
    reset,
    cancel: async (appointment: Appointment, reason: string): Promise<void> => {
      reset();
      showBookings(client, await cancelling.call({ appointmentId: appointment.id, reason }));
      const said = { token: appointment.token, name: appointment.fullName };
      toast(t('appointments.cancelledSaid', said), { undo: () => quietly(restore(appointment)) });
    },
    markMissed: (appointment: Appointment): void => {
      reset();
      const said = { token: appointment.token, name: appointment.fullName };
      quietly(
        missing
          .call({ appointmentIds: [appointment.id] })
          .then(() =>
            toast(t('appointments.missedSaid', said), { undo: () => quietly(restore(appointment)) }),
          ),
      );
    },
    restore: (appointment: Appointment): void => quietly(restore(appointment)),
    arrive: (appointment: Appointment): void => {
      reset();
      quietly(
        arriving.call({ appointmentId: appointment.id }).then(({ token }) => {
          refresh('appointments');
          toast(t('appointments.arrivedSaid', { token, name: appointment.fullName }));
        }),
      );
    },
    /** Answers undefined when it was refused. */
    move: async (
      appointment: Appointment,
      place: Place & { doctorId: number },
    ): Promise<Appointment | undefined> => {
      reset();
      try {
        const moved = await moving.call({ appointmentId: appointment.id, ...place });
        showBookings(client, { ...appointment, state: 'rescheduled', rescheduledToId: moved.id }, moved);
        const { doctorId, onDate, startMinute } = appointment;
        toast(
          t('appointments.movedSaid', {
            token: moved.token,
            name: moved.fullName,
            day: shortDay(moved.onDate, language, true),
            time: clock(moved.startMinute),
          }),
          {
            undo: () => quietly(moving.call({ appointmentId: moved.id, doctorId, onDate, startMinute })),
          },
        );
        return moved;
      } catch {
        return undefined; // Said by the notice, from the write's own error.
      }
    },
  };
}

/** Which booking is asked about: it stays that one when it leaves its place meanwhile. */
export function useCancelling(rows: readonly Appointment[], chosen: Appointment | undefined) {
  return useActOfRow<Appointment, 'cancel'>({ rows, chosen, idOf: ({ id }) => id });
}

export type AppointmentMoves = ReturnType<typeof useAppointmentMoves>;
