/** The part of pdfmake's document language that our pages use; lengths are in points. */
export type Margin = [left: number, top: number, right: number, bottom: number];
export type Alignment = 'left' | 'center' | 'right';

export type BlockOptions = {
  width?: number;
  margin?: Margin;
  alignment?: Alignment;
  /** From the top left corner of the sheet, outside the flow. */
  absolutePosition?: { x: number; y: number };
  unbreakable?: boolean;
  pageBreak?: 'before';
  noWrap?: boolean;
  characterSpacing?: number;
  fontFeatures?: Readonly<Record<string, boolean>>;
};

export type TextRun = { text: string; font: string; bold?: true };
export type TextBlock = BlockOptions & { text: TextRun[]; fontSize: number; lineHeight: number };
export type StackBlock = BlockOptions & { stack: PageBlock[] };
export type ColumnsBlock = BlockOptions & { columns: PageBlock[]; columnGap: number };
export type DrawingBlock = BlockOptions & { svg: string; width: number; height: number };
/** A JPEG as a data address, cropped to fill its place. */
export type ImageBlock = BlockOptions & { image: string; cover: { width: number; height: number } };
export type RuleBlock = BlockOptions & { canvas: CanvasLine[] };
export type CanvasLine = {
  type: 'line';
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  lineWidth: number;
  dash?: { length: number; space: number };
};

export type TableCell = PageBlock & { colSpan?: number };
export type TableBlock = BlockOptions & {
  table: { widths: number[]; body: TableCell[][]; headerRows?: number; dontBreakRows?: boolean };
  layout: TableLayout;
};
export type TableLayout = {
  hLineWidth: (line: number) => number;
  vLineWidth: (line: number) => number;
  paddingLeft: (column: number) => number;
  paddingRight: (column: number) => number;
  paddingTop: (row: number) => number;
  paddingBottom: (row: number) => number;
};

export type PageBlock =
  | TextBlock
  | StackBlock
  | ColumnsBlock
  | DrawingBlock
  | ImageBlock
  | RuleBlock
  | TableBlock;
export type PageCorner = (page: number, pageCount: number) => PageBlock | null;

export type PdfDefinition = {
  pageSize: { width: number; height: number | 'auto' };
  pageMargins: Margin;
  title: string;
  /** Printed into the file's properties; left out, the file carries a fixed date so that equal pages are equal bytes. */
  createdAt?: Date;
  content: PageBlock[];
  header?: PageCorner;
  footer?: PageCorner;
  background?: () => PageBlock | null;
  /** Pages of their own after the others, counted by themselves. */
  appendix?: { content: PageBlock[]; pageMargins: Margin; footer: PageCorner };
};
