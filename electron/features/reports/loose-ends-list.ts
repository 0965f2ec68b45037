import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { looseEndsGrid } from '#shared/features/reports/loose-ends.grid.ts';
import type { LooseEnd, reportsContract } from '#shared/features/reports/reports.contract.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { addDays } from '#shared/kernel/local-date.ts';
import { lastClosedDay } from '../../ledger/open-day.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { looseEndsOf } from './loose-ends.ts';

export function looseEnds(
  ctx: ReadContext,
  input: ParsedInputOf<typeof reportsContract.looseEnds>,
): LooseEnd[] {
  const onDate = input.onDate ?? ctx.today();
  const closedOn = lastClosedDay(ctx.db) ?? '';
  const earlier = Array.from({ length: input.daysBack }, (_, place) =>
    addDays(onDate, place - input.daysBack),
  );
  return [...earlier.filter(day => day > closedOn), onDate].flatMap(day => looseEndsOf(ctx.db, day));
}

export async function exportLooseEnds(
  ctx: TaskContext,
  input: ParsedInputOf<typeof reportsContract.exportLooseEnds>,
): Promise<ExportedFile> {
  const { language, daysBack } = input;
  const { ends, today } = ctx.reading(read => ({ ends: looseEnds(read, input), today: read.today() }));
  const onDate = input.onDate ?? today;
  return exportGrid(ctx, looseEndsGrid(ends, { t: translatorOf(language), language, today }), {
    wanted: input,
    fileName: `loose-ends-${onDate}`,
    entity: 'looseEnds',
    detail: { onDate, daysBack },
  });
}
