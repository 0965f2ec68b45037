import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import { useLanguage } from '../../app/language.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { clock } from './clock-words.ts';
import type { BookingRoom } from './use-booking.ts';

/** What the panel's one button will do, in words. */
export function SaveWords({
  room,
  count,
  isMoving,
}: {
  room: BookingRoom;
  count: number;
  isMoving: boolean;
}) {
  const { t, language } = useLanguage();
  const { onDate, startMinute, form } = room;
  if (startMinute === null) return t(isMoving ? 'appointments.moveIt' : 'appointments.bookIt');
  if (form.watch('isSeries') && count > 0) return t('appointments.bookMany', { count });
  const place = { day: shortDay(onDate, language, true), time: clock(startMinute) };
  return t(isMoving ? 'appointments.moveTo' : 'appointments.bookAt', place);
}

export function MovingFrom({ appointment }: { appointment: Appointment }) {
  const { t, language } = useLanguage();
  return (
    <p className="small dim">
      {t('appointments.movingFrom', {
        token: appointment.token,
        doctor: appointment.doctorName,
        day: shortDay(appointment.onDate, language, true),
        time: clock(appointment.startMinute),
      })}
    </p>
  );
}
