import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { daySheetGrid } from '#shared/features/reports/day-sheet.grid.ts';
import { ownerSheetGrid } from '#shared/features/reports/owner-sheet.grid.ts';
import type { reportsContract } from '#shared/features/reports/reports.contract.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { exportGrid, pageFile } from '../../server/grid/export-grid.ts';
import type { TaskContext } from '../../server/service.ts';
import { daySheetOf } from './day-sheet.ts';
import { ownerSheetDocument } from './owner-sheet.document.ts';
import { type CountExceptions, daysAsked, ownerSheetOf } from './owner-sheet.ts';
import { ownerSheetPrint } from './owner-sheet-print.ts';
import { countedDaySheet } from './print-day-sheet.ts';

/** As a page it is the sheet itself, one more print of it; as tables it is a file, and no print. */
export async function exportDaySheet(
  ctx: TaskContext,
  input: ParsedInputOf<typeof reportsContract.exportDaySheet>,
): Promise<ExportedFile> {
  const { language, format } = input;
  if (format === 'pdf') {
    const { bytes, duplicateCopy, day } = await countedDaySheet(ctx, { ...input, paper: 'A4' });
    ctx.subject('daySheet', null, { onDate: day, format, duplicateCopy });
    return pageFile(`day-${day}`, bytes);
  }
  const { sheet, today } = ctx.reading(read => ({
    sheet: daySheetOf(read, input.onDate ?? read.today()),
    today: read.today(),
  }));
  const { onDate } = sheet;
  return exportGrid(ctx, daySheetGrid(sheet, { t: translatorOf(language), language, today }), {
    ...{ wanted: input, fileName: `day-${onDate}`, entity: 'daySheet', detail: { onDate } },
  });
}

/** As a page it is the sheet itself. */
export function exportOwnerSheetWith(countExceptions: CountExceptions) {
  return (
    ctx: TaskContext,
    input: ParsedInputOf<typeof reportsContract.exportOwnerSheet>,
  ): Promise<ExportedFile> => {
    const { language } = input;
    const { sheet, print, today } = ctx.reading(read => {
      const sheet = ownerSheetOf(read, daysAsked(read, input), countExceptions);
      return { sheet, print: ownerSheetPrint(read, sheet, language), today: read.today() };
    });
    const { fromDate, toDate } = sheet;
    return exportGrid(ctx, ownerSheetGrid(sheet, { t: translatorOf(language), language, today }), {
      ...{ wanted: input, fileName: `owner-${fromDate}-${toDate}`, entity: 'ownerSheet' },
      detail: { fromDate, toDate },
      document: () => ownerSheetDocument(print),
    });
  };
}
