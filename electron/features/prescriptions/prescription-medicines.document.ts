import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import { patientWords } from '#shared/i18n/print-words-patient.ts';
import { textWidth } from '../../printing/clip-text.ts';
import { bareTable, gap, stack, text } from '../../printing/page-blocks.ts';
import type { PageBlock, TableBlock, TableCell } from '../../printing/pdf-definition.ts';
import {
  boxUnit,
  DOSE_STRIP_WIDTH,
  type DoseSlots,
  doseStrip,
  foodSign,
  TIMES_OF_DAY,
  timeOfDaySign,
} from '../../printing/pictograms.ts';
import {
  bold,
  dotted,
  keepUnits,
  plain,
  SEPARATOR,
  type TextPiece,
  unbroken,
} from '../../printing/script-runs.ts';
import type { Density } from './prescription-density.ts';
import type { MedicineOnPrescription, PrescriptionPrint } from './prescription-print.ts';

export function medicinesTable(page: PrescriptionPrint, density: Density, totalWidth: number): PageBlock {
  if (page.medicines.length === 0) return text(PRINT_WORDS[page.pageLanguage].noMedicines, density.body);
  return density.isCompact ? compactTable(page, density, totalWidth) : roomyTable(page, density, totalWidth);
}

/** The generic name in capitals first, the brand only in brackets after it (conduct regulations 1.5, RX-8). */
export function medicineTitle(medicine: MedicineOnPrescription): TextPiece[] {
  const brand = medicine.brand
    ? ` (${medicine.brand.length > 28 ? medicine.brand : unbroken(medicine.brand)})`
    : '';
  return [
    bold(medicine.generic.toLocaleUpperCase('en')),
    plain(` ${keepUnits(medicine.strengthAndForm)}${brand}`),
  ];
}

export function phrasesOf(line: string): string {
  return dotted(line.split(' · '));
}

function schedule(mark: string, label: string): TextPiece[] {
  const words = unbroken(`${label} ${mark}`.trim());
  return [mark === 'H' || mark === 'G' ? plain(words) : bold(words)];
}

export function isLiquid(medicine: MedicineOnPrescription): boolean {
  return medicine.slotUnit?.toLowerCase() === 'ml';
}

function roomyTable(page: PrescriptionPrint, density: Density, totalWidth: number): TableBlock {
  const words = PRINT_WORDS[page.pageLanguage];
  const isWide = totalWidth > 400;
  return bareTable({
    totalWidth,
    widths: [page.medicines.length > 9 ? 14 : 10, undefined, DOSE_STRIP_WIDTH, isWide ? 64 : 40],
    gutter: isWide ? 12 : 6,
    rows: page.medicines.map((medicine, index) => [
      text(`${index + 1}`, density.medicine),
      stack([
        text(medicineTitle(medicine), density.medicine),
        ...(medicine.english ? [text(phrasesOf(medicine.english), density.small)] : []),
        ...(medicine.patientLanguage ? [text(phrasesOf(medicine.patientLanguage), density.patientLine)] : []),
      ]),
      doseCell(medicine),
      quantityCell(medicine, density, words.schedule),
    ]),
    rowAbove: row => (row === 0 ? 0 : density.rowAbove),
    rowBelow: () => density.rowBelow,
  });
}

const LONGEST_COUNT = 6;

export function fitsBoxes(slots: DoseSlots | null): slots is DoseSlots {
  return slots?.every(count => (count ?? '').length <= LONGEST_COUNT) ?? false;
}

/** What stands where the boxes would be. A count is never cut to fit: too long a one is written out instead. */
function wordForBoxes(medicine: MedicineOnPrescription): string {
  if (!medicine.slots) return medicine.centreWord ?? '';
  return medicine.slots.map(count => count || '0').join(' – ');
}

function doseCell(medicine: MedicineOnPrescription): PageBlock {
  if (fitsBoxes(medicine.slots))
    return doseStrip(medicine.slots, medicine.slotUnit, { margin: [0, 3, 0, 0] });
  const word = wordForBoxes(medicine);
  return text([bold(word)], word.length > 8 ? [10, 13] : [12, 16], {
    alignment: 'center',
    margin: [0, 8, 0, 0],
  });
}

/** The total stands on every line (Drugs Rules, r. 65(10)); where it cannot be worked out there is room to write it. */
function quantityOf({ quantity }: MedicineOnPrescription): string {
  return keepUnits(quantity) || '____';
}

function quantityCell(medicine: MedicineOnPrescription, density: Density, label: string): PageBlock {
  const right = { alignment: 'right' } as const;
  return stack([
    text([bold(quantityOf(medicine))], density.medicine, right),
    ...(medicine.scheduleMark ? [text(schedule(medicine.scheduleMark, label), [9, 12], right)] : []),
    ...(medicine.food
      ? [
          ...(medicine.scheduleMark ? [] : [gap(12)]),
          foodSign(medicine.food, 13, { ...right, isLiquid: isLiquid(medicine), margin: [0, 1, 0, 0] }),
        ]
      : []),
  ]);
}

const SLOT_WIDTH = 25;
const SLOT_GUTTER = 2;

function compactTable(page: PrescriptionPrint, density: Density, totalWidth: number): TableBlock {
  const rows = [
    compactHead(page, density),
    ...page.medicines.map((_, index) => compactRow(page, index, density)),
  ];
  return bareTable({
    totalWidth,
    widths: [12, undefined, SLOT_WIDTH, SLOT_WIDTH, SLOT_WIDTH, SLOT_WIDTH, 32],
    gutter: SLOT_GUTTER,
    headerRows: 1,
    rows,
    rowBelow: row => (row === 0 ? 1 : density.rowBelow),
    lineAbove: row => (row === 1 ? 0.75 : row > 1 && row < rows.length ? 0.25 : 0),
  });
}

// Two words side by side need this much between them, and every second one steps down a line where they lack it.
const WORD_GAP = 3;

function areCrowded(times: readonly string[]): boolean {
  const widths = times.map(time => textWidth(time, { size: 9 }));
  const pitch = SLOT_WIDTH + SLOT_GUTTER;
  return widths.some((width, index) => (width + (widths[index + 1] ?? 0)) / 2 > pitch - WORD_GAP);
}

function compactHead(page: PrescriptionPrint, density: Density): TableCell[] {
  const words = PRINT_WORDS[page.pageLanguage];
  const wordsOfPatient = density.leavesPatientLines ? words : patientWords(page.patientLanguage);
  const times = TIMES_OF_DAY.map(time => wordsOfPatient[time]);
  const stepDown = areCrowded(times) ? 11 : 0;
  const medicine = [...new Set([words.medicine, wordsOfPatient.medicine])].join(' · ');
  return [
    text('', [9, 11]),
    text(`℞ ${medicine}`, [9, 11], { margin: [0, 16 + stepDown, 0, 0] }),
    ...TIMES_OF_DAY.map((time, index) =>
      stack([
        timeOfDaySign(time, 15, { alignment: 'center' }),
        text(times[index] ?? '', [9, 11], {
          alignment: 'center',
          noWrap: true,
          margin: [-SLOT_WIDTH / 2, (index % 2) * stepDown, -SLOT_WIDTH / 2, 0],
        }),
      ]),
    ),
    stack(
      [words.total, words.schedule].map(word => text(word, [9, 11], { alignment: 'right' })),
      { margin: [0, 4 + stepDown, 0, 0] },
    ),
  ];
}

/** As doctors write it for the chemist; the patient's own line is never shortened. */
function inShort(english: string): string {
  return english.replace(/(\d) days\b/g, '$1 d').replace(/(\d) minutes\b/g, '$1 min');
}

function compactRow(page: PrescriptionPrint, index: number, density: Density): TableCell[] {
  const medicine = page.medicines[index] as MedicineOnPrescription;
  const short = medicine.withoutCounts;
  const [own, english] = short
    ? [short.patientLanguage, short.english]
    : [medicine.patientLanguage, medicine.english];
  const chemists = density.isFlowing ? inShort(english) : english;
  const line = density.leavesPatientLines ? [chemists] : [own, chemists];
  const name = medicineTitle(medicine);
  const dose = dotted(line.flatMap(part => part.split(' · ')));
  return [
    text(`${index + 1}`, [9, 11]),
    density.isFlowing
      ? text([...name, plain(SEPARATOR), plain(dose)], density.medicine)
      : stack([text(name, density.medicine), text(dose, density.patientLine)]),
    ...compactDose(medicine),
    stack([
      text([bold(quantityOf(medicine))], [9, 11], { alignment: 'right' }),
      ...(medicine.scheduleMark
        ? [text(schedule(medicine.scheduleMark, ''), [9, 11], { alignment: 'right' })]
        : []),
    ]),
  ];
}

function compactDose(medicine: MedicineOnPrescription): TableCell[] {
  if (!fitsBoxes(medicine.slots)) {
    const word = text([bold(wordForBoxes(medicine))], [10, 11], {
      alignment: 'center',
      margin: [0, 5, 0, 0],
    });
    const covered = () => text('', [9, 11]);
    return [{ ...word, colSpan: 4 }, covered(), covered(), covered()];
  }
  const unit = boxUnit(medicine.slotUnit);
  return medicine.slots.map(count => {
    if (!count) return text('–', [9, 11], { alignment: 'center', margin: [0, 6, 0, 0] });
    if (!unit) {
      const size = count.length > 3 ? 9 : 11.5;
      return text([bold(count)], [size, 11], { alignment: 'center', margin: [0, 4, 0, 0] });
    }
    return stack([
      text([bold(count)], [11, 11], { alignment: 'center' }),
      text(unit, [9, 10], { alignment: 'center' }),
    ]);
  });
}
