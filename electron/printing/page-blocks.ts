import { ASCENDER, LINE_EM, type Press } from './fonts.ts';
import type {
  BlockOptions,
  CanvasLine,
  ColumnsBlock,
  Margin,
  PageBlock,
  RuleBlock,
  StackBlock,
  TableBlock,
  TableCell,
  TableLayout,
  TextBlock,
} from './pdf-definition.ts';
import { splitIntoRuns, type Words } from './script-runs.ts';

/** Type size and leading in points. */
export type TypeSize = readonly [size: number, leading: number];
export type SetText = (words: Words, type: TypeSize, options?: BlockOptions) => TextBlock;

function setText(press: Press): SetText {
  return (words, [size, leading], options = {}) => ({
    text: splitIntoRuns(words, press),
    fontSize: size,
    lineHeight: leading / (size * LINE_EM),
    ...options,
  });
}

export const text = setText('page');
/** Heavier weights for thermal paper. */
export const rollText = setText('roll');

export function gap(height: number): TextBlock {
  return { text: splitIntoRuns(' ', 'page'), fontSize: 1, lineHeight: height / LINE_EM };
}

/** How far to lower a smaller text so that it shares the baseline of a bigger one beside it. */
export function baselineDrop(bigSize: number, smallSize: number): number {
  return (ASCENDER / 1000) * (bigSize - smallSize);
}

type RuleOptions = { above?: number; below?: number; isDashed?: boolean };

export function rule(width: number, lineWidth = 0.5, options: RuleOptions = {}): RuleBlock {
  const line: CanvasLine = { type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth };
  if (options.isDashed) line.dash = { length: 2, space: 2 };
  return { canvas: [line], margin: [0, options.above ?? 0, 0, options.below ?? 0] };
}

export function stack(blocks: PageBlock[], options: BlockOptions = {}): StackBlock {
  return { stack: blocks, ...options };
}

export type Column = { width?: number; block: PageBlock };

/**
 * Blocks side by side in a column of known width; those without a width share the rest. Every width ends as a
 * number, because pdfmake breaks an overlong word only where the width is one, and lets it overrun otherwise.
 */
export function columns(
  totalWidth: number,
  columnGap: number,
  cells: Column[],
  options: BlockOptions = {},
): ColumnsBlock {
  const widths = shareWidths(
    totalWidth - columnGap * (cells.length - 1),
    cells.map(cell => cell.width),
  );
  return {
    columns: cells.map((cell, index) => ({ ...cell.block, width: widths[index] ?? 0 })),
    columnGap,
    ...options,
  };
}

const NARROWEST_SHARE = 24;

export function shareWidths(available: number, widths: readonly (number | undefined)[]): number[] {
  const fixed = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const sharing = widths.filter(width => width === undefined).length;
  const share = sharing ? (available - fixed) / sharing : 0;
  if (available - fixed < -0.01 || (sharing && share < NARROWEST_SHARE)) {
    throw new RangeError(`columns of ${fixed.toFixed(1)} pt leave too little of ${available.toFixed(1)} pt`);
  }
  return widths.map(width => width ?? share);
}

export type TableOptions = {
  totalWidth: number;
  /** Undefined shares what the others leave. */
  widths: readonly (number | undefined)[];
  rows: TableCell[][];
  gutter?: number;
  headerRows?: number;
  rowAbove?: (row: number) => number;
  rowBelow?: (row: number) => number;
  lineAbove?: (row: number) => number;
  margin?: Margin;
};

/** A table without boxes: only the rules that are asked for, and a gutter between columns. */
export function bareTable(options: TableOptions): TableBlock {
  const { rows, gutter = 8, headerRows = 0 } = options;
  const last = options.widths.length - 1;
  const layout: TableLayout = {
    hLineWidth: line => options.lineAbove?.(line) ?? 0,
    vLineWidth: () => 0,
    paddingLeft: () => 0,
    paddingRight: column => (column === last ? 0 : gutter),
    paddingTop: row => options.rowAbove?.(row) ?? 0,
    paddingBottom: row => options.rowBelow?.(row) ?? 0,
  };
  const widths = shareWidths(options.totalWidth - gutter * last, options.widths);
  const table = { widths, body: rows, dontBreakRows: true, ...(headerRows && { headerRows }) };
  return { table, layout, ...(options.margin && { margin: options.margin }) };
}

/** A block with a heavy bar hung left of the text edge, for what must not be overlooked. */
export function barred(totalWidth: number, blocks: PageBlock[], options: BlockOptions = {}): TableBlock {
  const layout: TableLayout = {
    hLineWidth: () => 0,
    vLineWidth: line => (line === 0 ? 2 : 0),
    paddingLeft: () => 5,
    paddingRight: () => 0,
    paddingTop: () => 0,
    paddingBottom: () => 0,
  };
  const [left, top, right, bottom] = options.margin ?? [0, 0, 0, 0];
  return {
    unbreakable: true,
    table: { widths: [totalWidth], body: [[stack(blocks)]] },
    layout,
    margin: [left - 7, top, right, bottom],
  };
}
