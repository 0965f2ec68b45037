import type { Browser } from 'playwright';
import { BAND, drawByChromium, drawByUs, type Fault, type Weight } from './draw-lines.ts';
import { compareInk, type Grey, type Ink, type InkDifference, inkOf } from './ink.ts';

/**
 * What two right drawings of one line may differ by, at 48 pixels to the em. Each edge rounds to one of two
 * neighbouring pixels in either drawing, so a box or its place on the line may differ by two and no ink may stand
 * farther than one pixel from the other's; 2 in 1,000 are left for corners.
 */
export const TOLERANCE = { widthBy: 2, heightBy: 2, aloneShare: 0.002, dropBy: 2 };

export type ComparedLine = InkDifference & { line: string; isSame: boolean };

/** Our drawing of each line beside Chromium's of the same text in the same font at the same size. */
export async function compareLines(
  browser: Browser,
  lines: readonly string[],
  weight: Weight,
  fault: Fault = 'none',
): Promise<ComparedLine[]> {
  const ours = await drawByUs(lines, weight);
  const theirs = await drawByChromium(browser, lines, weight, fault);
  const compared = lines.map((line, index) => ({
    line,
    ...compareInk(inkAt(ours, index, line), inkAt(theirs, index, line)),
  }));
  const usualDrop = compared.map(({ dropBy }) => dropBy).sort((a, b) => a - b)[compared.length >> 1] ?? 0;
  return compared.map(one => {
    const dropBy = Math.abs(one.dropBy - usualDrop);
    const isSame =
      one.widthBy <= TOLERANCE.widthBy &&
      one.heightBy <= TOLERANCE.heightBy &&
      one.aloneShare <= TOLERANCE.aloneShare &&
      dropBy <= TOLERANCE.dropBy;
    return { ...one, dropBy, isSame };
  });
}

function inkAt(picture: Grey, index: number, line: string): Ink {
  const ink = inkOf(picture, index * BAND, (index + 1) * BAND);
  if (!ink) throw new Error(`nothing was drawn for ${line}`);
  return ink;
}
