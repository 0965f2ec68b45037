import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { appointmentsContract } from '#shared/features/appointments/appointments.contract.ts';
import { toRebookGrid } from '#shared/features/appointments/to-rebook.grid.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import type { TaskContext } from '../../server/service.ts';
import { toRebook } from './booking-reads.ts';

export async function exportToRebook(
  ctx: TaskContext,
  input: ParsedInputOf<typeof appointmentsContract.exportToRebook>,
): Promise<ExportedFile> {
  const { language } = input;
  const { rows, today } = ctx.reading(read => ({ rows: toRebook(read), today: read.today() }));
  return exportGrid(ctx, toRebookGrid(rows, { t: translatorOf(language), language, today }), {
    wanted: input,
    fileName: `to-rebook-${today}`,
    entity: 'toRebook',
  });
}
