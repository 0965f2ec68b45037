import type { Margin } from './pdf-definition.ts';

export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

/** Half is A4 cut across. */
export type SheetName = 'A4' | 'A5' | 'A6' | 'Letter' | 'Half';
export type RollName = '80mm' | '58mm';

export type Sheet = { width: number; height: number; sideMargin: number; columnWidth: number };
export type Roll = { width: number; margins: Margin; columnWidth: number };

function sheet(width: number, height: number, sideMargin: number): Sheet {
  return { width, height, sideMargin, columnWidth: width - 2 * sideMargin };
}

export const SHEETS: Readonly<Record<SheetName, Sheet>> = {
  A4: sheet(595.28, 841.89, mm(18)),
  A5: sheet(419.53, 595.28, mm(10.5)),
  A6: sheet(297.64, 419.53, mm(8)),
  Letter: sheet(612, 792, mm(18)),
  Half: sheet(595.28, 420.94, mm(18)),
};

/** Whole sizes of what is carried or stuck on a file: a bank card's (ISO/IEC 7810 ID-1) and a label's. */
export const CARDS = {
  CR80: { width: mm(85.6), height: mm(53.98), sideMargin: mm(4) },
  label: { width: mm(50), height: mm(25), sideMargin: mm(2) },
} as const;

// The heads print 72 mm of an 80 mm roll and 48 mm of a 58 mm roll, in the middle.
function roll(paperMm: number, headMm: number): Roll {
  const side = mm((paperMm - headMm) / 2);
  return { width: mm(paperMm), margins: [side, mm(4), side, mm(6)], columnWidth: mm(headMm) };
}

export const ROLLS: Readonly<Record<RollName, Roll>> = { '80mm': roll(80, 72), '58mm': roll(58, 48) };

export function isRoll(paper: SheetName | RollName): paper is RollName {
  return paper === '80mm' || paper === '58mm';
}
