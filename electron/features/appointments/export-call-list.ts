import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { appointmentsContract } from '#shared/features/appointments/appointments.contract.ts';
import { callListGrid } from '#shared/features/appointments/call-list.grid.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import type { TaskContext } from '../../server/service.ts';
import { callList } from './booking-reads.ts';

type Export = typeof appointmentsContract.exportCallList;

export function exportCallList(ctx: TaskContext, input: ParsedInputOf<Export>): Promise<OutputOf<Export>> {
  const { onDate, language } = input;
  const rows = ctx.reading(reading => callList(reading, { onDate }));
  return exportGrid(ctx, callListGrid(rows, onDate, language), {
    ...{ wanted: input, fileName: `call-list-${onDate}`, entity: 'callList', detail: { onDate } },
  });
}
