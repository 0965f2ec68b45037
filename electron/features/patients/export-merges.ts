import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { mergesGrid } from '#shared/features/patients/merges.grid.ts';
import type { patientsContract } from '#shared/features/patients/patients.contract.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import type { TaskContext } from '../../server/service.ts';
import { merges } from './merge-patients.ts';

export async function exportMerges(
  ctx: TaskContext,
  input: ParsedInputOf<typeof patientsContract.exportMerges>,
): Promise<ExportedFile> {
  const { language } = input;
  const { rows, today } = ctx.reading(read => ({ rows: merges(read), today: read.today() }));
  return exportGrid(ctx, mergesGrid(rows, { t: translatorOf(language), language, today }), {
    wanted: input,
    fileName: `joined-records-${today}`,
    entity: 'merges',
  });
}
