import type { SheetLayout } from '#shared/features/prescriptions/letterhead.schema.ts';
import { PRESCRIPTION_WORDS, type PrescriptionWords } from '#shared/i18n/print-words-prescription.ts';
import { stack, text } from '../../printing/page-blocks.ts';
import { pageDrawing } from '../../printing/page-marks.ts';
import { mm } from '../../printing/paper.ts';
import type { Margin, PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { type PlacedSheet, placedSheet } from '../../printing/placed-sheet.ts';
import { prescriptionDocument } from './prescription.document.ts';
import type { PrescriptionPrint } from './prescription-print.ts';

/** On the screen the sheet as it lies in the printer; on paper a frame where text will stand. */
export type SampleShows = 'sheet' | 'frame';

/** A page of a letterhead that is being set up, settings roomiest first as for a real prescription. */
export function letterheadSampleDocument(
  page: PrescriptionPrint,
  shows: SampleShows,
): (() => PdfDefinition)[] {
  const sheet = placedSheet(page.layout);
  const words = PRESCRIPTION_WORDS[page.pageLanguage];
  return prescriptionDocument(page).map(setting => () => {
    const definition = setting();
    const background = () =>
      shows === 'frame'
        ? frame(sheet, definition.pageMargins, page.layout, words)
        : paper(sheet, page.layout, words);
    return { ...definition, background };
  });
}

const NEAREST_TO_EDGE = mm(4.5);
const HOLES_APART = mm(80); // ISO 838: two holes of 6 mm, 80 mm apart, 12 mm from the edge.
const HOLE_FROM_EDGE = mm(12);

function paper(sheet: PlacedSheet, layout: SheetLayout, words: PrescriptionWords): PageBlock {
  const { width, height } = sheet;
  const holes = layout.punch > 0 ? [height / 2 - HOLES_APART / 2, height / 2 + HOLES_APART / 2] : [];
  const punched = holes
    .map(y => `<circle cx="${HOLE_FROM_EDGE}" cy="${y}" r="${mm(3)}" fill="none" stroke="#999"/>`)
    .join('');
  if (!sheet.isPrePrinted) return pageDrawing(sheet, punched);
  const across = mm(layout.shiftRight / 10);
  const left = mm(layout.blankLeft / 10) + across;
  const right = sheet.right;
  const bands = [
    [0, 0, width, sheet.top],
    [0, height - sheet.bottom, width, sheet.bottom],
    [0, sheet.top, left - GAP, height - sheet.top - sheet.bottom],
    [width - right + GAP, sheet.top, right - GAP, height - sheet.top - sheet.bottom],
  ];
  const grey = bands
    .filter(([, , w = 0, h = 0]) => w > 0 && h > 0)
    .map(([x, y, w, h]) => `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="#e2e2e2"/>`)
    .join('');
  const said =
    sheet.top > 30
      ? [text(words.prePrintedHere, [10, 14], { absolutePosition: { x: sheet.left, y: sheet.top / 2 - 7 } })]
      : [];
  return stack([pageDrawing(sheet, grey + punched), ...said]);
}

// Between text and what the paper carries, so that the eye tells them apart on the screen.
const GAP = 4;

function frame(
  sheet: PlacedSheet,
  margins: Margin,
  layout: SheetLayout,
  words: PrescriptionWords,
): PageBlock {
  const { width, height, left, right, isPrePrinted } = sheet;
  const top = isPrePrinted ? sheet.top : margins[1];
  const bottom = isPrePrinted ? sheet.bottom : NEAREST_TO_EDGE;
  const box = `<rect x="${left}" y="${top}" width="${width - left - right}" height="${height - top - bottom}"
    fill="none" stroke="black" stroke-width="0.6" stroke-dasharray="4 3"/>`;
  const edges = [layout.blankTop, layout.blankLeft + layout.punch, layout.blankRight, layout.blankBottom];
  const measures = isPrePrinted ? ` ${edges.map(edge => edge / 10).join(' / ')} mm` : '';
  return stack([
    pageDrawing(sheet, box),
    text(`${words.frameAbout}${measures}`, [9, 12], {
      absolutePosition: { x: left, y: Math.max(NEAREST_TO_EDGE, top - 14) },
    }),
  ]);
}
