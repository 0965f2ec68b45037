import { PRINT_WORDS, type PrintWords } from '#shared/i18n/print-words.ts';
import { letterhead } from '../../printing/letterhead.ts';
import { gap, text } from '../../printing/page-blocks.ts';
import { struckOut } from '../../printing/page-marks.ts';
import type { Margin, PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { type PlacedSheet, placedSheet } from '../../printing/placed-sheet.ts';
import { bold, dotted } from '../../printing/script-runs.ts';
import { hasSlip, patientSlip } from './patient-slip.document.ts';
import { DENSITIES, type Density, DOCTORS_COPY } from './prescription-density.ts';
import { pageFoot, prePrintedFootHeight, runningHead } from './prescription-foot.document.ts';
import { medicinesTable } from './prescription-medicines.document.ts';
import { closing, findings } from './prescription-note.document.ts';
import { patientBlock } from './prescription-patient.document.ts';
import type { PrescriptionPrint } from './prescription-print.ts';

/** The settings of one prescription, roomiest first; print the first that needs the fewest pages. */
export function prescriptionDocument(page: PrescriptionPrint): (() => PdfDefinition)[] {
  const densities = hasSlip(page) ? [...DENSITIES, DOCTORS_COPY] : DENSITIES;
  return densities.map(density => () => setPrescription(page, density));
}

function setPrescription(page: PrescriptionPrint, density: Density): PdfDefinition {
  const sheet = placedSheet(page.layout);
  const words = PRINT_WORDS[page.pageLanguage];
  const margins = marginsOf(page, sheet, density);
  return {
    pageSize: { width: sheet.width, height: sheet.height },
    pageMargins: margins,
    title: page.serial ?? words.draftNotSigned,
    header: runningHead(page, margins, sheet),
    footer: pageFoot(page, margins, sheet, density),
    ...(page.state.kind === 'void' && { background: () => struckOut(sheet, words.void) }),
    ...appendixOf(page, margins, sheet),
    content: [
      lift(sheet.isPrePrinted ? RUNNING_HEAD : TOP_MARGIN - density.topMargin),
      ...head(page, words, sheet, density),
      ...patientBlock(page, density, sheet.columnWidth),
      ...findings(page, sheet, density),
      gap(density.blockGap),
      ...(density.hasRxSign && page.medicines.length ? [text('℞', [15, 18], { margin: [0, -3, 0, 1] })] : []),
      medicinesTable(page, density, sheet.columnWidth),
      ...closing(page, sheet, density),
    ],
  };
}

function appendixOf(
  page: PrescriptionPrint,
  margins: Margin,
  sheet: PlacedSheet,
): Pick<PdfDefinition, 'appendix'> {
  const appendix = patientSlip(page, margins, sheet);
  return appendix ? { appendix } : {};
}

// Later pages need this much for the running head; a first page begins higher by lifting its first block.
const TOP_MARGIN = 28;
const RUNNING_HEAD = 16;

function lift(height: number): PageBlock {
  return { ...gap(0.1), margin: [0, -height, 0, 0] };
}

const FOOT_HEIGHT = { roomy: 70, compact: 60 };

function marginsOf(page: PrescriptionPrint, sheet: PlacedSheet, density: Density): Margin {
  const { left, right, top, bottom } = sheet;
  if (sheet.isPrePrinted)
    return [left, top + RUNNING_HEAD, right, bottom + prePrintedFootHeight(page, sheet)];
  const extra = sheet.isTall ? 12 : 0;
  const foot = density.isCompact ? FOOT_HEIGHT.compact + 10 : FOOT_HEIGHT.roomy + 16;
  return [left, top + TOP_MARGIN + extra, right, bottom + foot + extra];
}

function head(page: PrescriptionPrint, words: PrintWords, sheet: PlacedSheet, density: Density): PageBlock[] {
  const ruleGap = density.isCompact ? 3 : 5;
  const printed = sheet.isPrePrinted
    ? []
    : letterhead(page.doctor, page.clinic, words, {
        columnWidth: sheet.columnWidth,
        head: density.doctor,
        small: density.small,
        clinicNameSize: sheet.isWide ? 12 : 11,
        clinicWidth: sheet.isWide ? 210 : 156,
        ruleAbove: ruleGap,
        ruleBelow: ruleGap,
      });
  const state = stateWords(page, words);
  return state ? [...printed, text([bold(state)], [11, 15], { margin: [0, 0, 0, 3] })] : printed;
}

function stateWords(page: PrescriptionPrint, words: PrintWords): string {
  const { state } = page;
  const copy = page.duplicateCopy === null ? '' : words.duplicateCopy(page.duplicateCopy);
  if (state.kind === 'draft') return words.draftNotSigned;
  if (state.kind === 'void')
    return dotted([state.reason ? `${words.void}: ${state.reason}` : words.void, copy]);
  if (state.kind === 'amended') {
    const amended = words.amendedVersion(state.version, state.on);
    return dotted([state.reason ? `${amended}: ${state.reason}` : amended, copy]);
  }
  return copy;
}
