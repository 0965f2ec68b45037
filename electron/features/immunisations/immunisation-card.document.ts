import { PRINT_WORDS, type PrintLanguage } from '#shared/i18n/print-words.ts';
import { bareTable, columns, gap, rule, stack, type TypeSize, text } from '../../printing/page-blocks.ts';
import { mm, SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { bold, dotted, type Words } from '../../printing/script-runs.ts';

export type ImmunisationCardPrint = {
  language: PrintLanguage;
  clinic: { name: string; addressLine: string; phone: string };
  person: { name: string; localName: string; uhid: string; birthOn: string; guardian: string };
  schedule: string;
  listVersion: string;
  /** Dates as printed, '21 Nov 2026'; brand and batch as one line. */
  given: readonly { vaccine: string; dose: string; onDate: string; vial: string }[];
  next: readonly { vaccine: string; dose: string; fromDate: string }[];
  date: string;
};

const BODY: TypeSize = [9, 12];
const SMALL: TypeSize = [8, 10.5];
const { width: PAGE_WIDTH, height, sideMargin, columnWidth } = SHEETS.A5;

/** A5, for the parents to keep: what was given, with its vial, and what comes next. */
export function immunisationCardDocument(card: ImmunisationCardPrint): PdfDefinition {
  const words = PRINT_WORDS[card.language];
  return {
    pageSize: { width: PAGE_WIDTH, height },
    pageMargins: [sideMargin, mm(10), sideMargin, mm(14)],
    title: `${PRINT_WORDS.en.immunisationCard}, ${card.person.uhid}`,
    content: [
      ...head(card),
      heading(words.immunisationCard),
      card.given.length === 0 ? text(words.noDosesYet, BODY) : givenTable(card),
      ...(card.next.length === 0 ? [] : [gap(8), heading(words.nextDoses), nextTable(card)]),
      gap(8),
      text(words.scheduleNote(card.schedule, card.listVersion), SMALL),
    ],
    footer: (page, pages) =>
      stack(
        [
          columns(columnWidth, 8, [
            { block: text(dotted([card.person.name, card.person.uhid]), SMALL) },
            { width: 90, block: text(words.pageOf(page, pages), SMALL, { alignment: 'right' }) },
          ]),
        ],
        { margin: [sideMargin, 0, sideMargin, 0] },
      ),
  };
}

function head({ clinic, person, date, language }: ImmunisationCardPrint): PageBlock[] {
  const { born, guardian } = PRINT_WORDS[language];
  return [
    text([bold(clinic.name)], [13, 18]),
    text(dotted([clinic.addressLine, clinic.phone]), SMALL),
    rule(columnWidth, 1, { above: 4, below: 6 }),
    columns(columnWidth, 8, [
      { block: text([bold(dotted([person.name, person.localName]))], [11, 15]) },
      { width: 90, block: text(date, BODY, { alignment: 'right' }) },
    ]),
    text(
      dotted([person.uhid, `${born} ${person.birthOn}`, person.guardian && `${guardian} ${person.guardian}`]),
      BODY,
    ),
    gap(8),
  ];
}

function heading(words: string): PageBlock {
  return text([bold(words)], [11, 16]);
}

function table(
  heads: readonly string[],
  rows: readonly (readonly Words[])[],
  widths: (number | undefined)[],
) {
  return bareTable({
    totalWidth: columnWidth,
    widths,
    headerRows: 1,
    rows: [heads.map(word => text(word, SMALL)), ...rows.map(row => row.map(cell => text(cell, BODY)))],
    rowAbove: () => 2,
    rowBelow: () => 2,
    lineAbove: row => (row === 0 ? 0 : row === 1 ? 0.75 : 0.25),
  });
}

function givenTable({ given, language }: ImmunisationCardPrint): PageBlock {
  const { vaccine, dose, givenOn, brandAndBatch } = PRINT_WORDS[language];
  return table(
    [vaccine, dose, givenOn, brandAndBatch],
    given.map(one => [one.vaccine, one.dose, [bold(one.onDate)], one.vial]),
    [undefined, 48, 62, 108],
  );
}

function nextTable({ next, language }: ImmunisationCardPrint): PageBlock {
  const { vaccine, dose, dueFrom } = PRINT_WORDS[language];
  return table(
    [vaccine, dose, dueFrom],
    next.map(one => [one.vaccine, one.dose, [bold(one.fromDate)]]),
    [undefined, 48, 178],
  );
}
