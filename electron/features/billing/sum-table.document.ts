import { formatPaise } from '#shared/kernel/money.ts';
import { textWidth } from '../../printing/clip-text.ts';
import { bareTable, stack, type TypeSize, text } from '../../printing/page-blocks.ts';
import type { TableBlock } from '../../printing/pdf-definition.ts';
import { bold } from '../../printing/script-runs.ts';
import { BODY, rupees, SMALL } from './money-page.document.ts';

const RIGHT = { alignment: 'right' } as const;

export type SumRow = { label: string; amountPaise: number; isFinal?: boolean; under?: string };

/** Labels and amounts; the final row is bigger, bold, with ₹ and a rule between it and what it sums. */
export function sumTable(
  totalWidth: number,
  rows: readonly SumRow[],
  { followsOther = false, type = BODY }: { followsOther?: boolean; type?: TypeSize } = {},
): TableBlock {
  const amounts = rows.map(({ amountPaise, isFinal }) =>
    isFinal
      ? textWidth(rupees(amountPaise), { size: 12, isBold: true })
      : textWidth(formatPaise(amountPaise), { size: type[0] }),
  );
  return bareTable({
    totalWidth,
    widths: [undefined, Math.max(...amounts) + 0.5],
    rows: rows.map(({ label, amountPaise, isFinal, under }) =>
      isFinal
        ? [text([bold(label)], [12, 18]), text([bold(rupees(amountPaise))], [12, 18], RIGHT)]
        : [
            under ? stack([text(label, type), text(under, SMALL)]) : text(label, type),
            text(formatPaise(amountPaise), type, RIGHT),
          ],
    ),
    rowAbove: () => 1,
    rowBelow: () => 1,
    lineAbove: row => (rows[row]?.isFinal && (row > 0 || followsOther) ? 0.5 : 0),
  });
}
