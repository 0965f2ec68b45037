import { clipped, textWidth } from '../../printing/clip-text.ts';
import { columns, gap, rule, stack, text } from '../../printing/page-blocks.ts';
import { CARDS, mm, SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { qrCode } from '../../printing/qr-path.ts';
import { bold, dotted, plain } from '../../printing/script-runs.ts';

export type OrderSlipPrint = {
  paper: 'A5' | 'A6';
  clinic: { name: string; addressLine: string; phone: string };
  patient: { name: string; ageAndSex: string; uhid: string };
  doctorName: string;
  /** '21 Nov 2026, 6:40 pm' */
  orderedAt: string;
  /** Orders by place; those outside go along with the patient. */
  here: readonly TestOnSlip[];
  outside: readonly TestOnSlip[];
  sampleNumber: string | null;
};
export type TestOnSlip = { name: string; specimen: string; isUrgent: boolean };

const BODY = [11, 15] as const;
const SMALL = [9, 12] as const;

export function orderSlipDocument(slip: OrderSlipPrint): PdfDefinition {
  const { width, height, sideMargin, columnWidth } = SHEETS[slip.paper];
  const { clinic, patient } = slip;
  const qrSize = mm(16);
  return {
    pageSize: { width, height },
    pageMargins: [sideMargin, mm(8), sideMargin, mm(6)],
    title: `Tests ${patient.uhid}`,
    content: [
      text([bold(clipped(clinic.name, { width: columnWidth, size: 13, isBold: true }))], [13, 18]),
      text(dotted([clinic.addressLine, clinic.phone]), SMALL),
      rule(columnWidth, 1, { above: 4, below: 5 }),
      columns(columnWidth, 8, [
        {
          block: stack([
            text([bold('Tests asked for')], [12, 16]),
            text([bold(patient.name)], BODY),
            text(dotted([patient.ageAndSex, patient.uhid]), SMALL),
            text(dotted([slip.doctorName, slip.orderedAt]), SMALL),
          ]),
        },
        { width: qrSize, block: qrCode(slip.sampleNumber ?? patient.uhid, qrSize, { repair: 'M' }) },
      ]),
      gap(4),
      ...part('Here', slip.here, columnWidth),
      ...part('At a laboratory outside', slip.outside, columnWidth),
      ...(slip.sampleNumber ? [text([plain('Sample '), bold(slip.sampleNumber)], BODY)] : []),
      rule(columnWidth, 0.5, { above: 4, below: 3 }),
      text('Please bring the report to the clinic.', SMALL),
      text('रिपोर्ट क्लिनिक पर ज़रूर लाएँ।', SMALL),
    ],
  };
}

function part(title: string, tests: readonly TestOnSlip[], width: number): PageBlock[] {
  if (tests.length === 0) return [];
  return [
    rule(width, 0.5, { above: 2, below: 3 }),
    text([bold(title)], SMALL),
    ...tests.map(({ name, specimen, isUrgent }) =>
      text([plain(name), plain(specimen ? `  (${specimen})` : ''), bold(isUrgent ? '  URGENT' : '')], BODY),
    ),
    gap(3),
  ];
}

export type SampleLabelPrint = {
  sampleNumber: string;
  patientName: string;
  ageAndSex: string;
  uhid: string;
  specimen: string;
  /** '21 Nov, 11:42' */
  collectedAt: string;
};

/** One label of 50 by 25 mm for each kind of specimen; the code holds the sample number only. */
export function sampleLabelDocument(labels: readonly SampleLabelPrint[]): PdfDefinition {
  const { width, height, sideMargin } = CARDS.label;
  return {
    pageSize: { width, height },
    pageMargins: [sideMargin, mm(1.5), sideMargin, 0],
    title: labels[0]?.sampleNumber ?? '',
    content: labels.map((label, at) => stack(labelBlocks(label), at === 0 ? {} : { pageBreak: 'before' })),
  };
}

function line(words: string, width: number, sizes: readonly number[], isBold = false): PageBlock {
  const size = sizes.find(each => textWidth(words, { size: each, isBold }) <= width) ?? sizes.at(-1) ?? 7;
  const shown = clipped(words, { width, size, isBold });
  return text([isBold ? bold(shown) : plain(shown)], [size, Math.round(size * 1.3)], { noWrap: true });
}

function labelBlocks(label: SampleLabelPrint): PageBlock[] {
  const { width, sideMargin } = CARDS.label;
  const inside = width - 2 * sideMargin;
  const qrSize = mm(13);
  const beside = inside - qrSize - 5;
  return [
    line(label.patientName, inside, [9, 8, 7], true),
    columns(inside, 5, [
      {
        width: beside,
        block: stack([
          line(label.sampleNumber, beside, [12, 11, 10], true),
          line(`${label.ageAndSex} · ${label.uhid}`, beside, [8, 7, 6.5]),
          line(label.specimen, beside, [8, 7, 6.5]),
          line(label.collectedAt, beside, [8, 7]),
        ]),
      },
      { width: qrSize, block: qrCode(label.sampleNumber, qrSize, { repair: 'M' }) },
    ]),
  ];
}
