import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { appointmentsContract } from '#shared/features/appointments/appointments.contract.ts';
import { calendarGrid, patientBookingsGrid } from '#shared/features/appointments/bookings.grid.ts';
import { exportList } from '../../server/grid/export-list.ts';
import type { TaskContext } from '../../server/service.ts';
import { calendar, ofPatient } from './booking-reads.ts';

type Contract = typeof appointmentsContract;

export function exportCalendar(
  ctx: TaskContext,
  input: ParsedInputOf<Contract['exportCalendar']>,
): Promise<ExportedFile> {
  const { doctorId, fromDate, toDate } = input;
  return exportList(ctx, input, {
    rows: reading => calendar(reading, input).filter(one => doctorId === null || one.doctorId === doctorId),
    grid: (rows, on) => calendarGrid(rows, { ...on, days: { fromDate, toDate } }),
    ...{ fileName: 'calendar', entity: 'calendar', detail: { doctorId, fromDate, toDate } },
  });
}

export function exportOfPatient(
  ctx: TaskContext,
  input: ParsedInputOf<Contract['exportOfPatient']>,
): Promise<ExportedFile> {
  return exportList(ctx, input, {
    rows: reading => ofPatient(reading, input),
    grid: patientBookingsGrid,
    ...{ fileName: 'appointments', entity: 'patient', entityId: input.patientId },
  });
}
