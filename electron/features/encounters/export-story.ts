import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { encountersContract } from '#shared/features/encounters/encounters.contract.ts';
import { storyGrid } from '#shared/features/encounters/story.grid.ts';
import { trendsGrid } from '#shared/features/measures/trends.grid.ts';
import { exportList } from '../../server/grid/export-list.ts';
import type { TaskContext } from '../../server/service.ts';
import { whoIs } from '../patients/patients.service.ts';
import { pastVisits } from './open-visit.ts';
import { trends } from './trends.ts';

type Contract = typeof encountersContract;

export function exportTrends(
  ctx: TaskContext,
  input: ParsedInputOf<Contract['exportTrends']>,
): Promise<ExportedFile> {
  const { patientId } = input;
  return exportList(ctx, input, {
    rows: reading => ({ who: whoIs(reading.db, patientId), trends: trends(reading, input) }),
    grid: ({ who, trends }, on) => trendsGrid(trends, { ...on, who }),
    ...{ fileName: 'trends', entity: 'patient', entityId: patientId },
  });
}

/** A visit a week for ten years. */
const MOST_VISITS = 520;

export function exportStory(
  ctx: TaskContext,
  input: ParsedInputOf<Contract['exportStory']>,
): Promise<ExportedFile> {
  const { patientId } = input;
  return exportList(ctx, input, {
    rows: ({ db }) => ({ who: whoIs(db, patientId), visits: pastVisits(db, patientId, MOST_VISITS) }),
    grid: ({ who, visits }, on) => storyGrid(visits, { ...on, who }),
    ...{ fileName: 'visits', entity: 'patient', entityId: patientId },
  });
}
