import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { immunisationChartGrid } from '#shared/features/immunisations/chart.grid.ts';
import type { immunisationsContract } from '#shared/features/immunisations/immunisations.contract.ts';
import { exportList } from '../../server/grid/export-list.ts';
import type { TaskContext } from '../../server/service.ts';
import { whoIs } from '../patients/patients.service.ts';
import { chart } from './chart.ts';

export function exportChart(
  ctx: TaskContext,
  input: ParsedInputOf<typeof immunisationsContract.exportChart>,
): Promise<ExportedFile> {
  const { patientId } = input;
  return exportList(ctx, input, {
    rows: reading => ({ who: whoIs(reading.db, patientId), chart: chart(reading, input) }),
    grid: ({ who, chart }, on) => immunisationChartGrid(chart, { ...on, who }),
    ...{ fileName: 'immunisations', entity: 'patient', entityId: patientId },
  });
}
