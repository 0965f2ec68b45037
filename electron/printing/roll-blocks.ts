import { textWidth } from './clip-text.ts';
import { columns, rollText, rule, type TypeSize } from './page-blocks.ts';
import { ROLLS, type RollName } from './paper.ts';
import type { PageBlock, PdfDefinition } from './pdf-definition.ts';
import { plain, type Words } from './script-runs.ts';

export const ROLL_BODY: TypeSize = [10, 14];
export const ROLL_SMALL: TypeSize = [9, 12];

/** A dashed line between the parts of a slip; nothing under 1 pt survives a worn head. */
export function cut(width: number, above = 6, below = 6): PageBlock {
  return rule(width, 1, { above, below, isDashed: true });
}

/** Words left, an amount or a short word right. */
export function rollRow(width: number, left: Words, right: Words, type: TypeSize = ROLL_BODY): PageBlock {
  const pieces = typeof right === 'string' ? [plain(right)] : right;
  const rightWidth = pieces.reduce(
    (sum, piece) => sum + textWidth(piece.text, { size: type[0], isBold: piece.isBold, press: 'roll' }),
    0.5,
  );
  return columns(width, 6, [
    { block: rollText(left, type) },
    { width: rightWidth, block: rollText(right, type, { alignment: 'right', noWrap: true }) },
  ]);
}

export function centred(words: Words, type: TypeSize): PageBlock {
  return rollText(words, type, { alignment: 'center' });
}

export function rollDefinition(paper: RollName, title: string, content: PageBlock[]): PdfDefinition {
  const { width, margins } = ROLLS[paper];
  return { pageSize: { width, height: 'auto' }, pageMargins: margins, title, content };
}
