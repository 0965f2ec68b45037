import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import { alertSharesGrid } from '#shared/features/prescriptions/alert-shares.grid.ts';
import type { prescriptionsContract } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { rangeIn } from '#shared/i18n/day-words.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import type { TaskContext } from '../../server/service.ts';
import { alertShares } from '../encounters/encounters.service.ts';

type Export = typeof prescriptionsContract.exportAlertShares;

export function exportAlertShares(ctx: TaskContext, input: ParsedInputOf<Export>): Promise<OutputOf<Export>> {
  const { fromDate, toDate, language } = input;
  const rows = ctx.reading(reading => alertShares(reading, input));
  return exportGrid(ctx, alertSharesGrid(rows, translatorOf(language), rangeIn(language, input)), {
    ...{ wanted: input, fileName: `alerts-${fromDate}-${toDate}` },
    ...{ entity: 'alertShares', detail: { fromDate, toDate } },
  });
}
