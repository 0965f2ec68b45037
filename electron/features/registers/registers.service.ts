import { AppError } from '#shared/contract/app-error.ts';
import type { ExportedFile } from '#shared/contract/grid-export.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { ReportAsk } from '#shared/features/registers/register.schema.ts';
import type { registersContract } from '#shared/features/registers/registers.contract.ts';
import { REPORTS } from '#shared/features/registers/report-list.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import { rangeIn } from '#shared/i18n/day-words.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import type { DateRange } from '#shared/kernel/date-ranges.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import type { ReadContext, ServiceOf, TaskContext } from '../../server/service.ts';
import { accountsPack } from './accountants-pack.ts';
import { exceptionsOf } from './exceptions.ts';
import { form3cArchive, needsMonths } from './form3c-archive.ts';
import { MAKERS } from './makers.ts';
import { daysOf, type MadeReport, type ReportQuestion } from './report.ts';
import { deleteView, renameView, saveView, views } from './saved-views.ts';

/** More than anybody reads on a screen; a file has them all. */
const MOST_ROWS_SHOWN = 2_000;

function questionOf(
  ctx: ReadContext,
  ask: ReportAsk,
  { language, mostRows }: { language: Language; mostRows: number },
): ReportQuestion {
  const { fromDate, toDate } = ask;
  const plan = REPORTS[ask.report];
  return {
    ...ask,
    ...daysOf(ask),
    ...{ ctx, language, mostRows },
    t: translatorOf(language),
    period: rangeIn(language, { fromDate, toDate }),
    option(key) {
      const chosen = ask.options[key];
      const option = plan.options?.find(one => one.key === key);
      const { choices = [], isOfDoctors } = option ?? {};
      if (!option || (isOfDoctors && /^\d+$/.test(chosen ?? ''))) return chosen ?? '';
      return choices.find(({ value }) => value === chosen)?.value ?? choices[0]?.value ?? '';
    },
  };
}

function make(ctx: ReadContext, ask: ReportAsk, shown: { language: Language; mostRows: number }): MadeReport {
  const { permission } = REPORTS[ask.report];
  if (!isAllowed(ctx.session.roles, permission)) throw new AppError('NOT_ALLOWED', { permission });
  if (ask.fromDate > ask.toDate) throw new AppError('DAYS_REVERSED');
  return MAKERS[ask.report](questionOf(ctx, ask, shown));
}

function show(
  ctx: ReadContext,
  { language, ...ask }: ParsedInputOf<typeof registersContract.show>,
): OutputOf<typeof registersContract.show> {
  ctx.subject('report', null, { report: ask.report, fromDate: ask.fromDate, toDate: ask.toDate });
  const { grid, opens = [], across = [], rowCount } = make(ctx, ask, { language, mostRows: MOST_ROWS_SHOWN });
  const rows = grid.rows.slice(0, MOST_ROWS_SHOWN);
  // A group that is cut off is left out, so that no subtotal stands under rows that are not there.
  const groups = grid.groups.filter(({ from, count }) => from + count <= rows.length);
  return {
    grid: { ...grid, rows, groups },
    opens: opens.slice(0, MOST_ROWS_SHOWN),
    across: [...across],
    rowCount: rowCount ?? grid.rows.length,
  };
}

/** Who may see the register, and whether it is too long for one file. */
function mayBeLong(ctx: TaskContext, input: ParsedInputOf<typeof registersContract.export>): boolean {
  return ctx.reading(
    read => isAllowed(read.session.roles, REPORTS.form3c.permission) && needsMonths(read, input),
  );
}

async function exportReport(
  ctx: TaskContext,
  input: ParsedInputOf<typeof registersContract.export>,
): Promise<ExportedFile> {
  const { format, language, ...ask } = input;
  const { report, fromDate, toDate } = ask;
  if (report === 'form3c' && mayBeLong(ctx, input)) return form3cArchive(ctx, input);
  const { grid, document, longDocument } = ctx.reading(read => {
    const made = make(read, ask, { language, mostRows: Number.MAX_SAFE_INTEGER });
    if (format !== 'pdf') return { grid: made.grid };
    return { grid: made.grid, document: made.document?.(), longDocument: made.longDocument?.() };
  });
  return exportGrid(ctx, grid, {
    wanted: { format, language },
    fileName: `${report}-${fromDate}-${toDate}`,
    entity: 'report',
    detail: { report, fromDate, toDate },
    ...(document && { document: () => document }),
    ...(longDocument && { longDocument: () => longDocument }),
  });
}

/** How many rows the report of exceptions has for these days, as it is shown at first. */
export function countExceptions(ctx: ReadContext, range: DateRange): number {
  const ask = { report: 'exceptions' as const, ...range, options: {} };
  return exceptionsOf(questionOf(ctx, ask, { language: 'en', mostRows: MOST_ROWS_SHOWN })).length;
}

export const registersService = {
  ...{ show, export: exportReport, accountsPack },
  ...{ views, saveView, renameView, deleteView },
} satisfies ServiceOf<typeof registersContract>;
