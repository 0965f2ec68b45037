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
import { exportGrid } from '../../server/grid/export-grid.ts';
import type { ReadContext, ServiceOf, TaskContext } from '../../server/service.ts';
import { accountsPack } from './accountants-pack.ts';
import { form3cArchive, needsMonths } from './form3c-archive.ts';
import { MAKERS } from './makers.ts';
import { daysOf, type MadeReport } from './report.ts';

/** More than anybody reads on a screen; a file has them all. */
const MOST_ROWS_SHOWN = 2_000;

function make(ctx: ReadContext, ask: ReportAsk, language: Language): MadeReport {
  const { report, fromDate, toDate } = ask;
  const plan = REPORTS[report];
  if (!isAllowed(ctx.session.roles, plan.permission))
    throw new AppError('NOT_ALLOWED', { permission: plan.permission });
  if (fromDate > toDate) throw new AppError('DAYS_REVERSED');
  return MAKERS[report]({
    ...ask,
    ...daysOf(ask),
    ctx,
    language,
    t: translatorOf(language),
    period: rangeIn(language, { fromDate, toDate }),
    option(key) {
      const chosen = ask.options[key];
      const choices = plan.options?.find(option => option.key === key)?.choices;
      if (!choices) return chosen ?? '';
      return choices.find(({ value }) => value === chosen)?.value ?? choices[0]?.value ?? '';
    },
  });
}

function show(
  ctx: ReadContext,
  { language, ...ask }: ParsedInputOf<typeof registersContract.show>,
): OutputOf<typeof registersContract.show> {
  ctx.subject('report', null, { report: ask.report, fromDate: ask.fromDate, toDate: ask.toDate });
  const { grid, opens = [] } = make(ctx, ask, language);
  const rows = grid.rows.slice(0, MOST_ROWS_SHOWN);
  // A group that is cut off is left out, so that no subtotal stands under rows that are not there.
  const groups = grid.groups.filter(({ from, count }) => from + count <= rows.length);
  return {
    grid: { ...grid, rows, groups },
    opens: opens.slice(0, MOST_ROWS_SHOWN),
    rowCount: grid.rows.length,
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
  const { grid, document } = ctx.reading(read => {
    const made = make(read, ask, language);
    return { grid: made.grid, document: format === 'pdf' ? made.document?.() : undefined };
  });
  return exportGrid(ctx, grid, {
    wanted: { format, language },
    fileName: `${report}-${fromDate}-${toDate}`,
    entity: 'report',
    detail: { report, fromDate, toDate },
    ...(document && { document: () => document }),
  });
}

export const registersService = { show, export: exportReport, accountsPack } satisfies ServiceOf<
  typeof registersContract
>;
