import type { Language } from '#shared/features/settings/settings.schema.ts';
import { KEY_CARDS, type KeySection } from '#shared/i18n/key-card.ts';
import { bareTable, columns, rule, stack, text } from '../../printing/page-blocks.ts';
import { mm, SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { bold, dotted, unbroken } from '../../printing/script-runs.ts';

export type KeyCardPrint = { clinicName: string; language: Language };

export const KEY_CARD_SIDE = mm(14);
const WIDTH = SHEETS.A4.width - 2 * KEY_CARD_SIDE;
const GUTTER = 26;
const HALF = (WIDTH - GUTTER) / 2;
const KEYS_WIDTH = 76;
const KEY = [12, 17.25] as const;
const DOES = [11.5, 17.25] as const;
const SECTION = [13, 18] as const;

/** The keys on one A4 page in two columns, to be read from the wall beside the screen. */
export function keyCardDocument({ clinicName, language }: KeyCardPrint): PdfDefinition {
  const card = KEY_CARDS[language];
  return {
    pageSize: { width: SHEETS.A4.width, height: SHEETS.A4.height },
    pageMargins: [KEY_CARD_SIDE, mm(11), KEY_CARD_SIDE, mm(9)],
    title: card.title,
    content: [
      columns(WIDTH, GUTTER, [
        { block: text([bold(card.title)], [26, 32]) },
        {
          width: HALF,
          block: text(dotted([clinicName, 'Parchi']), [11, 15], {
            alignment: 'right',
            margin: [0, 13, 0, 0],
          }),
        },
      ]),
      rule(WIDTH, 1.5, { above: 2, below: 5 }),
      text(card.about, [11.5, 16]),
      columns(
        WIDTH,
        GUTTER,
        card.columns.map(sections => ({ width: HALF, block: stack(sections.map(sectionBlock)) })),
      ),
    ],
  };
}

function sectionBlock({ title, lines }: KeySection): PageBlock {
  const rows = lines.map(([keys, does]) => [text([bold(unbroken(keys))], KEY), text(does, DOES)]);
  return stack(
    [
      text([bold(title)], SECTION),
      bareTable({
        totalWidth: HALF,
        widths: [KEYS_WIDTH, undefined],
        rows,
        lineAbove: row => (row === 0 ? 1 : row < rows.length ? 0.25 : 0),
        rowAbove: () => 0.75,
        rowBelow: () => 0.75,
      }),
    ],
    { margin: [0, 9, 0, 0] },
  );
}
