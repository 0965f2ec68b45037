import { type Press, widthOfRun } from './fonts.ts';
import { splitPiece } from './script-runs.ts';

type TypeOptions = { size: number; isBold?: boolean; press?: Press };
export type ClipOptions = TypeOptions & { width: number };

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Width of one line in points, as it will be set. */
export function textWidth(text: string, { size, isBold = false, press = 'page' }: TypeOptions): number {
  return splitPiece(text).reduce(
    (sum, run) => sum + widthOfRun(run.text, run.script, { press, isBold, size }),
    0,
  );
}

/** Text cut with '…' to one line of the given width, for places with no room to grow: running heads and feet. */
export function clipped(text: string, { width, ...type }: ClipOptions): string {
  const widthOf = (candidate: string) => textWidth(candidate, type);
  const letters = [...graphemes.segment(text.slice(0, 400))].map(({ segment }) => segment);
  if (text.length <= 400 && widthOf(text) <= width) return text;
  let [kept, dropped] = [0, letters.length];
  while (dropped - kept > 1) {
    const middle = Math.floor((kept + dropped) / 2);
    if (widthOf(`${letters.slice(0, middle).join('')}…`) <= width) kept = middle;
    else dropped = middle;
  }
  return `${letters.slice(0, kept).join('').trimEnd()}…`;
}
