import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import { addDays, type LocalDate, minuteOfDayAt } from '#shared/kernel/local-date.ts';
import { call } from '../../api/client.ts';
import { useNow } from '../../app/clock.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { toast } from '../../ui/toasts.tsx';
import type { Drop } from './calendar-grid.tsx';
import type { Doctor } from './doctors.ts';
import { showBookings } from './show-bookings.ts';
import { placeAt, STEP_KEYS, startOf, stepFrom } from './stop-steps.ts';
import { type Stop, slotKey } from './stops.ts';
import { useAppointmentMoves, useCancelling } from './use-appointment-moves.ts';
import type { Place } from './use-booking.ts';
import { useCalendar, type View } from './use-calendar.ts';
import { useShownDays } from './use-shown-days.ts';

type Booking = {
  patientId?: number | undefined;
  doctorId?: number | undefined;
  place?: Place | undefined;
  moving?: Appointment | undefined;
};

/** The doctor's next free place from today on; for who stands there already, the one after. */
async function nextFreePlace(doctorId: number, today: LocalDate, standsAt: string | undefined) {
  const ask = (fromDate: LocalDate) => call(contract.appointments.nextFree, { doctorId, fromDate, count: 1 });
  const [place] = await ask(today);
  const isHere = place && slotKey(doctorId, place.onDate, place.startMinute) === standsAt;
  return isHere ? (await ask(addDays(place.onDate, 1)))[0] : place;
}

type DeskOptions = { doctors: readonly Doctor[]; isBooking: boolean; patientId: number | undefined };

/** Where the desk stands in the calendar, and everything it can do from there. */
export function useCalendarDesk({ doctors, isBooking, patientId }: DeskOptions) {
  const t = useTranslation();
  const { today, zone } = useClinicDay();
  const person = usePerson();
  const open = useOpen();
  const nowMinute = minuteOfDayAt(useNow(), zone);
  const { shownIds, ...shown } = useShownDays(doctors);
  const { view, date, setDate } = shown;
  const [chosenKey, setChosenKey] = useState<string>();
  const [booking, setBooking] = useState<Booking | null>(isBooking ? { patientId } : null);
  const [moving, setMoving] = useState<Appointment | null>(null);
  const client = useQueryClient();
  const moves = useAppointmentMoves();
  const grid = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(!isBooking);
  const calendar = useCalendar(view, date, shownIds);
  const { columns, days } = calendar;
  const stops = columns.flatMap(column => column.stops);
  const chosen = stops.find(stop => stop.key === chosenKey) ?? startOf(columns, today, nowMinute);
  const chosenDoctorId = chosen?.doctorId ?? shownIds[0];
  // Why it is cancelled is asked of one booking, whatever becomes of its place meanwhile.
  const cancelling = useCancelling(calendar.appointments, chosen?.appointment);
  const isAsking = cancelling.act !== null;
  const mayBook = person.may('appointments:book');
  const mayOverbook = person.may('appointments:overbook');
  const isBusyElsewhere = booking !== null || isAsking;

  useEffect(() => {
    const focused = document.activeElement;
    const isFree = focused === document.body || focused === null;
    if (!chosen || isBusyElsewhere || (!wantsFocus.current && !isFree)) return;
    grid.current?.querySelector<HTMLElement>(`[data-stop="${chosen.key}"]`)?.focus();
    if (chosenKey === undefined || chosen.key === chosenKey) wantsFocus.current = false;
  }, [chosen, chosenKey, isBusyElsewhere]);

  function focusGrid(): void {
    grid.current?.querySelector<HTMLElement>(`[data-stop="${chosen?.key}"]`)?.focus();
  }

  function goTo(key: string | undefined): void {
    wantsFocus.current = true;
    setChosenKey(key);
    cancelling.setAct(null);
    moves.reset();
  }

  function choose(stop: Stop): void {
    setChosenKey(stop.key);
    cancelling.setAct(null);
    moves.reset();
    if (moving && stop.kind !== 'appointment') void moveTo(moving, stop);
    else if (stop.kind === 'free' && mayBook) bookAt(stop);
    else if (booking) setBooking(null);
  }

  function bookAt(stop: Stop): void {
    const place = { onDate: stop.onDate, startMinute: stop.startMinute };
    setBooking({ patientId: booking?.patientId, doctorId: stop.doctorId, place });
  }

  function leaveBooking(): void {
    wantsFocus.current = true;
    setBooking(null);
  }

  async function moveTo(
    appointment: Appointment,
    stop: Pick<Stop, 'doctorId' | 'onDate' | 'startMinute' | 'kind'>,
  ) {
    const { doctorId, onDate, startMinute } = stop;
    if (stop.kind === 'full') {
      setMoving(null);
      setBooking({ moving: appointment, doctorId, place: { onDate, startMinute } });
      return;
    }
    const moved = await moves.move(appointment, { doctorId, onDate, startMinute });
    if (!moved) return;
    setMoving(null);
    goTo(`a${moved.id}`);
  }

  function drop({ appointmentId, doctorId, onDate, wallMinute }: Drop): void {
    const appointment = calendar.appointments.find(one => one.id === appointmentId);
    const place = placeAt(days, doctorId, onDate, wallMinute);
    if (!appointment) return;
    if (!place || (place.isFull && !mayOverbook)) {
      toast(t(place ? 'appointments.fullThere' : 'appointments.noPlaceThere'));
      return;
    }
    if (place.startMinute === appointment.startMinute && place.onDate === appointment.onDate)
      if (doctorId === appointment.doctorId) return;
    void moveTo(appointment, {
      doctorId,
      onDate: place.onDate,
      startMinute: place.startMinute,
      kind: place.isFull ? 'full' : 'free',
    });
  }

  function enter(stop: Stop): void {
    if (moving) {
      if (stop.kind !== 'appointment') void moveTo(moving, stop);
    } else if (stop.appointment) open.patient(stop.appointment.patientId);
    else if (stop.kind === 'free' ? mayBook : mayOverbook) bookAt(stop);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = STEP_KEYS[event.key as keyof typeof STEP_KEYS];
    if (step) {
      event.preventDefault();
      const next = stepFrom(columns, chosen?.key, step, stop => !moving || stop.kind !== 'appointment');
      goTo(next?.key);
    } else if (event.key === 'Enter' && chosen && (event.target as HTMLElement).closest('[data-stop]')) {
      event.preventDefault();
      enter(chosen);
    }
  }

  function turn(by: 1 | -1): void {
    shown.turn(by);
    goTo(undefined);
  }

  function goToday(): void {
    setDate(today);
    goTo(undefined);
  }

  function show(next: View, onDate = chosen?.onDate ?? date, doctorId = chosenDoctorId): void {
    shown.show(next, onDate, doctorId);
    wantsFocus.current = true;
  }

  async function nextFree(): Promise<void> {
    if (chosenDoctorId === undefined) return;
    try {
      const place = await nextFreePlace(chosenDoctorId, today, chosen?.key);
      if (!place) {
        toast(t('appointments.noFreePlace'));
        return;
      }
      setDate(place.onDate);
      if (booking) {
        setBooking({ ...booking, doctorId: chosenDoctorId, place });
        setChosenKey(slotKey(chosenDoctorId, place.onDate, place.startMinute));
      } else goTo(slotKey(chosenDoctorId, place.onDate, place.startMinute));
    } catch {
      // The calendar's own reading says what is wrong with the connection.
      calendar.retry();
    }
  }

  function startMoving(): void {
    const { appointment } = chosen ?? {};
    if (appointment?.state !== 'booked') return;
    setMoving(appointment);
    const place = stepFrom(
      columns,
      chosen?.key,
      'down',
      stop => stop.kind === 'free' || stop.key === chosen?.key,
    );
    goTo(place?.kind === 'free' ? place.key : undefined);
  }

  return {
    view,
    date,
    doctorId: shown.doctorId,
    showDoctor: shown.showDoctor,
    calendar,
    chosen,
    chosenDoctorId,
    nowMinute,
    grid,
    moves,
    booking,
    moving,
    ...{ isAsking, appointment: cancelling.row, mayBook, mayOverbook },
    focusGrid,
    goTo,
    choose,
    enter,
    bookAt,
    openBooking: () => setBooking({ doctorId: chosenDoctorId }),
    leaveBooking,
    booked: (made: Appointment) => {
      showBookings(client, made);
      setBooking(null);
      setDate(made.onDate);
      goTo(`a${made.id}`);
    },
    drop,
    onKeyDown,
    turn,
    goToday,
    show,
    nextFree: () => void nextFree(),
    startMoving,
    stopMoving: () => setMoving(null),
    askCancel: (asks: boolean) => {
      if (!asks) wantsFocus.current = true;
      cancelling.setAct(asks ? 'cancel' : null);
    },
  };
}

export type CalendarDesk = ReturnType<typeof useCalendarDesk>;
