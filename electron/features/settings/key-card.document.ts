import type { Language } from '#shared/features/settings/settings.schema.ts';
import { KEY_CARDS, type KeySection } from '#shared/i18n/key-card.ts';
import { columns, rule, stack, text } from '../../printing/page-blocks.ts';
import { mm, SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { bold, dotted } from '../../printing/script-runs.ts';

export type KeyCardPrint = { clinicName: string; language: Language };

const SIDE = mm(16);
const WIDTH = SHEETS.A4.width - 2 * SIDE;
const GUTTER = 28;
const HALF = (WIDTH - GUTTER) / 2;
const KEYS_WIDTH = 66;
const LINE = [10.5, 17] as const;
const SMALL = [9, 12] as const;

/** The keys on one A4 page in two columns, the section that everybody needs first. */
export function keyCardDocument({ clinicName, language }: KeyCardPrint): PdfDefinition {
  const card = KEY_CARDS[language];
  const [left, right] = inTwo(card.sections);
  return {
    pageSize: { width: SHEETS.A4.width, height: SHEETS.A4.height },
    pageMargins: [SIDE, mm(15), SIDE, mm(15)],
    title: card.title,
    content: [
      text([bold(card.title)], [24, 32]),
      text(dotted([clinicName, 'Parchi']), [11, 16]),
      text(card.about, [11, 16], { margin: [0, 4, 0, 0] }),
      rule(WIDTH, 1, { above: 8, below: 14 }),
      columns(WIDTH, GUTTER, [
        { width: HALF, block: stack(left.map(sectionBlock)) },
        { width: HALF, block: stack(right.map(sectionBlock)) },
      ]),
    ],
  };
}

/** The first column takes sections until it holds half of all lines. */
function inTwo(sections: readonly KeySection[]): [KeySection[], KeySection[]] {
  const size = (section: KeySection) => section.lines.length + 2;
  const half = sections.reduce((sum, section) => sum + size(section), 0) / 2;
  const left: KeySection[] = [];
  const right: KeySection[] = [];
  let filled = 0;
  for (const section of sections) {
    (filled + size(section) / 2 <= half ? left : right).push(section);
    filled += size(section);
  }
  return [left, right];
}

function sectionBlock({ title, lines }: KeySection): PageBlock {
  return stack(
    [
      text([bold(title)], SMALL),
      rule(HALF, 0.5, { above: 3, below: 3 }),
      ...lines.map(([keys, does]) =>
        columns(HALF, 8, [
          { width: KEYS_WIDTH, block: text([bold(keys)], LINE) },
          { block: text(does, LINE) },
        ]),
      ),
    ],
    { margin: [0, 0, 0, 14] },
  );
}
