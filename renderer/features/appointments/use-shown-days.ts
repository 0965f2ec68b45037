import { useState } from 'react';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { ALL_DOCTORS } from './calendar-bar.tsx';
import type { Doctor } from './doctors.ts';
import type { View } from './use-calendar.ts';

/** Which days of which doctors the calendar shows; a doctor at first sees the own ones. */
export function useShownDays(doctors: readonly Doctor[]) {
  const { today } = useClinicDay();
  const person = usePerson();
  const mine = doctors.find(doctor => doctor.id === person.userId)?.id;
  const [view, setView] = useState<View>('day');
  const [date, setDate] = useState<LocalDate>(today);
  const [onlyId, setOnlyId] = useState<number>(
    mine !== undefined && !person.has('receptionist') ? mine : ALL_DOCTORS,
  );
  const [weekId, setWeekId] = useState(mine ?? doctors[0]?.id);
  const isWeek = view === 'week';
  const ofWeek = weekId === undefined ? [] : [weekId];
  const ofDay = onlyId === ALL_DOCTORS ? doctors.map(doctor => doctor.id) : [onlyId];

  function show(next: View, onDate: LocalDate, doctorId: number | undefined): void {
    setView(next);
    setDate(onDate);
    if (next === 'week' && doctorId !== undefined) setWeekId(doctorId);
  }

  return {
    view,
    date,
    setDate,
    shownIds: isWeek ? ofWeek : ofDay,
    doctorId: isWeek ? (weekId ?? ALL_DOCTORS) : onlyId,
    showDoctor: isWeek ? setWeekId : setOnlyId,
    turn: (by: 1 | -1) => setDate(addDays(date, isWeek ? 7 * by : by)),
    show,
  };
}
