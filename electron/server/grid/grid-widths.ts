import type { Grid } from '#shared/kernel/grid.ts';
import { textWidth } from '../../printing/clip-text.ts';

export type ColumnNeed = {
  /** Points that the widest cell takes on one line. */
  natural: number;
  /** Points below which a word would be cut. */
  least: number;
  isText: boolean;
};

/** Texts measured per column: the longest by letters are the widest, or nearly so. */
const MEASURED = 8;
const WIDEST_WORD = 90;

/** What each column of a grid needs at a size of type; `lines` are its texts as they will stand, head and sums included. */
export function columnNeeds(grid: Grid, lines: readonly (readonly string[])[], size: number): ColumnNeed[] {
  const widest = (texts: readonly string[]) =>
    Math.max(0, ...longest(texts).map(text => textWidth(text, { size, isBold: true }))) + 0.5;
  return grid.columns.map(({ kind }, at) => {
    const [head = '', ...texts] = lines.map(line => line[at] ?? '');
    const headWords = widest(head.split(' '));
    const natural = Math.max(widest(texts), widest([head]));
    // Figures stay whole; only the head above them may go over two lines.
    if (kind !== 'text') return { natural, least: Math.max(widest(texts), headWords), isText: false };
    const words = widest(texts.flatMap(text => text.split(/[ \n]+/u)));
    return { natural, least: Math.max(headWords, Math.min(WIDEST_WORD, words)), isText: true };
  });
}

function longest(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort((a, b) => b.length - a.length).slice(0, MEASURED);
}

/** Widths that fill the page: figures whole, words sharing what is left; undefined when words would be cut. */
export function fitted(needs: readonly ColumnNeed[], available: number): number[] | undefined {
  const sum = (of: (need: ColumnNeed) => number) => needs.reduce((total, need) => total + of(need), 0);
  if (sum(({ least }) => least) > available) return undefined;
  const spare = available - sum(({ natural }) => natural);
  if (spare >= 0) return widened(needs, spare);
  const overhang = sum(({ natural, least }) => natural - least);
  return needs.map(({ natural, least }) => natural + (spare * (natural - least)) / overhang);
}

/** The spare width goes to the columns of words, or, without any, to all alike. */
function widened(needs: readonly ColumnNeed[], spare: number): number[] {
  const takers = needs.some(({ isText }) => isText) ? needs.filter(({ isText }) => isText) : needs;
  const share = takers.reduce((total, { natural }) => total + natural, 0);
  return needs.map(need =>
    takers.includes(need) ? need.natural + (spare * need.natural) / share : need.natural,
  );
}

/** The last resort: every column gives up the same part of its width, and long words are cut. */
export function squeezed(needs: readonly ColumnNeed[], available: number): number[] {
  const total = needs.reduce((sum, { least }) => sum + least, 0);
  return needs.map(({ least }) => (least * available) / total);
}
