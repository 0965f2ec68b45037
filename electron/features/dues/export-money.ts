import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { duesContract } from '#shared/features/dues/dues.contract.ts';
import { personMoneyGrid } from '#shared/features/dues/person-money.grid.ts';
import { exportList } from '../../server/grid/export-list.ts';
import type { TaskContext } from '../../server/service.ts';
import { getPerson } from '../patients/patients.service.ts';
import { moneyOf } from './person-money.ts';

/** More than anybody's account holds. */
const ALL_MOVES = 100_000;

/** Every move, also those that the screen leaves out. */
export function exportMoney(
  ctx: TaskContext,
  input: ParsedInputOf<typeof duesContract.exportMoney>,
): Promise<ExportedFile> {
  const { patientId } = input;
  return exportList(ctx, input, {
    rows: read => ({
      money: moneyOf(read.db, patientId, ALL_MOVES),
      fullName: getPerson(read.db, patientId).fullName,
    }),
    grid: ({ money, fullName }, on) => personMoneyGrid(money, fullName, on),
    ...{ fileName: `money-${patientId}`, entity: 'patient', entityId: patientId },
  });
}
