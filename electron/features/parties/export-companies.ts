import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { companiesGrid } from '#shared/features/parties/companies.grid.ts';
import type { partiesContract } from '#shared/features/parties/parties.contract.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import type { TaskContext } from '../../server/service.ts';
import { list } from './companies.ts';

export async function exportCompanies(
  ctx: TaskContext,
  input: ParsedInputOf<typeof partiesContract.exportCompanies>,
): Promise<ExportedFile> {
  const { language } = input;
  const { parties, today } = ctx.reading(read => ({ parties: list(read), today: read.today() }));
  return exportGrid(ctx, companiesGrid(parties, { t: translatorOf(language), language, today }), {
    wanted: input,
    fileName: `companies-${today}`,
    entity: 'parties',
  });
}
