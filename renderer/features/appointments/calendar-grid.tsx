import { DayView, type ScheduleEventData } from '@mantine/schedule';
import { type ReactNode, useMemo } from 'react';
import type { VisitState } from '#shared/features/queue/queue.contract.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { minuteOfDayAt } from '#shared/kernel/local-date.ts';
import { useNow } from '../../app/clock.ts';
import { useClinicDay } from '../../app/session.tsx';
import { lookOf } from './appointment-words.ts';
import classes from './calendar.module.css';
import { clock } from './clock-words.ts';
import { ShadeView, StopView } from './stop-view.tsx';
import { hourHeight, hoursOf, type PlacedColumn, type Shade, type Stop } from './stops.ts';

export type Drop = { appointmentId: number; doctorId: number; onDate: LocalDate; wallMinute: number };

type CalendarGridProps = {
  columns: readonly PlacedColumn[];
  head: (column: PlacedColumn) => ReactNode;
  label: (column: PlacedColumn) => string;
  /** Where the keyboard stands. */
  chosenKey: string | undefined;
  /** The booking that is being moved by keys. */
  movingId: number | undefined;
  visits: ReadonlyMap<number, VisitState>;
  mayBook: boolean;
  onChoose: (stop: Stop) => void;
  onDrop: (drop: Drop) => void;
};

// The library puts what lasts exactly a whole day into a row of its own, which is not shown here.
const wall = (onDate: LocalDate, minute: number) =>
  `${onDate} ${minute >= 1_440 ? '23:59:00' : `${clock(minute)}:00`}`;

type Shown = { stop: Stop; shade?: undefined } | { stop?: undefined; shade: Shade };

/** Later ones lie on top: a break on its sitting, an absence on both. */
const LAYERS: readonly Shade['kind'][] = ['session', 'past', 'break', 'closed'];

function eventsOf(column: PlacedColumn, from: number, to: number): ScheduleEventData<Shown>[] {
  const inView = (minute: number) => Math.min(to * 60, Math.max(from * 60, minute));
  const shades = column.shades
    .toSorted((first, second) => LAYERS.indexOf(first.kind) - LAYERS.indexOf(second.kind))
    .flatMap((shade): ScheduleEventData<Shown>[] => {
      const start = inView(shade.fromMinute);
      const end = inView(shade.toMinute);
      if (end <= start) return [];
      return [
        {
          id: shade.key,
          title: shade.word,
          start: wall(column.onDate, start),
          end: wall(column.onDate, end),
          color: 'gray',
          display: 'background',
          payload: { shade },
        },
      ];
    });
  const stops = column.stops.map(
    (stop): ScheduleEventData<Shown> => ({
      id: stop.key,
      title: '',
      start: wall(column.onDate, stop.wallMinute),
      end: wall(column.onDate, Math.min(1_440, stop.wallMinute + stop.minutes)),
      color: 'teal',
      payload: { stop },
    }),
  );
  return [...shades, ...stops];
}

/** Doctors of a day, or days of a doctor, side by side: one view of the schedule library per column. */
export function CalendarGrid(props: CalendarGridProps) {
  const { columns, head, label } = props;
  const { from, to } = hoursOf(columns);
  const height = hourHeight(columns);
  const hours = Array.from({ length: to - from }, (_, index) => from + index);
  const vars = { '--columns': columns.length, '--hour': `${height}px` } as React.CSSProperties;
  return (
    <div className={classes.scroller} style={vars}>
      <div className={classes.heads}>
        <span className={classes.corner} />
        {columns.map(column => (
          <div key={column.key} className={classes.head}>
            {head(column)}
          </div>
        ))}
      </div>
      <div className={classes.columns}>
        <div className={classes.hours} aria-hidden>
          {hours.map(hour => (
            <span key={hour} className={classes.hour}>
              {clock(hour * 60)}
            </span>
          ))}
        </div>
        {columns.map(column => (
          <section key={column.key} className={classes.column} aria-label={label(column)}>
            <ColumnView {...props} column={column} from={from} to={to} height={height} />
          </section>
        ))}
      </div>
    </div>
  );
}

type ColumnViewProps = CalendarGridProps & { column: PlacedColumn; from: number; to: number; height: number };

function ColumnView(props: ColumnViewProps) {
  const { column, from, to, height, chosenKey, movingId, visits, mayBook, onChoose, onDrop } = props;
  const { today, zone } = useClinicDay();
  const now = useNow();
  const events = useMemo(() => eventsOf(column, from, to), [column, from, to]);

  /** A drag may begin in another column, so the drop is read from what it carries. */
  function drop(carried: string, at: string): void {
    const appointmentId = Number(/^a(\d+)$/.exec(carried)?.[1]);
    const [hours = '0', minutes = '0'] = at.slice(11).split(':');
    if (Number.isInteger(appointmentId))
      onDrop({
        appointmentId,
        doctorId: column.doctorId,
        onDate: column.onDate,
        wallMinute: Number(hours) * 60 + Number(minutes),
      });
  }

  return (
    <DayView
      date={column.onDate}
      events={events as unknown as ScheduleEventData[]}
      startTime={`${String(from).padStart(2, '0')}:00:00`}
      endTime={to === 24 ? '23:59:59' : `${String(to).padStart(2, '0')}:00:00`}
      intervalMinutes={30}
      slotHeight={height}
      withHeader={false}
      withAllDaySlot={false}
      withCurrentTimeBubble={false}
      withCurrentTimeIndicator={column.onDate === today}
      getCurrentTime={() => wall(today, minuteOfDayAt(now, zone))}
      withEventsDragAndDrop={mayBook}
      eventDragInterval={5}
      canDragEvent={event => isMovable((event.payload as Shown | undefined)?.stop)}
      onEventDrop={({ eventId, newStart }) => drop(String(eventId), newStart)}
      onExternalEventDrop={(data, at) => {
        // Anything may be dropped here, a file or a word from another window too.
        const carried = /"eventId":"(a\d+)"/.exec(data.getData('application/json'))?.[1];
        if (carried) drop(carried, at);
      }}
      getTimeSlotProps={() => ({ tabIndex: -1, 'aria-hidden': true })}
      classNames={{
        dayView: classes.view ?? '',
        dayViewScrollArea: classes.viewArea ?? '',
        dayViewSlotLabels: classes.viewLabels ?? '',
        dayViewSlot: classes.viewSlot ?? '',
        dayViewBackgroundEvent: classes.shade ?? '',
        dayViewDragPreview: classes.preview ?? '',
        currentTimeIndicator: classes.now ?? '',
      }}
      renderEvent={(event, rootProps) => {
        const { stop, shade } = event.payload as Shown;
        if (shade) return <ShadeView key={event.id} shade={shade} rootProps={rootProps} />;
        return (
          <StopView
            key={event.id}
            stop={stop}
            look={
              stop.appointment && lookOf(stop.appointment, visits.get(stop.appointment.visitId ?? 0), today)
            }
            isChosen={stop.key === chosenKey}
            isMoving={stop.appointment?.id === movingId && movingId !== undefined}
            onChoose={() => onChoose(stop)}
            rootProps={rootProps}
          />
        );
      }}
    />
  );
}

function isMovable(stop: Stop | undefined): boolean {
  return stop?.appointment?.state === 'booked';
}
