import type { ExportedFile, GridFormat } from '#shared/contract/grid-export.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { DateRange } from '#shared/kernel/date-ranges.ts';
import { makeFileOf } from '../../server/files-apart/make-file.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { zipFile } from '../../server/zip-file.ts';
import { clinicToSeal } from '../settings/settings.service.ts';
import { form3c } from './daily.ts';
import { form3cPrint } from './form3c-print.ts';
import { monthsOf } from './months.ts';
import { questionOf } from './pack-question.ts';
import { daysOf } from './report.ts';
import * as supplySql from './supply.sql.ts';

type Wanted = DateRange & { format: GridFormat; language: Language };

const MOST_IN_ONE: Readonly<Record<GridFormat, number>> = { pdf: 10_000, xlsx: 100_000, csv: Infinity };

/** Whether the register of the days is longer than one page file or one sheet holds. */
export function needsMonths({ db }: ReadContext, { format, ...range }: Wanted): boolean {
  const { fromDay, toDay } = daysOf(range);
  return supplySql.countFeesBefore(db, fromDay, toDay + 1) > MOST_IN_ONE[format];
}

/** The register of a long time, a file for each month in one ZIP; the serial numbers run through the year. */
export async function form3cArchive(ctx: TaskContext, wanted: Wanted): Promise<ExportedFile> {
  const { fromDate, toDate, format, language } = wanted;
  const { clinicName, zone, now } = ctx.reading(({ db, zone, now }) => ({
    ...{ clinicName: clinicToSeal(db).name, zone, now: now() },
  }));
  const zip = zipFile(new Date(now));
  let rows = 0;
  for (const month of monthsOf({ fromDate, toDate })) {
    const { grid, print } = ctx.reading(read => {
      const question = questionOf(read, month, language, 'form3c');
      const { grid } = form3c(question);
      return { grid, print: format === 'pdf' ? form3cPrint(question, grid) : null };
    });
    rows += grid.rows.length;
    const bytes = await makeFileOf(
      print
        ? { kind: 'form3c', register: print }
        : { kind: 'workbook', grids: [grid], on: { clinicName, zone } },
    );
    await zip.add(`form3c-${month.fromDate.slice(0, 7)}.${format}`, bytes);
  }
  ctx.subject('report', null, { report: 'form3c', fromDate, toDate, format, rows, byMonth: true });
  return {
    fileName: `form3c-${fromDate}-${toDate}-${format}.zip`,
    mimeType: 'application/zip',
    base64: zip.end().toString('base64'),
  };
}
