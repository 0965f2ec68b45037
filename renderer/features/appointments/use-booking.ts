import { useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import type { DoctorDay } from '#shared/features/appointments/session.schema.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { useSchemaForm } from '../../ui/form.tsx';
import { toast } from '../../ui/toasts.tsx';
import { type Booking, bookingFormSchema } from './booking-form.ts';
import { clock } from './clock-words.ts';

export type Place = { onDate: LocalDate; startMinute: number };

export type BookingOptions = {
  patientId?: number | undefined;
  doctorId?: number | undefined;
  place?: Place | undefined;
  moving?: Appointment | undefined;
  onDone?: ((appointment: Appointment) => void) | undefined;
};

const NO_DAYS: readonly DoctorDay[] = [];

function usualBooker(roles: readonly string[]): 'doctor' | 'phone' {
  return roles.includes('doctor') && !roles.includes('receptionist') ? 'doctor' : 'phone';
}

/** One booking being made, or one being moved: its form, the places it may have, and the write. */
export function useBooking(options: BookingOptions, firstDoctorId: number | undefined) {
  const { moving, onDone } = options;
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const person = usePerson();
  const mayOverbook = person.may('appointments:overbook');
  const [place] = useState(options.place);
  const form = useSchemaForm(bookingFormSchema, {
    patientId: (moving?.patientId ?? options.patientId ?? null) as number,
    doctorId: (moving?.doctorId ?? options.doctorId ?? firstDoctorId ?? null) as number,
    onDate: place?.onDate ?? (moving && moving.onDate > today ? moving.onDate : today),
    startMinute: (place?.startMinute ?? null) as number,
    kind: moving?.kind ?? 'consultation',
    note: moving?.note ?? '',
    overbookReason: '',
    isSeries: false,
    everyDays: 7,
    times: 6,
    total: 6,
    label: '',
  });
  const doctorId = form.watch('doctorId') as number | null;
  const onDate = form.watch('onDate');
  const startMinute = form.watch('startMinute') as number | null;
  const hasDay = doctorId !== null && onDate !== '';

  useEffect(() => {
    if (form.getValues('doctorId') === null && firstDoctorId !== undefined)
      form.setValue('doctorId', firstDoctorId);
  }, [form, firstDoctorId]);

  const reading = useRead(
    contract.appointments.slots,
    { doctorId: doctorId ?? 0, fromDate: onDate, toDate: onDate },
    { enabled: hasDay },
  );
  const day = (reading.answer ?? NO_DAYS).find(one => one.doctorId === doctorId && one.onDate === onDate);
  const slot = day?.sessions.flatMap(session => session.slots).find(one => one.startMinute === startMinute);
  const session = day?.sessions.find(one => one.slots.some(each => each.startMinute === startMinute));
  const isOver =
    slot !== undefined &&
    session !== undefined &&
    (slot.state === 'full' ||
      (session.phoneQuota !== null && session.bookedCount >= session.phoneQuota && moving === undefined));

  // Whoever is moved would like to come about when they were booked.
  const [freeFrom, setFreeFrom] = useState<LocalDate>(
    moving && moving.onDate > today ? moving.onDate : today,
  );
  const free = useRead(
    contract.appointments.nextFree,
    { doctorId: doctorId ?? 0, fromDate: freeFrom, count: 1 },
    { enabled: doctorId !== null },
  );
  const next = free.answer?.[0];
  // Until somebody chooses, the place is the next free one of this doctor.
  const isChosen = useRef(place !== undefined);
  useEffect(() => {
    if (isChosen.current || !next || next.onDate === '') return;
    form.setValue('onDate', next.onDate);
    form.setValue('startMinute', next.startMinute);
    form.clearErrors('startMinute');
  }, [form, next]);

  // Another place was pointed at in the calendar: what is typed and who is picked stay.
  const { place: wished, doctorId: wishedDoctorId } = options;
  const wish = wished && `${wishedDoctorId}|${wished.onDate}|${wished.startMinute}`;
  const latestWish = useRef({ wished, wishedDoctorId });
  latestWish.current = { wished, wishedDoctorId };
  useEffect(() => {
    const { wished: there, wishedDoctorId: doctor } = latestWish.current;
    if (wish === undefined || !there) return;
    isChosen.current = true;
    if (doctor !== undefined) form.setValue('doctorId', doctor);
    form.setValue('onDate', there.onDate);
    form.setValue('startMinute', there.startMinute);
    form.clearErrors(['doctorId', 'onDate', 'startMinute']);
  }, [form, wish]);

  // On another day the first free place is the likeliest wish.
  useEffect(() => {
    if (!day || startMinute !== null || !isChosen.current) return;
    const first = day.sessions.flatMap(one => one.slots).find(one => one.state === 'free');
    if (first) form.setValue('startMinute', first.startMinute);
  }, [day, form, startMinute]);

  const notices = useRead(
    contract.appointments.notices,
    { patientId: form.watch('patientId') ?? 0, doctorId: doctorId ?? 0, onDate },
    { enabled: hasDay && form.watch('patientId') !== null && moving === undefined },
  );

  const book = useWrite(contract.appointments.book);
  const bookSeries = useWrite(contract.appointments.bookSeries);
  const reschedule = useWrite(contract.appointments.reschedule);
  const cancel = useWrite(contract.appointments.cancel);

  function chooseDay(date: LocalDate): void {
    isChosen.current = true;
    form.setValue('onDate', date);
    form.setValue('startMinute', null as never);
    form.clearErrors(['onDate', 'startMinute']);
  }

  function chooseSlot(minute: number): void {
    isChosen.current = true;
    form.setValue('startMinute', minute);
    form.clearErrors(['startMinute', 'overbookReason']);
  }

  function chooseDoctor(id: number): void {
    isChosen.current = false;
    setFreeFrom(today);
    form.setValue('doctorId', id);
    form.setValue('startMinute', null as never);
    form.clearErrors(['doctorId', 'startMinute', 'onDate']);
  }

  /** The next free place; asked again while it is shown, the first one of a later day. */
  function chooseNextFree(): void {
    if (!next) return;
    isChosen.current = false;
    const isShown = next.onDate === onDate && next.startMinute === startMinute;
    if (isShown) setFreeFrom(addDays(next.onDate, 1));
    else {
      form.setValue('onDate', next.onDate);
      form.setValue('startMinute', next.startMinute);
    }
    form.clearErrors(['onDate', 'startMinute']);
  }

  const said = (one: Appointment) =>
    t('appointments.bookedSaid', {
      token: one.token,
      name: one.fullName,
      day: shortDay(one.onDate, language, true),
      time: clock(one.startMinute),
    });

  async function save(values: Booking, places: readonly Place[]): Promise<void> {
    const { patientId, doctorId: doctor, kind, note, overbookReason } = values;
    if (isOver && mayOverbook && !values.isSeries && overbookReason === '') {
      form.setError('overbookReason', { type: 'custom', message: 'REQUIRED' }, { shouldFocus: true });
      return;
    }
    const there = { doctorId: doctor, onDate: values.onDate, startMinute: values.startMinute };
    if (moving) {
      const moved = await reschedule.call({ appointmentId: moving.id, ...there, overbookReason });
      const { doctorId: from, onDate: day, startMinute: minute } = moving;
      const back = { appointmentId: moved.id, doctorId: from, onDate: day, startMinute: minute };
      toast(said(moved), { undo: () => void reschedule.call(back).catch(() => undefined) });
      onDone?.(moved);
    } else if (values.isSeries) {
      const { label, total } = values;
      const made = await bookSeries.call({
        patientId,
        doctorId: doctor,
        label,
        kind,
        total: Math.max(total, places.length),
        places: [...places],
      });
      const { series } = made;
      toast(
        t('appointments.seriesSaid', {
          label,
          count: made.appointments.length,
          left: Math.max(0, series.total - series.used - series.booked),
        }),
      );
      const first = made.appointments[0];
      if (first) onDone?.(first);
    } else {
      const booked = await book.call({
        patientId,
        ...there,
        kind,
        note,
        bookedBy: usualBooker(person.roles),
        overbookReason,
      });
      toast(said(booked), {
        undo: () =>
          void cancel
            .call({ appointmentId: booked.id, reason: t('appointments.reasonUndone') })
            .catch(() => undefined),
      });
      onDone?.(booked);
    }
  }

  return {
    form,
    day,
    slot,
    next,
    doctorId,
    onDate,
    startMinute,
    isOver,
    mayOverbook,
    notices: notices.answer ?? [],
    isWaiting: reading.isWaiting,
    readError: reading.error ?? free.error,
    retry: () => void Promise.all([reading.refetch(), free.refetch()]),
    error: reschedule.error ?? book.error ?? bookSeries.error,
    busy: book.pending || bookSeries.pending || reschedule.pending,
    chooseDay,
    chooseSlot,
    chooseDoctor,
    chooseNextFree,
    save,
  };
}

export type BookingRoom = ReturnType<typeof useBooking>;
