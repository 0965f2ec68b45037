import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import type { ReportAsk } from '#shared/features/registers/register.schema.ts';
import type { TestClinic } from '../../server/test-clinic.ts';

export type Shown = OutputOf<typeof contract.registers.show>;

/** November 2026 unless other days are asked for. */
export function showTo(
  clinic: TestClinic,
  ask: Partial<ReportAsk> & Pick<ReportAsk, 'report'>,
): Promise<Shown> {
  const november = { fromDate: '2026-11-01', toDate: '2026-11-30' };
  return clinic.call(contract.registers.show, { ...november, language: 'en', ...ask });
}

/** The cells of some columns, row by row. */
export function cellsOf({ grid }: Shown, ...keys: string[]): unknown[][] {
  const places = keys.map(key => grid.columns.findIndex(each => each.key === key));
  return grid.rows.map(({ cells }) => places.map(at => cells[at]));
}

export function totalOf({ grid }: Shown, key: string): unknown {
  return grid.totals?.[grid.columns.findIndex(each => each.key === key)];
}
