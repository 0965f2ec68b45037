import { edgesOf } from '#shared/features/prescriptions/letterhead.rules.ts';
import type { SheetLayout } from '#shared/features/prescriptions/letterhead.schema.ts';
import { mm, SHEETS, type Sheet } from './paper.ts';

/** A sheet with the edges of one letterhead, against this printer's shift, in points. */
export type PlacedSheet = Sheet & {
  left: number;
  right: number;
  /** Free at the top and foot for what the paper carries; only the shift with our own header. */
  top: number;
  bottom: number;
  isPrePrinted: boolean;
  hasFooter: boolean;
  /** Room for wider columns and a bigger clinic's name. */
  isWide: boolean;
  /** A4 and Letter have height to spare for airier margins. */
  isTall: boolean;
};

const WIDE_COLUMN = 400;

function points(tenths: number): number {
  return mm(tenths / 10);
}

/** The shift moves the whole page, so what one edge gains the other loses. */
export function placedSheet(layout: SheetLayout): PlacedSheet {
  const sheet = SHEETS[layout.paper];
  const edges = edgesOf(layout);
  const [across, down] = [points(layout.shiftRight), points(layout.shiftDown)];
  const columnWidth = sheet.width - points(edges.left) - points(edges.right);
  return {
    ...sheet,
    columnWidth,
    left: points(edges.left) + across,
    right: points(edges.right) - across,
    top: points(edges.top) + down,
    bottom: points(edges.bottom) - down,
    isPrePrinted: !layout.hasHeader,
    hasFooter: layout.hasFooter,
    isWide: columnWidth > WIDE_COLUMN,
    isTall: layout.paper === 'A4' || layout.paper === 'Letter',
  };
}
