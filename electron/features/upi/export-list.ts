import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { upiContract } from '#shared/features/upi/upi.contract.ts';
import { upiGrid } from '#shared/features/upi/upi.grid.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import type { TaskContext } from '../../server/service.ts';
import { awaitingOf } from './awaiting.ts';

const ALL_OF_THEM = Number.MAX_SAFE_INTEGER - 1;

export async function exportList(
  ctx: TaskContext,
  input: ParsedInputOf<typeof upiContract.exportList>,
): Promise<ExportedFile> {
  const { list, language } = input;
  const answer = ctx.reading(read => awaitingOf(read, input, ALL_OF_THEM));
  const { fromDate, toDate } = answer;
  return exportGrid(ctx, upiGrid(answer, { t: translatorOf(language), language, list }), {
    wanted: input,
    fileName: `upi-${list}-${fromDate}-${toDate}`,
    entity: 'upiList',
    detail: { list, fromDate, toDate },
  });
}
