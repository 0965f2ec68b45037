import type { ExportedFile, WantedFile } from '#shared/contract/grid-export.ts';
import type { OnPaper } from '#shared/i18n/on-paper.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import type { Grid } from '#shared/kernel/grid.ts';
import type { ReadContext, Sync, TaskContext } from '../service.ts';
import { exportGrid, type GridExport } from './export-grid.ts';

type ListExport<Rows> = Omit<GridExport, 'wanted' | 'document' | 'longDocument'> & {
  /** What the screen reads. */
  rows: (ctx: ReadContext) => Sync<Rows>;
  grid: (rows: Rows, on: OnPaper) => Grid;
};

/** A list as it stands today: the day is added to the name of the file. */
export function exportList<Rows>(
  ctx: TaskContext,
  wanted: WantedFile,
  { rows: read, grid, fileName, ...about }: ListExport<Rows>,
): Promise<ExportedFile> {
  const { language } = wanted;
  const { rows, today } = ctx.reading(reading => ({ rows: read(reading) as Rows, today: reading.today() }));
  return exportGrid(ctx, grid(rows, { t: translatorOf(language), language, today }), {
    ...about,
    wanted,
    fileName: `${fileName}-${today}`,
  });
}

/** The service of an export without filters. */
export function listExporter<Rows>(
  list: ListExport<Rows>,
): (ctx: TaskContext, wanted: WantedFile) => Promise<ExportedFile> {
  return (ctx, wanted) => exportList(ctx, wanted, list);
}
