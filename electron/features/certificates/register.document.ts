import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import type { ClinicOnPaper } from '../../printing/letterhead.ts';
import { bareTable, columns, stack, text } from '../../printing/page-blocks.ts';
import { mm, SHEETS } from '../../printing/paper.ts';
import type { PdfDefinition, TableCell } from '../../printing/pdf-definition.ts';
import { bold, dotted, plain, type Words } from '../../printing/script-runs.ts';

export type RegisterRow = {
  serial: string;
  date: string;
  kind: string;
  name: string;
  ageAndSex: string;
  uhid: string;
  address: string;
  identificationMarks: string;
  diagnosis: string;
  period: string;
  doctor: string;
  registrationNumber: string;
  copies: number;
  voidReason: string | null;
};

export type RegisterPrint = { clinic: ClinicOnPaper; period: string; rows: readonly RegisterRow[] };

const SIDE = mm(12);
const WIDTH = SHEETS.A4.height - 2 * SIDE;
const CELL = [8.5, 11.5] as const;
const words = PRINT_WORDS.en;

/** Struck through, and still to be read: the number stays in the register (1.3.3). */
function cellOf(said: Words, isStruck: boolean): TableCell {
  const block = text(said, CELL);
  return isStruck ? Object.assign(block, { decoration: 'lineThrough' as const }) : block;
}

function rowCells(row: RegisterRow): TableCell[] {
  const isVoid = row.voidReason !== null;
  const struck = (said: Words) => cellOf(said, isVoid);
  return [
    stack([
      struck([bold(row.serial)]),
      ...(isVoid ? [text([bold(`${words.void}: `), plain(row.voidReason ?? '')], CELL)] : []),
    ]),
    struck(row.date),
    struck(row.kind),
    stack([struck([bold(row.name), plain(`, ${row.ageAndSex}`)]), struck(dotted([row.uhid, row.address]))]),
    struck(row.identificationMarks),
    struck(row.diagnosis),
    struck(row.period),
    stack([struck(row.doctor), struck(`${words.regNo} ${row.registrationNumber}`)]),
    text(String(row.copies), CELL, { alignment: 'right' }),
  ];
}

const HEADS = [
  ...['Number', 'Date', 'Kind', 'Patient, address', 'Identification marks', 'Diagnosis or reason'],
  ...['Period', words.doctor, 'Copies'],
];

/** The register on A4, lying; every number of the period, void ones struck through. */
export function registerDocument({ clinic, period, rows }: RegisterPrint): PdfDefinition {
  const { width: height, height: width } = SHEETS.A4;
  const voided = rows.filter(({ voidReason }) => voidReason !== null).length;
  const counted = `${rows.length} ${rows.length === 1 ? 'certificate' : 'certificates'}, ${voided} void`;
  return {
    pageSize: { width, height },
    pageMargins: [SIDE, mm(12), SIDE, mm(14)],
    title: `Register of certificates, ${period}`,
    footer: (page, pages) => ({
      ...columns(WIDTH, 8, [
        { block: text(dotted([clinic.name, `Register of certificates, ${period}`]), CELL) },
        { width: 90, block: text([bold(words.pageOf(page, pages))], CELL, { alignment: 'right' }) },
      ]),
      margin: [SIDE, 8, SIDE, 0],
    }),
    content: [
      text([bold('Register of medical certificates')], [16, 22]),
      text(dotted([clinic.name, ...clinic.addressLines, period, counted]), [9.5, 13], {
        margin: [0, 0, 0, 8],
      }),
      bareTable({
        totalWidth: WIDTH,
        widths: [82, 56, 50, undefined, 90, 104, 66, 90, 34],
        gutter: 7,
        rows: [HEADS.map(head => text([bold(head)], CELL)), ...rows.map(rowCells)],
        headerRows: 1,
        rowAbove: () => 4,
        rowBelow: () => 4,
        lineAbove: row => (row === 0 ? 0 : row === 1 ? 1 : 0.4),
      }),
      ...(rows.length === 0 ? [text('No certificate was issued in this time.', [10, 14])] : []),
    ],
  };
}
