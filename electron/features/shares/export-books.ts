import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { payoutsGrid } from '#shared/features/shares/payouts.grid.ts';
import { shareDoctorsGrid, shareRulesGrid, tdsGrid } from '#shared/features/shares/share-books.grid.ts';
import type { sharesContract } from '#shared/features/shares/shares.contract.ts';
import { exportList } from '../../server/grid/export-list.ts';
import type { TaskContext } from '../../server/service.ts';
import { rules } from './share-rules.ts';
import { doctors, payouts } from './sheet.ts';
import { tds } from './tds-deposits.ts';

type InputOf<Name extends keyof typeof sharesContract> = ParsedInputOf<(typeof sharesContract)[Name]>;

/** A doctor who keeps no books takes out their own line. */
export function exportDoctors(ctx: TaskContext, input: InputOf<'exportDoctors'>): Promise<ExportedFile> {
  return exportList(ctx, input, {
    ...{ rows: doctors, grid: shareDoctorsGrid, fileName: 'shares', entity: 'shares' },
  });
}

export function exportPayouts(ctx: TaskContext, input: InputOf<'exportPayouts'>): Promise<ExportedFile> {
  const { doctorId } = input;
  return exportList(ctx, input, {
    ...{ rows: read => payouts(read, input), grid: payoutsGrid },
    ...{ fileName: `payouts-${doctorId}`, entity: 'payouts', detail: { doctorId } },
  });
}

export function exportRules(ctx: TaskContext, input: InputOf<'exportRules'>): Promise<ExportedFile> {
  const { doctorId } = input;
  return exportList(ctx, input, {
    ...{ rows: read => rules(read, input), grid: shareRulesGrid },
    ...{ fileName: `share-rules-${doctorId}`, entity: 'shareRules', detail: { doctorId } },
  });
}

export function exportTds(ctx: TaskContext, input: InputOf<'exportTds'>): Promise<ExportedFile> {
  return exportList(ctx, input, { ...{ rows: tds, grid: tdsGrid }, ...{ fileName: 'tds', entity: 'tds' } });
}
