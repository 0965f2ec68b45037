import type { ExportedFile } from '#shared/contract/grid-export.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { dayBoardGrid } from '#shared/features/queue/day-board.grid.ts';
import type { queueContract } from '#shared/features/queue/queue.contract.ts';
import { exportList } from '../../server/grid/export-list.ts';
import type { TaskContext } from '../../server/service.ts';
import { dayBoard } from './board.ts';

export function exportDayBoard(
  ctx: TaskContext,
  input: ParsedInputOf<typeof queueContract.exportDayBoard>,
): Promise<ExportedFile> {
  const { doctorId } = input;
  return exportList(ctx, input, {
    rows: reading => ({
      doctors: dayBoard(reading).doctors.filter(queue => doctorId === null || queue.doctorId === doctorId),
      hasMoney: isAllowed(reading.session.roles, 'billing:read'),
    }),
    grid: ({ doctors, hasMoney }, on) => dayBoardGrid(doctors, { ...on, hasMoney }),
    ...{ fileName: 'day-board', entity: 'dayBoard', detail: { doctorId } },
  });
}
