import { NativeSelect } from '@mantine/core';
import type { Ref } from 'react';
import { useTranslation } from '../../app/language.tsx';
import { useFieldProblem } from '../../ui/form.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './book.module.css';
import { DayField } from './day.field.tsx';
import type { Doctor } from './doctors.ts';
import { SlotsField } from './slots.field.tsx';
import type { BookingRoom } from './use-booking.ts';

type PlaceFieldsProps = {
  room: BookingRoom;
  doctors: readonly Doctor[];
  onEnter: () => void;
  listRef: Ref<HTMLDivElement>;
};

/** Whose day, which day, which place; each refusal at the one it is about. */
export function PlaceFields({ room, doctors, onEnter, listRef }: PlaceFieldsProps) {
  const t = useTranslation();
  const { form, day } = room;
  const dayProblem = useFieldProblem(form, 'onDate');
  const slotProblem = useFieldProblem(form, 'startMinute');
  const overProblem =
    room.isOver && !room.mayOverbook ? (slotProblem ?? t('appointments.fullForYou')) : slotProblem;
  return (
    <>
      <div className={classes.where}>
        <NativeSelect
          size="sm"
          name="doctorId"
          label={t('queue.doctor')}
          value={String(room.doctorId ?? '')}
          data={doctors.map(doctor => ({ value: String(doctor.id), label: doctor.fullName }))}
          onChange={event => room.chooseDoctor(Number(event.currentTarget.value))}
        />
        <DayField
          label={t('appointments.day')}
          name="onDate"
          value={room.onDate}
          onChange={room.chooseDay}
          problem={dayProblem}
        />
      </div>
      <ProblemNotice error={room.readError} onRetry={room.retry} />
      {day ? (
        <SlotsField
          day={day}
          next={room.next}
          value={room.startMinute}
          onChange={room.chooseSlot}
          onNextFree={room.chooseNextFree}
          onEnter={onEnter}
          problem={overProblem}
          isShort={form.watch('isSeries')}
          listRef={listRef}
        />
      ) : (
        room.isWaiting && <Skeletons rows={3} label={t('common.loading')} />
      )}
    </>
  );
}
