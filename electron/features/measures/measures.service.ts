import { growthTablesGrid } from '#shared/features/measures/growth-tables.grid.ts';
import type { measuresContract } from '#shared/features/measures/measures.contract.ts';
import { listExporter } from '../../server/grid/export-list.ts';
import type { ServiceOf } from '../../server/service.ts';
import { checkGrowthTable, growthTables, importGrowthTable } from './growth-tables.ts';
import { recordState, states } from './person-states.ts';

export { type GrowthChartPrint, growthChartDocument } from './growth-chart.document.ts';
export { growthReferences, hasGrowthTables } from './growth-tables.ts';
export { measureRows } from './measure-rows.ts';
export { personStandingOf } from './person-states.ts';

const exportGrowthTables = listExporter({
  rows: growthTables,
  grid: growthTablesGrid,
  ...{ fileName: 'growth-tables', entity: 'growthTables' },
});

export const measuresService = {
  states,
  recordState,
  growthTables,
  exportGrowthTables,
  checkGrowthTable,
  importGrowthTable,
} satisfies ServiceOf<typeof measuresContract>;
