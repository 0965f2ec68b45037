import { fontName } from './fonts.ts';
import type { DrawingBlock } from './pdf-definition.ts';
import { printable, splitPiece } from './script-runs.ts';

type Size = { width: number; height: number };

/** A drawing over the whole page, for its background. */
export function pageDrawing({ width, height }: Size, inside: string): DrawingBlock {
  const svg = `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`;
  return { svg, width, height };
}

// The lines leave the middle to the word.
const WORD_FROM = 0.27;

/** Two lines from corner to corner, and the word along them if one is given: the page counts for nothing. */
export function struckOut(size: Size, word = ''): DrawingBlock {
  const { width, height } = size;
  const across = (from: number, till: number): string => {
    const at = (share: number, inset: number) =>
      `${(18 + share * (width - 18 - inset)).toFixed(1)} ${(height - inset - share * (height - 18 - inset)).toFixed(1)}`;
    return [18, 34].map(inset => `M${at(from, inset)}L${at(till, inset)}`).join('');
  };
  const lines = word ? across(0, WORD_FROM) + across(1 - WORD_FROM, 1) : across(0, 1);
  const path = `<path d="${lines}" fill="none" stroke="black" stroke-width="1"/>`;
  return pageDrawing(size, path + (word ? diagonalWord(size, word) : ''));
}

// An outline: what stands under it must stay readable, for a void page is still a record.
function diagonalWord({ width, height }: Size, word: string): string {
  const [{ text, script } = { text: printable(word), script: 'latin' as const }] = splitPiece(word);
  const degrees = (-Math.atan2(height, width) * 180) / Math.PI;
  const size = Math.min(width, height) / 4;
  return `<g transform="translate(${width / 2} ${height / 2}) rotate(${degrees.toFixed(2)})">
    <text x="0" y="${(size * 0.36).toFixed(1)}" text-anchor="middle" font-family="${fontName(script, 'page')}"
      font-weight="bold" font-size="${size.toFixed(1)}" letter-spacing="6" fill="none" stroke="black"
      stroke-width="0.9">${text}</text></g>`;
}
