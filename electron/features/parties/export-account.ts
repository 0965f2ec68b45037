import type { ExportedFile, WantedFile } from '#shared/contract/grid-export.ts';
import { membersGrid, openBillsGrid, settlementsGrid } from '#shared/features/parties/account.grid.ts';
import { exportList } from '../../server/grid/export-list.ts';
import type { TaskContext } from '../../server/service.ts';
import { accountOf } from './companies.ts';

type Asked = WantedFile & { partyId: number };
type GridOfAccount = typeof openBillsGrid;

/** One of the lists of a company's account, as its screen shows it. */
function exportOf(fileName: string, grid: GridOfAccount) {
  return (ctx: TaskContext, input: Asked): Promise<ExportedFile> => {
    const { partyId } = input;
    return exportList(ctx, input, {
      ...{ rows: read => accountOf(read, partyId), grid },
      ...{ fileName: `${fileName}-${partyId}`, entity: 'party', entityId: partyId },
    });
  };
}

export const exportOpenBills = exportOf('open-bills', openBillsGrid);
export const exportSettlements = exportOf('payments', settlementsGrid);
export const exportMembers = exportOf('people', membersGrid);
