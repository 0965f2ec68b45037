import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import { type ClinicOnPaper, type DoctorOnPaper, letterhead } from '../../printing/letterhead.ts';
import { bareTable, columns, gap, rule, stack, text } from '../../printing/page-blocks.ts';
import { mm, SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PageCorner, PdfDefinition, TableCell } from '../../printing/pdf-definition.ts';
import { qrCode } from '../../printing/qr-path.ts';
import { bold, dotted, plain, unbroken } from '../../printing/script-runs.ts';

export type ResultOnPaper = {
  name: string;
  method: string;
  value: string;
  unit: string;
  range: string;
  /** 'HIGH', 'CRITICAL LOW', 'ABNORMAL'; empty when nothing is to be said. */
  flagWord: string;
  isComputed: boolean;
};

export type LabReportPrint = {
  /** 'full' has method, specimen and times as accredited laboratories print them. */
  layout: 'full' | 'plain';
  clinic: ClinicOnPaper;
  doctor: DoctorOnPaper;
  patient: { name: string; ageAndSex: string; uhid: string; phone: string };
  serial: string;
  contentHash: string;
  /** Null for the first version. */
  amended: { version: number; reason: string } | null;
  duplicateCopy: number | null;
  /** Where the values were measured; empty for this clinic. */
  labName: string;
  sampleNumbers: string;
  times: { collected: string; entered: string; reported: string };
  groups: readonly { name: string; specimen: string; results: readonly ResultOnPaper[] }[];
  comment: string;
  listVersion: string;
};

const BODY = [10, 13.5] as const;
const SMALL = [8.5, 11.5] as const;
const SHEET = SHEETS.A4;
const NOTE_EN =
  'These results are for your doctor to read together with how you are. Please do not change medicines by yourself.';
const NOTE_HI = 'ये नतीजे डॉक्टर आपकी हालत के साथ देखकर समझाएँगे। अपने आप दवा न बदलें।';

export function labReportDocument(report: LabReportPrint): PdfDefinition {
  const { width, height, sideMargin } = SHEET;
  return {
    pageSize: { width, height },
    pageMargins: [sideMargin, mm(14), sideMargin, mm(30)],
    title: report.serial,
    header: runningHead(report),
    footer: foot(report),
    content: [
      ...letterhead(report.doctor, report.clinic, PRINT_WORDS.en, {
        ...{ columnWidth: SHEET.columnWidth, head: [13, 17], small: [9, 12] },
        ...{ clinicNameSize: 12, clinicWidth: 210, ruleAbove: 5, ruleBelow: 6 },
      }),
      ...title(report),
      who(report),
      rule(SHEET.columnWidth, 0.5, { above: 5, below: 6 }),
      resultsTable(report),
      ...closing(report),
    ],
  };
}

function title(report: LabReportPrint): PageBlock[] {
  const { amended, duplicateCopy } = report;
  const marks = [
    amended ? `AMENDED REPORT, version ${amended.version}: ${amended.reason}` : '',
    duplicateCopy === null ? '' : PRINT_WORDS.en.duplicateCopy(duplicateCopy),
  ].filter(Boolean);
  return [
    text([bold('Laboratory report')], [13, 18], { alignment: 'center' }),
    ...marks.map(mark => text([bold(mark)], [10.5, 14], { alignment: 'center' as const })),
    gap(4),
  ];
}

function pairs(lines: readonly (readonly [string, string])[]): PageBlock {
  return stack(
    lines
      .filter(([, value]) => value !== '')
      .map(([label, value]) => text([plain(`${label}: `), bold(value)], BODY)),
  );
}

function who(report: LabReportPrint): PageBlock {
  const { patient, times, layout } = report;
  const left = pairs([
    ['Name', patient.name],
    ['Age, sex', patient.ageAndSex],
    ['UHID', patient.uhid],
    ['Phone', layout === 'full' ? patient.phone : ''],
  ]);
  const right = pairs([
    ['Report', report.serial],
    ['Sample', report.sampleNumbers],
    ['Measured by', report.labName],
    ['Collected and received', layout === 'full' ? times.collected : ''],
    ['Entered', layout === 'full' ? times.entered : ''],
    ['Reported', times.reported],
  ]);
  return columns(SHEET.columnWidth, 16, [{ block: left }, { width: 250, block: right }]);
}

const WIDTHS = [undefined, 138, 66, 106] as const;

function resultsTable(report: LabReportPrint): PageBlock {
  const header: TableCell[] = ['Test', 'Result', 'Unit', 'Reference range'].map(word =>
    text([bold(word)], [9, 13]),
  );
  const rows = report.groups.flatMap(group => groupRows(group, report.layout));
  return bareTable({
    totalWidth: SHEET.columnWidth,
    widths: WIDTHS,
    rows: [header, ...rows],
    headerRows: 1,
    rowAbove: () => 2,
    rowBelow: () => 1.5,
    lineAbove: row => (row === 1 ? 0.75 : 0),
  });
}

type Layout = LabReportPrint['layout'];

const acrossAll = (cell: TableCell): TableCell[] => [
  { ...cell, colSpan: WIDTHS.length },
  ...WIDTHS.slice(1).map(() => text('', BODY)),
];

/** The name of a group stands in one row with its first result: never alone at the foot of a page. */
function groupRows(group: LabReportPrint['groups'][number], layout: Layout): TableCell[][] {
  const specimen = layout === 'full' ? group.specimen : '';
  const name = text([bold(group.name), plain(specimen ? `  (${specimen})` : '')], [10.5, 15]);
  const [first, ...others] = group.results.map(result => resultRow(result, layout));
  const began = bareTable({
    totalWidth: SHEET.columnWidth,
    widths: WIDTHS,
    rows: [acrossAll(name), ...(first ? [first] : [])],
    rowAbove: row => (row === 0 ? 0 : 3.5),
  });
  return [acrossAll(began), ...others];
}

function resultRow(result: ResultOnPaper, layout: Layout): TableCell[] {
  const { name, method, value, unit, range, flagWord, isComputed } = result;
  const facts = [layout === 'full' ? method : '', isComputed ? 'computed' : ''].filter(Boolean).join(', ');
  const said = flagWord === '' ? [plain(value)] : [bold(value), bold(`  ${flagWord}`)];
  return [
    stack([
      text(name, BODY, { margin: [8, 0, 0, 0] }),
      ...(facts ? [text(facts, SMALL, { margin: [8, 0, 0, 0] })] : []),
    ]),
    text(said, BODY),
    text(unit, BODY),
    text(range, BODY),
  ];
}

function closing(report: LabReportPrint): PageBlock[] {
  const comments = report.comment.split('\n').filter(line => line.trim() !== '');
  return [
    rule(SHEET.columnWidth, 0.75, { above: 6, below: 5 }),
    ...(comments.length > 0
      ? [text([bold('Comment')], BODY), ...comments.map(line => text(line, BODY)), gap(4)]
      : []),
    text(NOTE_EN, SMALL),
    text(NOTE_HI, SMALL),
    text(
      `Ranges without another origin are of the reference list ${report.listVersion}: reference only, verify. ` +
        'A blank range is unknown, not normal.',
      SMALL,
    ),
    text('— end of report —', SMALL, { alignment: 'center', margin: [0, 4, 0, 0] }),
  ];
}

function runningHead(report: LabReportPrint): PageCorner {
  return (page, count) =>
    page === 1
      ? null
      : text(
          dotted([
            report.patient.name,
            report.patient.uhid,
            report.serial,
            PRINT_WORDS.en.pageOf(page, count),
          ]),
          SMALL,
          {
            margin: [SHEET.sideMargin, 16, SHEET.sideMargin, 0],
          },
        );
}

const QR_SIZE = 50;
const SIGNATURE_WIDTH = 180;

/** Serial and seal, for whoever checks the page; nothing about the person. */
export function reportSeal(report: Pick<LabReportPrint, 'serial' | 'contentHash'>): string {
  return `${report.serial} ${report.contentHash.slice(0, 12)}`.toUpperCase();
}

function foot(report: LabReportPrint): PageCorner {
  const { doctor } = report;
  return (page, count) =>
    columns(
      SHEET.columnWidth,
      8,
      [
        { width: QR_SIZE, block: qrCode(reportSeal(report), QR_SIZE) },
        {
          block: stack([
            text([plain(`${report.serial} · `), bold(PRINT_WORDS.en.pageOf(page, count))], SMALL),
            text(`${PRINT_WORDS.en.seal} ${unbroken(report.contentHash.slice(0, 12).toUpperCase())}`, SMALL),
            text(`${PRINT_WORDS.en.toCheckCall} ${report.clinic.phone}`, SMALL),
          ]),
        },
        {
          width: SIGNATURE_WIDTH,
          block: stack(
            [
              rule(SIGNATURE_WIDTH, 0.5, { below: 2 }),
              text([bold(doctor.name)], SMALL),
              text(
                dotted([doctor.qualification, `${PRINT_WORDS.en.regNo} ${doctor.registrationNumber}`]),
                SMALL,
              ),
            ],
            { margin: [0, 22, 0, 0] },
          ),
        },
      ],
      { margin: [SHEET.sideMargin, 6, SHEET.sideMargin, 0] },
    );
}
