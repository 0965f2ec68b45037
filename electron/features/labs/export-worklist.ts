import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { labsContract } from '#shared/features/labs/labs.contract.ts';
import { labWorkGrid } from '#shared/features/labs/worklist.grid.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import type { TaskContext } from '../../server/service.ts';
import { worklist } from './lab-work.ts';

export async function exportWorklist(
  ctx: TaskContext,
  input: ParsedInputOf<typeof labsContract.exportWorklist>,
): Promise<ExportedFile> {
  const { state, language } = input;
  const { jobs, today } = ctx.reading(read => ({ jobs: worklist(read, input).jobs, today: read.today() }));
  const grid = labWorkGrid(jobs, { t: translatorOf(language), language, today, list: state });
  return exportGrid(ctx, grid, {
    wanted: input,
    fileName: `laboratory-${state}-${today}`,
    entity: 'labWork',
    detail: { state },
  });
}
