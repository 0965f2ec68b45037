import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { encountersContract } from '#shared/features/encounters/encounters.contract.ts';
import { followUpsGrid } from '#shared/features/encounters/follow-ups.grid.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import type { TaskContext } from '../../server/service.ts';
import { followUps } from './follow-ups.ts';

type Export = typeof encountersContract.exportFollowUps;

export function exportFollowUps(ctx: TaskContext, input: ParsedInputOf<Export>): Promise<OutputOf<Export>> {
  const { fromDate, toDate, includesClosed, language } = input;
  const rows = ctx.reading(reading => followUps(reading, input));
  return exportGrid(ctx, followUpsGrid(rows, input, language), {
    ...{ wanted: input, fileName: `follow-ups-${fromDate}-${toDate}` },
    ...{ entity: 'followUps', detail: { fromDate, toDate, includesClosed } },
  });
}
