import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import { PRESCRIPTION_WORDS } from '#shared/i18n/print-words-prescription.ts';
import { clipped, textWidth } from '../../printing/clip-text.ts';
import { bareTable, baselineDrop, columns, rule, stack, text } from '../../printing/page-blocks.ts';
import { mm } from '../../printing/paper.ts';
import type { Margin, PageBlock, PdfDefinition, TableCell } from '../../printing/pdf-definition.ts';
import { BIG_STRIP_WIDTH, doseStrip, foodSign } from '../../printing/pictograms.ts';
import type { PlacedSheet } from '../../printing/placed-sheet.ts';
import { bold, keepUnits, plain, type TextPiece, type Words } from '../../printing/script-runs.ts';
import { fitsBoxes, isLiquid, medicineTitle, phrasesOf } from './prescription-medicines.document.ts';
import { sectionLines } from './prescription-note.document.ts';
import type { MedicineOnPrescription, PrescriptionPrint, StopOnPrescription } from './prescription-print.ts';

const FOOT_HEIGHT = 34;
const GAP = 10;

export function hasSlip(page: PrescriptionPrint): boolean {
  return page.patientSlip !== null && page.state.kind !== 'void' && page.medicines.length > 0;
}

/**
 * What the patient takes home: signs of the day first, words second, no diagnosis (RX-17). It is never set
 * smaller: what does not fit stands on a further page. A void prescription has none.
 */
export function patientSlip(
  page: PrescriptionPrint,
  margins: Margin,
  sheet: PlacedSheet,
): PdfDefinition['appendix'] | null {
  if (!hasSlip(page)) return null;
  const [left, , right] = margins;
  const { isPrePrinted } = sheet;
  const bottom = isPrePrinted ? sheet.bottom : mm(6);
  return {
    pageMargins: [left, isPrePrinted ? sheet.top : mm(9), right, bottom + FOOT_HEIGHT],
    content: [...head(page, sheet), ...body(page, sheet)],
    footer: (number, count) =>
      text(footLine(page, number, count, sheet), [9, 12], { margin: [left, 12, right, 0] }),
  };
}

/** Whose page it is stands on each: slips are torn apart and handed on. */
function footLine(page: PrescriptionPrint, number: number, count: number, sheet: PlacedSheet): string {
  const words = PRINT_WORDS[page.pageLanguage];
  const slip = `${words.patientSlip}, ${words.pageOf(number, count)}`;
  const rest = [page.patient.uhid, page.serial, slip].filter(Boolean).join(' · ');
  const room = sheet.columnWidth - textWidth(` · ${rest}`, { size: 9 });
  return `${clipped(page.patient.name, { width: room, size: 9 })} · ${rest}`;
}

function head(page: PrescriptionPrint, { columnWidth }: PlacedSheet): PageBlock[] {
  const [date = ''] = page.dateAndTime.split(',');
  const draft = page.state.kind === 'draft' ? PRINT_WORDS[page.pageLanguage].draftNotSigned : '';
  return [
    ...(draft ? [text([bold(draft)], [11, 15])] : []),
    columns(columnWidth, 8, [
      { block: text([bold(page.patient.name)], [14, 18]) },
      {
        width: 84,
        block: text(date, [11, 15], { alignment: 'right', margin: [0, baselineDrop(14, 11), 0, 0] }),
      },
    ]),
    rule(columnWidth, 1, { above: 4 }),
  ];
}

/** The closing lines never stand alone on a page: the last medicine goes with them. */
function body(page: PrescriptionPrint, sheet: PlacedSheet): PageBlock[] {
  const rows = page.medicines.map((medicine, index) => rowOf(medicine, index, sheet.columnWidth));
  const [most, last] = [rows.slice(0, -1), rows.slice(-1)];
  const end = stack([tableOf(last, sheet, most.length > 0), ...closing(page, sheet)], { unbreakable: true });
  return most.length > 0 ? [tableOf(most, sheet, false), end] : [end];
}

function rowOf(medicine: MedicineOnPrescription, index: number, columnWidth: number): TableCell[] {
  return [
    stack([
      text([bold(`${index + 1}\u00a0\u00a0`), ...medicineTitle(medicine)], [11, 15]),
      fitsBoxes(medicine.slots) ? inBoxes(medicine, columnWidth) : inWords(medicine),
    ]),
  ];
}

function tableOf(rows: TableCell[][], { columnWidth }: PlacedSheet, isContinued: boolean): PageBlock {
  return bareTable({
    totalWidth: columnWidth,
    widths: [undefined],
    rows,
    rowAbove: () => 3,
    rowBelow: () => 4,
    lineAbove: row => (row < rows.length && (row > 0 || isContinued) ? 0.4 : 0),
  });
}

function inBoxes(medicine: MedicineOnPrescription, columnWidth: number): PageBlock {
  const { slots, slotUnit, food, withoutCounts } = medicine;
  const right = { alignment: 'right' } as const;
  const words = withoutCounts?.patientLanguage || withoutCounts?.english || medicine.english;
  const said = stack([
    ...(food ? [foodSign(food, 20, { ...right, isLiquid: isLiquid(medicine) })] : []),
    ...(words ? [text([bold(phrasesOf(words))], [11, 15], { ...right, margin: [0, 1, 0, 0] })] : []),
  ]);
  const strip = slots ? doseStrip(slots, slotUnit, { isBig: true }) : stack([]);
  return columns(columnWidth, GAP, [{ width: BIG_STRIP_WIDTH, block: strip }, { block: said }], {
    margin: [0, 3, 0, 0],
  });
}

/** Where boxes would mislead, the whole dose is said, after the word that stands for it. */
function inWords({ centreWord, patientLanguage, english }: MedicineOnPrescription): PageBlock {
  const word = centreWord ? [bold(centreWord), plain('  ')] : [];
  return text([...word, bold(phrasesOf(patientLanguage || english))], [12, 17], { margin: [0, 3, 0, 3] });
}

function closing(page: PrescriptionPrint, { columnWidth }: PlacedSheet): PageBlock[] {
  const words = page.patientSlip;
  if (!words) return [];
  const { followUp } = page;
  const nextVisit = followUp && [
    columns(columnWidth, 8, [
      { block: text([bold(words.nextVisit)], [11, 15], { margin: [0, baselineDrop(14, 11), 0, 0] }) },
      { width: 130, block: text([bold(followUp.date)], [14, 18], { alignment: 'right' }) },
    ]),
  ];
  return [
    rule(columnWidth, 1, { below: 4 }),
    ...page.stops.map(stop => text(stopWords(page, stop), [12, 17])),
    ...words.sections.flatMap(section =>
      sectionLines(section).map(line => text([bold(`${section.title}: `), ...piecesOf(line)], [11, 15])),
    ),
    ...(nextVisit ?? []),
    text([bold(page.warning || words.comeIfWorse)], [11, 15], { margin: [0, 3, 0, 0] }),
    text([bold(page.clinic.phone)], [13, 16]),
  ];
}

function piecesOf(words: Words): readonly TextPiece[] {
  return typeof words === 'string' ? [plain(words)] : words;
}

function stopWords(page: PrescriptionPrint, stop: StopOnPrescription): TextPiece[] {
  const word = page.stopWord || PRESCRIPTION_WORDS[page.pageLanguage].stop;
  return [
    bold(`${word}: ${stop.generic.toLocaleUpperCase('en')}`),
    plain(` ${keepUnits(stop.strengthAndForm)}`),
  ];
}
