import { PRINT_WORDS, type PrintWords } from '#shared/i18n/print-words.ts';
import { letterhead } from '../../printing/letterhead.ts';
import { barred, columns, gap, rule, stack, text } from '../../printing/page-blocks.ts';
import { struckOut } from '../../printing/page-marks.ts';
import { mm, SHEETS, type Sheet } from '../../printing/paper.ts';
import type { Margin, PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import {
  bold,
  dotted,
  dottedPieces,
  keepUnits,
  plain,
  SEPARATOR,
  type Words,
} from '../../printing/script-runs.ts';
import { hasSlip, patientSlip } from './patient-slip.document.ts';
import { DENSITIES, type Density, DOCTORS_COPY } from './prescription-density.ts';
import { pageFoot, runningHead } from './prescription-foot.document.ts';
import { medicinesTable } from './prescription-medicines.document.ts';
import { patientBlock } from './prescription-patient.document.ts';
import type { PrescriptionPrint } from './prescription-print.ts';

/** The settings of one prescription, roomiest first; print the first that needs the fewest pages. */
export function prescriptionDocument(page: PrescriptionPrint): (() => PdfDefinition)[] {
  const densities = hasSlip(page) ? [...DENSITIES, DOCTORS_COPY] : DENSITIES;
  return densities.map(density => () => setPrescription(page, density));
}

function setPrescription(page: PrescriptionPrint, density: Density): PdfDefinition {
  const sheet = SHEETS[page.paper];
  const words = PRINT_WORDS[page.pageLanguage];
  const margins = marginsOf(page, sheet, density);
  return {
    pageSize: { width: sheet.width, height: sheet.height },
    pageMargins: margins,
    title: page.serial ?? words.draftNotSigned,
    header: runningHead(page, margins, sheet),
    footer: pageFoot(page, margins, sheet, density),
    ...(page.state.kind === 'void' && { background: () => struckOut(sheet) }),
    ...appendixOf(page, margins, sheet),
    content: [
      ...(page.letterhead.kind === 'printed' ? [lift(TOP_MARGIN - density.topMargin)] : []),
      ...head(page, words, sheet, density),
      ...patientBlock(page, density, sheet.columnWidth),
      ...findings(page, words, sheet, density),
      gap(density.blockGap),
      ...(density.hasRxSign && page.medicines.length ? [text('℞', [15, 18], { margin: [0, -3, 0, 1] })] : []),
      medicinesTable(page, density, sheet.columnWidth),
      ...closing(page, words, sheet, density),
    ],
  };
}

function appendixOf(page: PrescriptionPrint, margins: Margin, sheet: Sheet): Pick<PdfDefinition, 'appendix'> {
  const appendix = patientSlip(page, margins, sheet);
  return appendix ? { appendix } : {};
}

// Later pages need this much for the running head; a dense first page begins higher by lifting its first block.
const TOP_MARGIN = 28;

function lift(height: number): PageBlock {
  return { ...gap(0.1), margin: [0, -height, 0, 0] };
}

const FOOT_HEIGHT = { roomy: 70, compact: 60, prePrinted: 66 };

function marginsOf(page: PrescriptionPrint, sheet: Sheet, density: Density): Margin {
  const { letterhead: sheetHead } = page;
  const side = sheet.sideMargin;
  if (sheetHead.kind === 'prePrinted') {
    const shift = mm(sheetHead.shiftRightMm);
    const top = mm(sheetHead.topMm + sheetHead.shiftDownMm);
    return [side + shift, top, side - shift, mm(sheetHead.bottomMm) + FOOT_HEIGHT.prePrinted];
  }
  const extra = page.paper === 'A4' ? 12 : 0;
  const foot = density.isCompact ? FOOT_HEIGHT.compact + 10 : FOOT_HEIGHT.roomy + 16;
  return [side, TOP_MARGIN + extra, side, foot + extra];
}

function head(page: PrescriptionPrint, words: PrintWords, sheet: Sheet, density: Density): PageBlock[] {
  const ruleGap = density.isCompact ? 3 : 5;
  const printed =
    page.letterhead.kind === 'printed'
      ? letterhead(page.doctor, page.clinic, words, {
          columnWidth: sheet.columnWidth,
          head: density.doctor,
          small: density.small,
          clinicNameSize: page.paper === 'A4' ? 12 : 11,
          clinicWidth: page.paper === 'A4' ? 210 : 156,
          ruleAbove: ruleGap,
          ruleBelow: ruleGap,
        })
      : [];
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
    const amended = words.amendedVersion(state.version);
    return dotted([state.reason ? `${amended}: ${state.reason}` : amended, copy]);
  }
  return copy;
}

const LABEL_GAP = 6;

function labelWidth(page: PrescriptionPrint): number {
  return page.paper === 'A4' ? 68 : 56;
}

type Labelled = (label: string, value: Words[], asPatientLine?: boolean) => PageBlock[];

function labelledBy(page: PrescriptionPrint, sheet: Sheet, density: Density): Labelled {
  return (label, lines, asPatientLine = false) => {
    const type = asPatientLine ? density.patientLine : density.body;
    if (lines.length === 0) return [];
    const value = stack(lines.map(line => text(line, type)));
    const width = labelWidth(page);
    return [
      columns(sheet.columnWidth, LABEL_GAP, [{ width, block: text(label, density.body) }, { block: value }]),
    ];
  };
}

function linesOf(note: string, density: Density): string[] {
  const lines = note
    .split(/\r?\n/)
    .map(line => keepUnits(line.trim()))
    .filter(line => line);
  return density.isCompact && lines.length > 1 ? [lines.join(SEPARATOR)] : lines;
}

function findings(page: PrescriptionPrint, words: PrintWords, sheet: Sheet, density: Density): PageBlock[] {
  const labelled = labelledBy(page, sheet, density);
  const vitals = page.vitals.map(vital => {
    const value = vital.isAbnormal ? bold(vital.value) : plain(vital.value);
    return [plain(`${vital.label}\u00a0`), value, plain(vital.unit ? `\u00a0${keepUnits(vital.unit)}` : '')];
  });
  const spaced = vitals.flatMap((pieces, index) => (index === 0 ? pieces : [plain(SEPARATOR), ...pieces]));
  const { diagnosis } = page;
  return [
    ...labelled(words.vitals, spaced.length ? [spaced] : []),
    ...labelled(words.complaints, linesOf(page.complaints, density)),
    ...labelled(words.findings, linesOf(page.findings, density)),
    ...labelled(
      diagnosis.isProvisional ? words.provisionalDiagnosis : words.diagnosis,
      linesOf(diagnosis.text, density).map(line => [bold(line)]),
    ),
  ];
}

function closing(page: PrescriptionPrint, words: PrintWords, sheet: Sheet, density: Density): PageBlock[] {
  const labelled = labelledBy(page, sheet, density);
  const { followUp } = page;
  const blocks = [
    ...labelled(words.tests, linesOf(page.tests, density)),
    ...labelled(words.advice, linesOf(page.advice, density), true),
    ...labelled(
      words.followUp,
      followUp
        ? [
            dottedPieces([
              bold(followUp.date),
              plain(density.leavesPatientLines ? '' : followUp.phrase),
              plain(followUp.feeNote),
            ]),
          ]
        : [],
    ),
    ...warningBar(page, words, sheet, density),
  ];
  if (blocks.length === 0) return [];
  const [above, below] = density.isCompact ? [0, 2] : [2, density.blockGap];
  return [rule(sheet.columnWidth, density.isCompact ? 0.75 : 0.5, { above, below }), ...blocks];
}

function warningBar(page: PrescriptionPrint, words: PrintWords, sheet: Sheet, density: Density): PageBlock[] {
  if (!page.warning || density.leavesPatientLines) return [];
  const line = columns(sheet.columnWidth, LABEL_GAP, [
    { width: labelWidth(page), block: text([bold(words.warning)], density.body) },
    { block: text([bold(keepUnits(page.warning))], density.patientLine) },
  ]);
  return [barred(sheet.columnWidth, [line], { margin: [0, density.isCompact ? 1 : 3, 0, 0] })];
}
