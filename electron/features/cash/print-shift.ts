import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { cashContract } from '#shared/features/cash/cash.contract.ts';
import { formatDate, formatTime, localDateAt } from '#shared/kernel/local-date.ts';
import { renderRoomiest } from '../../printing/render-pdf.ts';
import { printCounted } from '../../server/print-counts.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { clinicAndSettings, sheetPaperOf } from '../settings/settings.service.ts';
import { longDate } from './money-tables.ts';
import { shiftSheetDocument } from './shift-sheet.document.ts';
import { shiftSheetOf } from './shift-sheet.ts';
import type { ShiftSheetPrint } from './shift-sheet-print.ts';

type Input = ParsedInputOf<typeof cashContract.printShift>;

function shiftSheetPrint(ctx: ReadContext, { shiftId, paper }: Input): ShiftSheetPrint {
  const { clinic, settings } = clinicAndSettings(ctx.db);
  const sheet = shiftSheetOf(ctx, shiftId);
  const { onDate, openedAt, closedAt } = sheet;
  // A drawer handed over on another day than its own says on which.
  const told = (instant: number) => {
    const on = localDateAt(instant, ctx.zone);
    return `${on === onDate ? '' : `${formatDate(on)}, `}${formatTime(instant, ctx.zone)}`;
  };
  return {
    ...{ paper: sheetPaperOf(paper, settings), sheet, language: settings.screenLanguage },
    clinicName: clinic.name,
    place: clinic.city,
    date: longDate(onDate, settings.screenLanguage),
    openedAt: told(openedAt),
    closedAt: closedAt === null ? '' : told(closedAt),
  };
}

/** The designed page, counted: it says so from the second time on, by whichever button it leaves. */
export async function countedShiftSheet(ctx: TaskContext, input: Input) {
  const print = ctx.reading(read => shiftSheetPrint(read, input));
  const { number, onDate, isOpen } = print.sheet;
  const { paper } = print;
  const thing = { page: 'drawerSheet', subjectId: input.shiftId, version: isOpen ? 1 : 2, paper } as const;
  const { bytes, duplicateCopy } = await printCounted(ctx, thing, copy =>
    renderRoomiest(shiftSheetDocument({ ...print, duplicateCopy: copy })),
  );
  return { bytes, duplicateCopy, number, onDate, paper };
}

export async function printShift(ctx: TaskContext, input: Input): Promise<{ pdf: string; fileName: string }> {
  const { bytes, duplicateCopy, number, onDate, paper } = await countedShiftSheet(ctx, input);
  ctx.subject('shift', input.shiftId, { number, paper, duplicateCopy });
  const name = number === '' ? `drawer-${onDate}-${input.shiftId}` : number.replaceAll('/', '-');
  return { pdf: Buffer.from(bytes).toString('base64'), fileName: `${name}.pdf` };
}
