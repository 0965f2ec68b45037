import { DUE_BANDS } from '#shared/features/dues/ageing.rules.ts';
import { duesGrid } from '#shared/features/dues/dues-list.grid.ts';
import { list } from '../dues/dues.service.ts';
import type { MadeReport, ReportQuestion } from './report.ts';

/** Open dues as they stand today, whatever the days asked for. */
export function dues({ ctx, t, language, option }: ReportQuestion): MadeReport {
  const band = DUE_BANDS.find(name => name === option('band')) ?? null;
  const filter = { band, doctorId: null, isPromised: null };
  const { rows } = list(ctx, filter);
  return {
    grid: duesGrid(rows, { t, language, today: ctx.today(), filter }),
    opens: rows.map(({ billId }) => ({ kind: 'bill', id: billId })),
  };
}
