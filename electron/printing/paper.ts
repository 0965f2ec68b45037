import type { Margin } from './pdf-definition.ts';

export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

export type SheetName = 'A4' | 'A5' | 'A6';
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
};

// The heads print 72 mm of an 80 mm roll and 48 mm of a 58 mm roll, in the middle.
function roll(paperMm: number, headMm: number): Roll {
  const side = mm((paperMm - headMm) / 2);
  return { width: mm(paperMm), margins: [side, mm(4), side, mm(6)], columnWidth: mm(headMm) };
}

export const ROLLS: Readonly<Record<RollName, Roll>> = { '80mm': roll(80, 72), '58mm': roll(58, 48) };

export function isRoll(paper: SheetName | RollName): paper is RollName {
  return paper === '80mm' || paper === '58mm';
}
