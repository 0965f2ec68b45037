import { PRINT_WORDS, type PrintWords } from '#shared/i18n/print-words.ts';
import { PRESCRIPTION_WORDS } from '#shared/i18n/print-words-prescription.ts';
import { barred, columns, rule, stack, text } from '../../printing/page-blocks.ts';
import type { PageBlock } from '../../printing/pdf-definition.ts';
import type { PlacedSheet } from '../../printing/placed-sheet.ts';
import {
  bold,
  dotted,
  dottedPieces,
  keepUnits,
  plain,
  SEPARATOR,
  type TextPiece,
  type Words,
} from '../../printing/script-runs.ts';
import type { Density } from './prescription-density.ts';
import type { OrderOnPrescription, PrescriptionPrint, SectionOnPrescription } from './prescription-print.ts';

const LABEL_GAP = 6;

function labelWidth(sheet: PlacedSheet): number {
  return sheet.isWide ? 68 : 56;
}

type Labelled = (label: string, value: Words[], asPatientLine?: boolean) => PageBlock[];

function labelledBy(sheet: PlacedSheet, density: Density): Labelled {
  return (label, lines, asPatientLine = false) => {
    const type = asPatientLine ? density.patientLine : density.body;
    if (lines.length === 0) return [];
    const value = stack(lines.map(line => text(line, type)));
    const width = labelWidth(sheet);
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

/** What was found, above the medicines. */
export function findings(page: PrescriptionPrint, sheet: PlacedSheet, density: Density): PageBlock[] {
  const words = PRINT_WORDS[page.pageLanguage];
  const labelled = labelledBy(sheet, density);
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
    ...page.printSections.flatMap(section => labelled(section.title, sectionLines(section))),
    ...labelled(
      diagnosis.isProvisional ? words.provisionalDiagnosis : words.diagnosis,
      linesOf(diagnosis.text, density).map(line => [bold(line)]),
    ),
  ];
}

/** 'Gravida 2 · LMP 3 Jun 2026' in one running line; a form that says nothing is left out. */
export function sectionLines({ rows }: SectionOnPrescription): Words[] {
  if (rows.length === 0) return [];
  return [[plain(dotted(rows.map(([label, value]) => [label, keepUnits(value)].filter(Boolean).join(' '))))]];
}

/** Below the medicines: what ends, what is tested, what to do, when to come again. */
export function closing(page: PrescriptionPrint, sheet: PlacedSheet, density: Density): PageBlock[] {
  const words = PRINT_WORDS[page.pageLanguage];
  const labelled = labelledBy(sheet, density);
  const { followUp } = page;
  const blocks = [
    ...labelled(PRESCRIPTION_WORDS[page.pageLanguage].stop, stopLines(page, density)),
    ...labelled(words.tests, [...orderLines(page), ...linesOf(page.tests, density)]),
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
    ...writers(page, density),
  ];
  if (blocks.length === 0) return [];
  const [above, below] = density.isCompact ? [0, 2] : [2, density.blockGap];
  return [rule(sheet.columnWidth, density.isCompact ? 0.75 : 0.5, { above, below }), ...blocks];
}

/** Said in both languages: who goes on taking it does so in their own. */
function stopLines(page: PrescriptionPrint, density: Density): Words[] {
  const own = page.stopWord && !density.leavesPatientLines ? `${page.stopWord}: ` : '';
  const lines = page.stops.map(({ generic, strengthAndForm, reason }): TextPiece[] => [
    bold(`${own}${generic.toLocaleUpperCase('en')}`),
    plain(` ${keepUnits(strengthAndForm)}${reason ? ` (${reason})` : ''}`),
  ]);
  if (!density.isCompact || lines.length < 2) return lines;
  return [lines.flatMap((line, index) => (index === 0 ? line : [plain(SEPARATOR), ...line]))];
}

/** Our own tests first, then those for another laboratory; an urgent one says so. */
function orderLines(page: PrescriptionPrint): Words[] {
  const words = PRESCRIPTION_WORDS[page.pageLanguage];
  const piecesOf = ({ name, isUrgent }: OrderOnPrescription): TextPiece[] =>
    isUrgent ? [plain(`${keepUnits(name)} `), bold(`(${words.urgent})`)] : [plain(keepUnits(name))];
  const listed = (orders: readonly OrderOnPrescription[]) =>
    orders.flatMap((order, index) => (index === 0 ? piecesOf(order) : [plain('; '), ...piecesOf(order)]));
  const here = listed(page.orders.filter(({ isOutside }) => !isOutside));
  const outside = listed(page.orders.filter(({ isOutside }) => isOutside));
  return [
    ...(here.length > 0 ? [here] : []),
    ...(outside.length > 0 ? [[plain(`${words.elsewhere} `), ...outside]] : []),
  ];
}

function warningBar(
  page: PrescriptionPrint,
  words: PrintWords,
  sheet: PlacedSheet,
  density: Density,
): PageBlock[] {
  if (!page.warning || density.leavesPatientLines) return [];
  const line = columns(sheet.columnWidth, LABEL_GAP, [
    { width: labelWidth(sheet), block: text([bold(words.warning)], density.body) },
    { block: text([bold(keepUnits(page.warning))], density.patientLine) },
  ]);
  return [barred(sheet.columnWidth, [line], { margin: [0, density.isCompact ? 1 : 3, 0, 0] })];
}

function writers(page: PrescriptionPrint, density: Density): PageBlock[] {
  if (!page.enteredBy) return [];
  const words = PRESCRIPTION_WORDS[page.pageLanguage];
  const signed = page.state.kind === 'draft' ? '' : words.countersignedBy(page.doctor.name);
  const line = [words.enteredBy(page.enteredBy), signed].filter(Boolean).join(', ');
  return [text(line, density.small, { margin: [0, density.isCompact ? 0 : 2, 0, 0] })];
}
