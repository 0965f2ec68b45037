import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { DateRange } from '#shared/kernel/date-ranges.ts';
import type { Grid } from '#shared/kernel/grid.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import { gridPdf } from '../../server/grid/export-grid.ts';
import { gridCsv } from '../../server/grid/grid-csv.ts';
import { gridXlsx } from '../../server/grid/grid-xlsx.ts';
import type { TaskContext } from '../../server/service.ts';
import type { ZipFile } from '../../server/zip-file.ts';
import type { SignedClinic } from '../settings/settings.service.ts';
import { form3c } from './daily.ts';
import { form3cDocument } from './form3c.document.ts';
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
};

/** What is set as one printed list; more is read on a screen. */
const MOST_ON_PAPER = 3_000;

function gridOfDays({ ctx, language }: Pack, { make }: PackList, range: DateRange): Grid {
  return ctx.reading(read => make(questionOf(read, range, language)));
}

/** Every list as rows; without the heads, where a list goes on in the next month. */
export async function addRows(pack: Pack): Promise<void> {
  for (const list of PACK_LISTS) {
    const entry = pack.zip.file(`csv/${list.name}.csv`);
    const parts = list.isLong && pack.isByMonth ? monthsOf(pack.range) : [pack.range];
    pack.rows[list.name] = 0;
    for (const [at, part] of parts.entries()) {
      const grid = gridOfDays(pack, list, part);
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
  await zip.add(
    'accounts.xlsx',
    await gridXlsx(
      whole.map(list => gridOfDays(pack, list, range)),
      on,
    ),
  );
  if (!isByMonth) return;
  for (const month of monthsOf(range)) {
    const grids = PACK_LISTS.filter(list => list.isLong).map(list => gridOfDays(pack, list, month));
    await zip.add(`accounts-${month.fromDate.slice(0, 7)}.xlsx`, await gridXlsx(grids, on));
  }
}

/** The pages that are kept on paper; Form 3C as the law draws it, a file for each month. */
export async function addPages(pack: Pack): Promise<void> {
  const { zip, range, ctx, language } = pack;
  for (const list of PACK_LISTS.filter(({ isOnPaper }) => isOnPaper)) {
    if ((pack.rows[list.name] ?? 0) > MOST_ON_PAPER) pack.notOnPaper.push(list.name);
    else
      await zip.add(`pdf/${list.name}.pdf`, await gridPdf({ ...pack, grid: gridOfDays(pack, list, range) }));
  }
  for (const month of monthsOf(range)) {
    const document = ctx.reading(read => {
      const question = questionOf(read, month, language);
      return form3cDocument(form3cPrint(question, form3c(question).grid));
    });
    await zip.add(`pdf/form-3c-${month.fromDate.slice(0, 7)}.pdf`, (await renderPdf(document)).bytes);
  }
}
