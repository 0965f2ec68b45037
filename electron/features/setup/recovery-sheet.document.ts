import { PRINT_WORDS, type PrintLanguage, type PrintWords } from '#shared/i18n/print-words.ts';
import { bareTable, columns, gap, rule, stack, text } from '../../printing/page-blocks.ts';
import { mm, SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { qrCode } from '../../printing/qr-path.ts';
import { bold, dotted, plain } from '../../printing/script-runs.ts';

/** The one paper that opens the clinic's records without a password. */
export type RecoverySheetPrint = {
  language: PrintLanguage;
  clinicName: string;
  place: string;
  /** '21 November 2026' */
  date: string;
  /** Which key of the clinic it opens; not secret. */
  keyId: string;
  /** Eight groups of four Crockford base-32 characters. */
  groups: readonly string[];
  checkGroup: string;
};

const BODY = [10, 14] as const;
// Without kerning, so that A and J stand as far apart as any two and a copied code keeps its groups whole.
const CODE_SETTING = { characterSpacing: 2, noWrap: true, fontFeatures: { kern: false } };
const SMALL = [9, 12] as const;
const STEP = [12, 18] as const;
const NOTE = [11, 16] as const;
const SIDE = mm(22);
const WIDTH = SHEETS.A4.width - 2 * SIDE;
const QR_SIZE = 120;

export function recoverySheetDocument(sheet: RecoverySheetPrint): PdfDefinition {
  const words = PRINT_WORDS[sheet.language];
  return {
    pageSize: { width: SHEETS.A4.width, height: SHEETS.A4.height },
    pageMargins: [SIDE, mm(18), SIDE, 56],
    title: words.recoverySheet,
    footer: () =>
      text(
        dotted([
          sheet.clinicName,
          `${words.recoverySheet}, ${words.madeOn} ${sheet.date}`,
          `${words.keyId} ${sheet.keyId}`,
        ]),
        SMALL,
        {
          margin: [SIDE, 14, SIDE, 0],
        },
      ),
    content: [
      text([bold(words.recoverySheet)], [24, 32]),
      text(
        dotted([
          [sheet.clinicName, sheet.place].filter(part => part).join(', '),
          sheet.date,
          `${words.keyId} ${sheet.keyId}`,
        ]),
        NOTE,
      ),
      rule(WIDTH, 1, { above: 8, below: 16 }),
      text([plain(words.recoveryWhat), bold(words.recoveryPower)], STEP),
      gap(20),
      code(sheet, words),
      text(words.codeLetters, BODY, { margin: [0, 4, 0, 0] }),
      rule(WIDTH, 0.5, { above: 16, below: 16 }),
      ...steps(words),
      rule(WIDTH, 0.5, { above: 8, below: 16 }),
      ...keeping(words),
    ],
  };
}

function code(sheet: RecoverySheetPrint, words: PrintWords): PageBlock {
  const group = (label: string, characters: string) =>
    stack([text(label, SMALL), text([bold(characters)], [26, 36], CODE_SETTING)]);
  const cells = [
    ...sheet.groups.map((characters, index) => group(`${index + 1}`, characters)),
    group(words.checkGroup, sheet.checkGroup),
  ];
  const rows = [0, 3, 6].map(start => cells.slice(start, start + 3));
  const width = WIDTH - QR_SIZE - 16;
  const table = bareTable({
    totalWidth: width,
    widths: [undefined, undefined, undefined],
    rows,
    rowBelow: () => 6,
  });
  return columns(WIDTH, 16, [
    { width, block: table },
    { width: QR_SIZE, block: qrCode([...sheet.groups, sheet.checkGroup].join(''), QR_SIZE, { repair: 'M' }) },
  ]);
}

function steps(words: PrintWords): PageBlock[] {
  return [
    text([bold(words.recoveryWhen)], [14, 20], { margin: [0, 0, 0, 8] }),
    ...words.recoverySteps.map(([what = '', more = ''], index) =>
      columns(
        WIDTH,
        0,
        [
          { width: 18, block: text([bold(`${index + 1}`)], STEP) },
          { block: stack([text([bold(what)], STEP), text(more, NOTE)]) },
        ],
        { margin: [0, 0, 0, 8] },
      ),
    ),
  ];
}

function keeping(words: PrintWords): PageBlock[] {
  const half = (WIDTH - 24) / 2;
  const list = (title: string, items: readonly string[]) => ({
    width: half,
    block: stack([
      text([bold(title)], [14, 20], { margin: [0, 0, 0, 4] }),
      ...items.map(item =>
        columns(half, 0, [{ width: 12, block: text('–', NOTE) }, { block: text(item, NOTE) }]),
      ),
    ]),
  });
  const blank = (label: string) => ({
    width: half,
    block: stack([rule(half, 0.5, { below: 2 }), text(label, SMALL)]),
  });
  return [
    columns(WIDTH, 24, [list(words.keepIt, words.keepItList), list(words.never, words.neverList)]),
    columns(WIDTH, 24, [blank(words.keptAt), blank(words.keptByDate)], { margin: [0, 30, 0, 0] }),
  ];
}
