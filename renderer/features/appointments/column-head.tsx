import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import classes from './calendar.module.css';
import type { Doctor } from './doctors.ts';
import type { PlacedColumn } from './stops.ts';

type ColumnHeadProps = {
  column: PlacedColumn;
  doctor: Doctor | undefined;
  isWeek: boolean;
  onOpen: () => void;
};

/** Whose column, or which day's, and how much is booked and free in it. */
export function ColumnHead({ column, doctor, isWeek, onOpen }: ColumnHeadProps) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const facts = column.closedBecause
    ? t('appointments.awayShort', { reason: column.closedBecause })
    : column.stops.length === 0 && column.bookedCount === 0
      ? t('appointments.noSessionShort')
      : t('appointments.bookedAndFree', { booked: column.bookedCount, free: column.freeCount });
  return (
    <button
      type="button"
      className={classes.headDay}
      data-today={(isWeek && column.onDate === today) || undefined}
      onClick={onOpen}
      tabIndex={-1}
    >
      <span className={`${classes.headName} clip`}>
        {isWeek ? shortDay(column.onDate, language, true) : doctor?.fullName}
      </span>
      <span className={column.closedBecause ? 'tiny amber strong' : 'tiny dim'}>{facts}</span>
    </button>
  );
}
