import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { DaySheet, reportsContract } from '#shared/features/reports/reports.contract.ts';
import type { ReadContext, ServiceOf } from '../../server/service.ts';
import { closeDay } from './close-day.ts';
import { daySheetOf } from './day-sheet.ts';
import { exportDaySheet, exportOwnerSheetWith } from './export-sheets.ts';
import { exportLooseEnds, looseEnds } from './loose-ends-list.ts';
import { type CountExceptions, ownerSheetWith } from './owner-sheet.ts';
import { printOwnerSheetWith } from './owner-sheet-print.ts';
import { printDaySheet } from './print-day-sheet.ts';
import { moneyDay, setCloseAside } from './set-close-aside.ts';

export { type DayLink, listLinks as listDayLinks } from './day-closes.sql.ts';
export { isLinkWhole, verifyDayChain } from './day-seal.ts';
export { checkSums, checkSumsInTurns } from './sums-check.ts';

function daySheet(ctx: ReadContext, input: ParsedInputOf<typeof reportsContract.daySheet>): DaySheet {
  return daySheetOf(ctx, input.onDate ?? ctx.today());
}

export const reportsService = {
  daySheet,
  exportDaySheet,
  looseEnds,
  exportLooseEnds,
  closeDay,
  moneyDay,
  setCloseAside,
  printDaySheet,
} satisfies Partial<ServiceOf<typeof reportsContract>>;

/** The owner's sheet counts exceptions, which the registers know. */
export function ownerSheetsWith(countExceptions: CountExceptions) {
  return {
    ownerSheet: ownerSheetWith(countExceptions),
    printOwnerSheet: printOwnerSheetWith(countExceptions),
    exportOwnerSheet: exportOwnerSheetWith(countExceptions),
  } satisfies Partial<ServiceOf<typeof reportsContract>>;
}
