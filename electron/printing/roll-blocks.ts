import { formatPaise } from '#shared/kernel/money.ts';
import { textWidth } from './clip-text.ts';
import { columns, rollText, rule, stack, type TypeSize } from './page-blocks.ts';
import { ROLLS, type RollName } from './paper.ts';
import type { PageBlock, PdfDefinition } from './pdf-definition.ts';
import { bold, plain, type Words } from './script-runs.ts';

export const ROLL_BODY: TypeSize = [10, 14];
export const ROLL_SMALL: TypeSize = [9, 12];

/** A dashed line between the parts of a slip; nothing under 1 pt survives a worn head. */
export function cut(width: number, above = 6, below = 6): PageBlock {
  return rule(width, 1, { above, below, isDashed: true });
}

const GUTTER = 6;

function piecesOf(words: Words) {
  return typeof words === 'string' ? [plain(words)] : words;
}

function widthOf(words: Words, [size]: TypeSize): number {
  return piecesOf(words).reduce(
    (sum, { text, isBold }) => sum + textWidth(text, { size, isBold, press: 'roll' }),
    0,
  );
}

function widestWord(words: Words, [size]: TypeSize): number {
  const widths = piecesOf(words).flatMap(({ text, isBold }) =>
    text.split(/[ \n]/).map(word => textWidth(word, { size, isBold, press: 'roll' })),
  );
  return Math.max(0, ...widths);
}

/** Words left, an amount or a short word right: below the words where the roll has no room beside them. */
export function rollRow(width: number, left: Words, right: Words, type: TypeSize = ROLL_BODY): PageBlock {
  const rightWidth = widthOf(right, type) + 0.5;
  const said = rollText(right, type, { alignment: 'right', noWrap: true });
  if (widestWord(left, type) > width - GUTTER - rightWidth) return stack([rollText(left, type), said]);
  return columns(width, GUTTER, [{ block: rollText(left, type) }, { width: rightWidth, block: said }]);
}

/** The sum that matters on a slip. */
export function finalRow(width: number, label: string, amountPaise: number): PageBlock {
  const type = width < 160 ? ([12, 18] as const) : ([14, 20] as const);
  return rollRow(width, [bold(label)], [bold(`₹\u00a0${formatPaise(amountPaise)}`)], type);
}

export function centred(words: Words, type: TypeSize): PageBlock {
  return rollText(words, type, { alignment: 'center' });
}

export function rollDefinition(paper: RollName, title: string, content: PageBlock[]): PdfDefinition {
  const { width, margins } = ROLLS[paper];
  return { pageSize: { width, height: 'auto' }, pageMargins: margins, title, content };
}
