import { PAPER_SIZES, type PrescriptionPaper } from './letterhead.rules.ts';

export type Place = { fromLeft: number; fromTop: number };

const CROSS_FROM_LEFT = 300;
const CROSS_FROM_TOP = 400;

/** Where the two crosses of a calibration sheet are meant to stand, in tenths of a millimetre. */
export function crossesOf(paper: PrescriptionPaper): { first: Place; second: Place } {
  const { width, height } = PAPER_SIZES[paper];
  return {
    first: { fromLeft: CROSS_FROM_LEFT, fromTop: CROSS_FROM_TOP },
    second: { fromLeft: width - CROSS_FROM_LEFT, fromTop: height - CROSS_FROM_TOP },
  };
}

export type Calibration =
  | { kind: 'offsets'; shiftRight: number; shiftDown: number }
  /** Further off than any printer is: the wrong cross, the wrong paper, or measured from another edge. */
  | { kind: 'tooFar'; shiftRight: number; shiftDown: number }
  /** The printer makes the page smaller or larger; offsets cannot mend that. */
  | { kind: 'scaled'; percent: number };

export const LARGEST_SHIFT = 150;
// A ruler is read to half a millimetre at either end.
const LARGEST_READING_ERROR = 10;

/**
 * What a printer is off by, from where the first cross really stands (tenths of a millimetre from the paper's left and
 * top edges): the page is moved by as much the other way. The second cross, if measured, tells whether it scales.
 */
export function calibrate(paper: PrescriptionPaper, first: Place, second?: Place): Calibration {
  const meant = crossesOf(paper);
  const shiftRight = meant.first.fromLeft - first.fromLeft;
  const shiftDown = meant.first.fromTop - first.fromTop;
  if (second) {
    const across = distance(first, second);
    const meantAcross = distance(meant.first, meant.second);
    if (Math.abs(across - meantAcross) > LARGEST_READING_ERROR) {
      return { kind: 'scaled', percent: Math.round((1000 * across) / meantAcross) / 10 };
    }
  }
  const isTooFar = Math.max(Math.abs(shiftRight), Math.abs(shiftDown)) > LARGEST_SHIFT;
  return { kind: isTooFar ? 'tooFar' : 'offsets', shiftRight, shiftDown };
}

function distance(a: Place, b: Place): number {
  return Math.hypot(a.fromLeft - b.fromLeft, a.fromTop - b.fromTop);
}

/** '45', '45.5' or '-0,8' millimetres as tenths; undefined for what is no length to a tenth. */
export function tenthsOf(typed: string): number | undefined {
  const match = /^([-\u2212]?)(\d{1,3})(?:[.,](\d))?$/.exec(typed.trim());
  if (!match) return undefined;
  const tenths = Number(match[2]) * 10 + Number(match[3] ?? 0);
  return match[1] && tenths !== 0 ? -tenths : tenths;
}

/** 455 as '45.5', 450 as '45'. */
export function millimetresOf(tenths: number): string {
  return String(tenths / 10);
}
