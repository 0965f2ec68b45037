import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { foundPatientsGrid, MOST_FOUND } from '#shared/features/patients/found-patients.grid.ts';
import type { patientsContract } from '#shared/features/patients/patients.contract.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import type { TaskContext } from '../../server/service.ts';
import { search } from './patient-search.ts';

/** What was typed may be a name or a phone: the audit row counts the people and does not repeat it. */
export async function exportFound(
  ctx: TaskContext,
  input: ParsedInputOf<typeof patientsContract.exportFound>,
): Promise<ExportedFile> {
  const { language, text } = input;
  const { hits, today } = ctx.reading(read => ({
    hits: search(read, { text, limit: MOST_FOUND }),
    today: read.today(),
  }));
  return exportGrid(ctx, foundPatientsGrid(hits, { t: translatorOf(language), language, today }), {
    wanted: input,
    fileName: `patients-${today}`,
    entity: 'patients',
  });
}
