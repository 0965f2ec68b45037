import type { ClinicSettings } from '../settings/settings.schema.ts';
import type { SheetLayout } from './letterhead.schema.ts';

/** Half is A4 cut across. */
export const PAPERS = ['A5', 'A4', 'Letter', 'Half'] as const;
export type PrescriptionPaper = (typeof PAPERS)[number];

/** Width, height and the side margin of our own letterhead, in tenths of a millimetre. */
export const PAPER_SIZES: Readonly<
  Record<PrescriptionPaper, { width: number; height: number; side: number }>
> = {
  A5: { width: 1480, height: 2100, side: 105 },
  A4: { width: 2100, height: 2970, side: 180 },
  Letter: { width: 2159, height: 2794, side: 180 },
  Half: { width: 2100, height: 1485, side: 180 },
};

const NARROWEST = 1000;
const LOWEST = 750;
// No office printer reaches the last few millimetres of a sheet.
const NEAREST_TO_EDGE = 30;

/** White above our own head and below its foot on the page set closest, in tenths of a millimetre; tall paper has more. */
const OWN_HEAD = 49;
const OWN_FOOT = 44;
const TALL_MORE = 42;

export type SheetEdges = { left: number; right: number; top: number; bottom: number };

/** Free edges of the sheet before the printer's shift, in tenths of a millimetre; top and bottom are 0 with our own header. */
export function edgesOf(layout: Omit<SheetLayout, 'shiftRight' | 'shiftDown'>): SheetEdges {
  const { side } = PAPER_SIZES[layout.paper];
  return layout.hasHeader
    ? { left: side + layout.punch, right: side, top: 0, bottom: 0 }
    : {
        left: layout.blankLeft + layout.punch,
        right: layout.blankRight,
        top: layout.blankTop,
        bottom: layout.blankBottom,
      };
}

type RoomProblem = { code: 'TOO_NARROW' | 'TOO_LOW' | 'OFF_THE_SHEET'; field: keyof SheetLayout };

/** Why a prescription cannot stand there, named at the measure that takes the room; null when it can. */
export function roomProblem(layout: SheetLayout): RoomProblem | null {
  const { width, height } = PAPER_SIZES[layout.paper];
  const { left, right, top, bottom } = edgesOf(layout);
  if (width - left - right < NARROWEST) {
    return { code: 'TOO_NARROW', field: layout.punch > 0 ? 'punch' : 'blankRight' };
  }
  if (height - top - bottom < LOWEST) return { code: 'TOO_LOW', field: 'blankTop' };
  const nearestSide = Math.min(left + layout.shiftRight, right - layout.shiftRight);
  if (nearestSide < NEAREST_TO_EDGE) return { code: 'OFF_THE_SHEET', field: 'shiftRight' };
  return heightProblem(layout);
}

function heightProblem({ paper, hasHeader, blankTop, blankBottom, shiftDown }: SheetLayout) {
  const more = paper === 'A4' || paper === 'Letter' ? TALL_MORE : 0;
  const top = hasHeader ? OWN_HEAD + more : blankTop;
  const bottom = hasHeader ? OWN_FOOT + more : blankBottom;
  const problem = (field: keyof SheetLayout): RoomProblem => ({ code: 'OFF_THE_SHEET', field });
  if (top + shiftDown < NEAREST_TO_EDGE) return problem(shiftDown < 0 ? 'shiftDown' : 'blankTop');
  if (bottom - shiftDown < NEAREST_TO_EDGE) return problem(shiftDown > 0 ? 'shiftDown' : 'blankBottom');
  return null;
}

/** The layout of a clinic that has named no letterhead: what its papers say. */
export function clinicSheetLayout(
  settings: Pick<
    ClinicSettings,
    'prescriptionPaper' | 'prescriptionLetterhead' | 'preprintedTopMm' | 'preprintedBottomMm'
  >,
): SheetLayout {
  const { side } = PAPER_SIZES[settings.prescriptionPaper];
  return {
    paper: settings.prescriptionPaper,
    hasHeader: settings.prescriptionLetterhead === 'printed',
    hasFooter: true,
    blankTop: settings.preprintedTopMm * 10,
    blankLeft: side,
    blankRight: side,
    blankBottom: settings.preprintedBottomMm * 10,
    punch: 0,
    shiftRight: 0,
    shiftDown: 0,
  };
}
