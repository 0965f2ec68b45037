import { suspectsGrid } from '#shared/features/patients/suspects.grid.ts';
import { listExporter } from '../../server/grid/export-list.ts';
import { suspects } from './suspects.ts';

/** As many as the owner works through in a sitting; the screen shows the first of them. */
const MOST = 100;

export const exportSuspects = listExporter({
  rows: reading => suspects(reading, { limit: MOST }),
  grid: suspectsGrid,
  ...{ fileName: 'perhaps-one-person', entity: 'suspects' },
});
