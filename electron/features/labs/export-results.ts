import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { labsContract } from '#shared/features/labs/labs.contract.ts';
import { labResultsGrid } from '#shared/features/labs/results.grid.ts';
import { testListGrid } from '#shared/features/labs/test-list.grid.ts';
import { exportList } from '../../server/grid/export-list.ts';
import type { TaskContext } from '../../server/service.ts';
import { whoIs } from '../patients/patients.service.ts';
import { foundTests } from './lab-list.ts';
import { ofPatient } from './lab-work.ts';

type Contract = typeof labsContract;

export function exportOfPatient(
  ctx: TaskContext,
  input: ParsedInputOf<Contract['exportOfPatient']>,
): Promise<ExportedFile> {
  const { patientId } = input;
  return exportList(ctx, input, {
    rows: reading => ({ ...ofPatient(reading, input), who: whoIs(reading.db, patientId) }),
    grid: ({ who, ...results }, on) => labResultsGrid(results, { ...on, who }),
    ...{ fileName: 'laboratory-results', entity: 'patient', entityId: patientId },
  });
}

export function exportTestList(
  ctx: TaskContext,
  input: ParsedInputOf<Contract['exportTestList']>,
): Promise<ExportedFile> {
  return exportList(ctx, input, {
    rows: reading => foundTests(reading, input.text),
    grid: testListGrid,
    ...{ fileName: 'laboratory-tests', entity: 'labList' },
  });
}
