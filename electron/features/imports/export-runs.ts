import { importRunsGrid } from '#shared/features/imports/import-runs.grid.ts';
import { listExporter } from '../../server/grid/export-list.ts';
import * as importsSql from './imports.sql.ts';

export const exportRuns = listExporter({
  rows: reading => importsSql.list(reading.db),
  grid: importRunsGrid,
  ...{ fileName: 'imports', entity: 'imports' },
});
