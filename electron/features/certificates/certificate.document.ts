import { isCertifying } from '#shared/features/certificates/certificate.rules.ts';
import { letterhead } from '../../printing/letterhead.ts';
import { gap, rule, stack, text } from '../../printing/page-blocks.ts';
import { struckOut } from '../../printing/page-marks.ts';
import { mm, SHEETS } from '../../printing/paper.ts';
import type { Margin, PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { bold } from '../../printing/script-runs.ts';
import {
  bodyBlocks,
  labelled,
  type Setting,
  SMALL,
  sealBlock,
  signatures,
  TITLES,
  titleLines,
  words,
} from './certificate-parts.document.ts';
import type { CertificatePrint } from './certificate-print.ts';

const SETTINGS: Readonly<Record<'A4' | 'A5' | 'halves', readonly Setting[]>> = {
  A4: [
    { body: [12, 19], hindi: [12, 21], title: [18, 26], between: 14, signRoom: 56 },
    { body: [10.5, 15], hindi: [10.5, 17], title: [15, 21], between: 8, signRoom: 40 },
  ],
  A5: [
    { body: [10.5, 16], hindi: [10.5, 18], title: [15, 21], between: 10, signRoom: 52 },
    { body: [9.5, 13], hindi: [9.5, 15], title: [13, 18], between: 6, signRoom: 34 },
  ],
  halves: [
    { body: [10, 14], hindi: [10, 15.5], title: [13, 18], between: 6, signRoom: 42 },
    { body: [9, 12], hindi: [9, 13.5], title: [12, 16], between: 3, signRoom: 24 },
  ],
};

/** The settings of one certificate, roomiest first. */
export function certificateDocument(page: CertificatePrint): (() => PdfDefinition)[] {
  const settings = SETTINGS[page.hasCounterfoil ? 'halves' : page.paper];
  return settings.map(setting => () => (page.hasCounterfoil ? halves(page, setting) : whole(page, setting)));
}

const FOOT_HEIGHT = 70;

function head(page: CertificatePrint, columnWidth: number, isSmall: boolean): PageBlock[] {
  if (page.prePrinted) return [];
  return letterhead(page.doctor, page.clinic, words, {
    columnWidth,
    head: isSmall ? [11, 14] : [13, 17],
    small: isSmall ? [8.5, 11] : SMALL,
    clinicNameSize: isSmall ? 10.5 : 12,
    clinicWidth: page.paper === 'A4' ? 210 : 156,
    ruleAbove: isSmall ? 3 : 5,
    ruleBelow: isSmall ? 4 : 8,
  });
}

function marginsOf(page: CertificatePrint): Margin {
  const { sideMargin } = SHEETS[page.paper];
  if (page.prePrinted) {
    const { topMm, bottomMm } = page.prePrinted;
    return [sideMargin, mm(topMm), sideMargin, mm(bottomMm) + FOOT_HEIGHT];
  }
  const top = page.paper === 'A4' ? 40 : 28;
  return [sideMargin, top, sideMargin, FOOT_HEIGHT + (page.paper === 'A4' ? 24 : 14)];
}

function base(page: CertificatePrint): Pick<PdfDefinition, 'pageSize' | 'title' | 'background'> {
  const { width, height } = SHEETS[page.paper];
  return {
    pageSize: { width, height },
    title: page.serial ?? TITLES[page.kind],
    ...(page.voidReason !== null && { background: () => struckOut({ width, height }) }),
  };
}

function whole(page: CertificatePrint, setting: Setting): PdfDefinition {
  const sheet = SHEETS[page.paper];
  const margins = marginsOf(page);
  return {
    ...base(page),
    pageMargins: margins,
    footer: (number, count) => ({
      ...stack([sealBlock(page, sheet, words.pageOf(number, count))]),
      margin: [margins[0], 8, margins[2], 0],
    }),
    content: [
      ...head(page, sheet.columnWidth, false),
      ...titleLines(page, sheet.columnWidth, setting),
      ...bodyBlocks(page, sheet.columnWidth, setting),
      signatures(page, sheet.columnWidth, setting),
    ],
  };
}

// What may not be broken and is longer than a page loses its end in pdfmake.
const SURELY_ON_ONE_PAGE = 2_000;

/** The person's copy above, the clinic's below, with a line to cut along; a long one takes a second sheet. */
function halves(page: CertificatePrint, setting: Setting): PdfDefinition {
  const { columnWidth, sideMargin } = SHEETS.A4;
  const unbreakable = page.textEn.length + page.remarks.length < SURELY_ON_ONE_PAGE;
  return {
    ...base(page),
    pageMargins: [sideMargin, 24, sideMargin, 24],
    content: [
      ...head(page, columnWidth, true),
      ...titleLines(page, columnWidth, setting),
      ...bodyBlocks(page, columnWidth, setting),
      signatures(page, columnWidth, setting),
      gap(6),
      sealBlock(page, { columnWidth }, TITLES[page.kind]),
      rule(columnWidth, 0.5, { above: 12, below: 12, isDashed: true }),
      stack(counterfoil(page, columnWidth, setting), { unbreakable }),
    ],
  };
}

/** What the clinic keeps (1.3.3): the same words, the diagnosis also where the person's copy hides it. */
function counterfoil(page: CertificatePrint, width: number, setting: Setting): PageBlock[] {
  const { patient } = page;
  const line = (label: string, value: string) => labelled(label, value, width, setting.body);
  return [
    text([bold(`Counterfoil, kept by ${page.clinic.name}`)], SMALL),
    ...titleLines(page, width, setting),
    ...line('Patient', `${patient.name}, ${patient.ageAndSex}, ${patient.uhid}`),
    ...line('Address', patient.address),
    ...line('Identification marks', patient.identificationMarks),
    ...line('Diagnosis', page.diagnosis),
    ...line('Period', page.period),
    ...(isCertifying(page.kind) ? [] : [text(page.textEn.replaceAll('\n', ' '), setting.body)]),
    ...line('Remarks', page.remarks),
    signatures(page, width, setting),
  ];
}
