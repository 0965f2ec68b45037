import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { DateRange } from '#shared/kernel/date-ranges.ts';
import type { Grid } from '#shared/kernel/grid.ts';
import { makeFileOf } from '../../server/files-apart/make-file.ts';
import { gridCsv } from '../../server/grid/grid-csv.ts';
import type { TaskContext } from '../../server/service.ts';
import { othersTurn, type ZipFile } from '../../server/zip-file.ts';
import type { SignedClinic } from '../settings/settings.service.ts';
import { form3c } from './daily.ts';
import { form3cPrint } from './form3c-print.ts';
import { monthsOf } from './months.ts';
import { PACK_LISTS, type PackList } from './pack-plan.ts';
import { questionOf } from './pack-question.ts';

export type Pack = {
  ctx: TaskContext;
  zip: ZipFile;
  range: DateRange;
  language: Language;
  clinic: SignedClinic;
  zone: string;
  printedAt: string;
  /** The long lists are made month by month, so that no more than a month of them is held. */
  isByMonth: boolean;
  /** By name of list. */
  rows: Record<string, number>;
  notOnPaper: string[];
  /** The short lists, by name. */
  made: Map<string, Grid>;
};

/** What is set as one printed list; more is read on a screen. */
const MOST_ON_PAPER = 3_000;

async function gridsOfDays(
  pack: Pack,
  { lists, range }: { lists: readonly PackList[]; range: DateRange },
): Promise<Grid[]> {
  const grids: Grid[] = [];
  for (const list of lists) {
    grids.push(gridOfDays(pack, list, range));
    await othersTurn();
  }
  return grids;
}

function gridOfDays({ ctx, language, made }: Pack, { make, name, isLong }: PackList, range: DateRange): Grid {
  const grid = made.get(name) ?? ctx.reading(read => make(questionOf(read, range, language)));
  // A short list is of the whole period and wanted three times: as rows, on a sheet and on paper.
  if (!isLong) made.set(name, grid);
  return grid;
}

/** Every list as rows; without the heads, where a list goes on in the next month. */
export async function addRows(pack: Pack): Promise<void> {
  for (const list of PACK_LISTS) {
    const entry = pack.zip.file(`csv/${list.name}.csv`);
    const parts = list.isLong && pack.isByMonth ? monthsOf(pack.range) : [pack.range];
    pack.rows[list.name] = 0;
    for (const [at, part] of parts.entries()) {
      const grid = gridOfDays(pack, list, part);
      await othersTurn();
      pack.rows[list.name] = (pack.rows[list.name] ?? 0) + grid.rows.length;
      const csv = gridCsv(grid, pack.zone);
      await entry.write(at === 0 ? csv : csv.slice(csv.indexOf('\r\n') + 2));
    }
    entry.end();
  }
}

/** One workbook, a sheet for each list; of a long period one more for each month, with the lists that are long. */
export async function addWorkbooks(pack: Pack): Promise<void> {
  const { zip, range, clinic, zone, isByMonth } = pack;
  const on = { clinicName: clinic.name, zone };
  const whole = PACK_LISTS.filter(list => !(isByMonth && list.isLong));
  const inOne = await gridsOfDays(pack, { lists: whole, range });
  await zip.add('accounts.xlsx', await makeFileOf({ kind: 'workbook', grids: inOne, on }));
  if (!isByMonth) return;
  for (const month of monthsOf(range)) {
    const lists = PACK_LISTS.filter(list => list.isLong);
    const grids = await gridsOfDays(pack, { lists, range: month });
    await zip.add(
      `accounts-${month.fromDate.slice(0, 7)}.xlsx`,
      await makeFileOf({ kind: 'workbook', grids, on }),
    );
  }
}

/** The pages that are kept on paper; Form 3C as the law draws it, a file for each month. */
export async function addPages(pack: Pack): Promise<void> {
  const { zip, range, ctx, language } = pack;
  for (const list of PACK_LISTS.filter(({ isOnPaper }) => isOnPaper)) {
    if ((pack.rows[list.name] ?? 0) > MOST_ON_PAPER) pack.notOnPaper.push(list.name);
    else {
      const grid = gridOfDays(pack, list, range);
      const { clinic, printedAt, zone } = pack;
      const page = { grid, clinic, printedAt, language, zone };
      await zip.add(`pdf/${list.name}.pdf`, await makeFileOf({ kind: 'list', page }));
    }
  }
  for (const month of monthsOf(range)) {
    const register = ctx.reading(read => {
      const question = questionOf(read, month, language);
      return form3cPrint(question, form3c(question).grid);
    });
    await zip.add(
      `pdf/form-3c-${month.fromDate.slice(0, 7)}.pdf`,
      await makeFileOf({ kind: 'form3c', register }),
    );
  }
}
