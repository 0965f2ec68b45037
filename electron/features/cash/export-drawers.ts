import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { cashContract } from '#shared/features/cash/cash.contract.ts';
import { drawerGrid, drawersGrid } from '#shared/features/cash/drawers.grid.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { exportGrid, pageFile } from '../../server/grid/export-grid.ts';
import type { TaskContext } from '../../server/service.ts';
import { drawers } from './drawers-of-day.ts';
import { countedShiftSheet } from './print-shift.ts';
import { shiftSheetOf } from './shift-sheet.ts';

type InputOf<Name extends keyof typeof cashContract> = ParsedInputOf<(typeof cashContract)[Name]>;

export function exportDrawers(ctx: TaskContext, input: InputOf<'exportDrawers'>): Promise<ExportedFile> {
  const { language } = input;
  const { rows, onDate, today } = ctx.reading(read => {
    const onDate = input.onDate ?? read.today();
    return { rows: drawers(read, { onDate }), onDate, today: read.today() };
  });
  return exportGrid(ctx, drawersGrid(rows, { t: translatorOf(language), language, today, onDate }), {
    ...{ wanted: input, fileName: `drawers-${onDate}`, entity: 'drawers', detail: { onDate } },
  });
}

/** As a page it is the drawer's sheet itself, one more print of it; as a table it is a file, and no print. */
export async function exportShift(ctx: TaskContext, input: InputOf<'exportShift'>): Promise<ExportedFile> {
  const { shiftId, language, format } = input;
  if (format === 'pdf') {
    const { bytes, duplicateCopy, onDate } = await countedShiftSheet(ctx, { shiftId, paper: 'A4' });
    ctx.subject('shift', shiftId, { format, duplicateCopy });
    return pageFile(`drawer-${onDate}-${shiftId}`, bytes);
  }
  const { sheet, today } = ctx.reading(read => ({ sheet: shiftSheetOf(read, shiftId), today: read.today() }));
  return exportGrid(ctx, drawerGrid(sheet, { t: translatorOf(language), language, today }), {
    ...{ wanted: input, fileName: `drawer-${sheet.onDate}-${shiftId}`, entity: 'shift', entityId: shiftId },
  });
}
