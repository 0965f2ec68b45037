import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import type { ReportAsk } from '#shared/features/registers/register.schema.ts';
import type { TestClinic } from './test-clinic.ts';

type Shown = OutputOf<typeof contract.registers.show>;

/** A report as its screen gets it: November 2026 in English unless something else is asked for. */
export function showTo(
  clinic: TestClinic,
  ask: Partial<ReportAsk> & Pick<ReportAsk, 'report'>,
  language: 'en' | 'hi' = 'en',
): Promise<Shown> {
  const november = { fromDate: '2026-11-01', toDate: '2026-11-30' };
  return clinic.call(contract.registers.show, { ...november, language, ...ask });
}

/** The cells of some columns, row by row. */
export function cellsOf({ grid }: Shown, ...keys: string[]): unknown[][] {
  const places = keys.map(key => grid.columns.findIndex(each => each.key === key));
  return grid.rows.map(({ cells }) => places.map(at => cells[at]));
}
