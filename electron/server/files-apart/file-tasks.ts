import type { Grid } from '#shared/kernel/grid.ts';
import { type Form3cPrint, form3cDocument } from '../../features/registers/form3c.document.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import { type GridOnPaper, gridDocument } from '../grid/grid.document.ts';
import { gridXlsx, type OnSheet } from '../grid/grid-xlsx.ts';

/** A file that may be long; plain values, so that another thread can make it. */
export type FileTask =
  | { kind: 'workbook'; grids: readonly Grid[]; on: OnSheet }
  | { kind: 'list'; page: GridOnPaper }
  | { kind: 'form3c'; register: Form3cPrint };

export async function makeFile(task: FileTask): Promise<Uint8Array> {
  switch (task.kind) {
    case 'workbook':
      return gridXlsx(task.grids, task.on);
    case 'list':
      return (await renderPdf(gridDocument(task.page))).bytes;
    case 'form3c':
      return (await renderPdf(form3cDocument(task.register))).bytes;
  }
}

/** What takes a quarter of a second or less is not worth a thread. */
const MOST_ROWS_HERE = { workbook: 1_500, list: 250, form3c: 250 } as const;

export function isLong(task: FileTask): boolean {
  const rows =
    task.kind === 'workbook'
      ? task.grids.reduce((sum, grid) => sum + grid.rows.length, 0)
      : (task.kind === 'list' ? task.page.grid : task.register).rows.length;
  return rows > MOST_ROWS_HERE[task.kind];
}
