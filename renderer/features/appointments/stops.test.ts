import { expect, test } from 'vitest';
import { booked, doctorDay, sitting, slot, TODAY } from './appointments.test-support.ts';
import { placeAt, stepFrom } from './stop-steps.ts';
import { columnKey, hourHeight, hoursOf, placeStops } from './stops.ts';

const columnOf = (doctorId: number, onDate = TODAY) => ({
  key: columnKey(doctorId, onDate),
  doctorId,
  onDate,
});
const morning = sitting([
  slot(570, { state: 'full', taken: 1 }),
  slot(585),
  slot(600, { state: 'full', taken: 1 }),
]);

test('a full slot is the booking that fills it, and a full one without a booking stands for itself', () => {
  const [column] = placeStops([columnOf(2)], [doctorDay(2, TODAY, [morning])], [booked(1, 570)]);

  expect(column?.stops.map(stop => [stop.wallMinute, stop.kind])).toEqual([
    [570, 'appointment'],
    [585, 'free'],
    [600, 'full'],
  ]);
  expect(column).toMatchObject({ bookedCount: 1, freeCount: 1 });
});

test('a cancelled booking stays in sight beside its free place, a moved one does not', () => {
  const [column] = placeStops(
    [columnOf(2)],
    [doctorDay(2, TODAY, [sitting([slot(570), slot(585)])])],
    [booked(1, 570, { state: 'cancelled' }), booked(2, 585, { state: 'rescheduled' })],
  );

  expect(column?.stops.map(stop => stop.key)).toEqual(['a1', 's2|2026-11-21|570', 's2|2026-11-21|585']);
  expect(column?.bookedCount).toBe(0);
});

test('what a night sitting has after midnight stands in the next day’s column and is booked on its own day', () => {
  const night = sitting([slot(1_425), slot(1_440), slot(1_455)], { endMinute: 1_470 });
  const days = [doctorDay(2, TODAY, [night])];
  const columns = placeStops([columnOf(2), columnOf(2, '2026-11-22')], days, [booked(1, 1_440)]);

  expect(columns.map(column => column.stops.map(stop => stop.wallMinute))).toEqual([[1_425], [0, 0, 15]]);
  expect(columns[1]?.stops.map(stop => [stop.onDate, stop.startMinute])).toEqual([
    [TODAY, 1_440],
    [TODAY, 1_440],
    [TODAY, 1_455],
  ]);
  expect(placeAt(days, 2, '2026-11-22', 17)).toEqual({ onDate: TODAY, startMinute: 1_455, isFull: false });
});

test('arrows walk in a column and go across to the nearest time, past columns without places', () => {
  const columns = placeStops(
    [columnOf(2), columnOf(3), columnOf(4)],
    [
      doctorDay(2, TODAY, [sitting([slot(570), slot(585)])]),
      doctorDay(4, TODAY, [sitting([slot(540), slot(590), slot(620)])]),
    ],
    [],
  );
  const at = (stop: { key: string } | undefined) => stop?.key;

  expect(at(stepFrom(columns, 's2|2026-11-21|570', 'down'))).toBe('s2|2026-11-21|585');
  expect(at(stepFrom(columns, 's2|2026-11-21|585', 'down'))).toBe('s2|2026-11-21|585');
  expect(at(stepFrom(columns, 's2|2026-11-21|585', 'right'))).toBe('s4|2026-11-21|590');
  expect(at(stepFrom(columns, 's4|2026-11-21|620', 'right'))).toBe('s4|2026-11-21|620');
  expect(at(stepFrom(columns, 's4|2026-11-21|620', 'left'))).toBe('s2|2026-11-21|585');
  expect(at(stepFrom(columns, undefined, 'down'))).toBe('s2|2026-11-21|570');
});

test('the hours shown are those of the sittings, tall enough for the shortest place', () => {
  const columns = placeStops([columnOf(2)], [doctorDay(2, TODAY, [morning])], []);

  expect(hoursOf(columns)).toEqual({ from: 9, to: 11 });
  expect(hourHeight(columns)).toBe(96);
  expect(hoursOf(placeStops([columnOf(2)], [], []))).toEqual({ from: 9, to: 18 });
});

test('what is dropped between two sittings has no place', () => {
  const days = [doctorDay(2, TODAY, [sitting([slot(570)]), sitting([slot(1_020)])])];

  expect(placeAt(days, 2, TODAY, 580)).toMatchObject({ startMinute: 570 });
  expect(placeAt(days, 2, TODAY, 700)).toBeUndefined();
  expect(placeAt(days, 3, TODAY, 580)).toBeUndefined();
});
