import { closuresGrid, schedulesGrid } from '#shared/features/appointments/timetable.grid.ts';
import { addDays } from '#shared/kernel/local-date.ts';
import { listExporter } from '../../server/grid/export-list.ts';
import type { ReadContext } from '../../server/service.ts';
import { listDoctors } from '../users/users.service.ts';
import { closures, schedules } from './schedules.ts';

/** As far ahead as the screen lists them. */
const AHEAD_DAYS = 365;

export const exportSchedules = listExporter({
  rows: reading =>
    listDoctors(reading.db).map(({ userId, fullName }) => ({
      doctorName: fullName,
      schedules: schedules(reading, { doctorId: userId }),
    })),
  grid: schedulesGrid,
  ...{ fileName: 'sittings', entity: 'schedules' },
});

function namedClosures(ctx: ReadContext) {
  const names = new Map(listDoctors(ctx.db).map(({ userId, fullName }) => [userId, fullName]));
  const today = ctx.today();
  return closures(ctx, { fromDate: today, toDate: addDays(today, AHEAD_DAYS) }).map(closure => ({
    ...closure,
    doctorName: closure.doctorId === null ? null : (names.get(closure.doctorId) ?? ''),
  }));
}

export const exportClosures = listExporter({
  rows: namedClosures,
  grid: closuresGrid,
  ...{ fileName: 'leave-and-holidays', entity: 'closures' },
});
