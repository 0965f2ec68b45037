import { AppError } from '#shared/contract/app-error.ts';
import type { ExportedFile } from '#shared/contract/grid-export.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { ReportAsk } from '#shared/features/registers/register.schema.ts';
import type { registersContract } from '#shared/features/registers/registers.contract.ts';
import { REPORTS } from '#shared/features/registers/report-list.ts';
import { rangeIn } from '#shared/i18n/day-words.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import type { DateRange } from '#shared/kernel/date-ranges.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import { inTurns } from '../../server/in-turns.ts';
import type { ReadContext, ServiceOf, TaskContext } from '../../server/service.ts';
import { accountsPack } from './accountants-pack.ts';
import { exceptionsOf } from './exceptions.ts';
import { form3cArchive, needsMonths } from './form3c-archive.ts';
import { MAKERS } from './makers.ts';
import { daysOf, type MadeReport, type ReportQuestion } from './report.ts';
import { deleteView, renameView, saveView, views } from './saved-views.ts';

/** More than anybody reads on a screen; a file has them all. */
const MOST_ROWS_SHOWN = 2_000;

type ShownIn = Pick<ReportQuestion, 'language' | 'isOnScreen'>;

function questionOf(ctx: ReadContext, ask: ReportAsk, { language, isOnScreen }: ShownIn): ReportQuestion {
  const { fromDate, toDate } = ask;
  const plan = REPORTS[ask.report];
  return {
    ...ask,
    ...daysOf(ask),
    ...{ ctx, language, isOnScreen, mostRows: isOnScreen ? MOST_ROWS_SHOWN : Number.MAX_SAFE_INTEGER },
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

/** A long report gives others their turn between its steps; each of them reads by a context of its own. */
function make(ctx: TaskContext, ask: ReportAsk, shown: ShownIn): Promise<MadeReport> {
  return inTurns(ctx, function* (reading) {
    const { permission } = REPORTS[ask.report];
    if (!isAllowed(reading().session.roles, permission)) throw new AppError('NOT_ALLOWED', { permission });
    if (ask.fromDate > ask.toDate) throw new AppError('DAYS_REVERSED');
    const question = questionOf(reading(), ask, shown);
    const made = MAKERS[ask.report](question);
    if (!('next' in made)) return made;
    for (;;) {
      question.ctx = reading();
      const step = made.next();
      if (step.done) return step.value;
      yield;
    }
  });
}

async function show(
  ctx: TaskContext,
  { language, ...ask }: ParsedInputOf<typeof registersContract.show>,
): Promise<OutputOf<typeof registersContract.show>> {
  ctx.subject('report', null, { report: ask.report, fromDate: ask.fromDate, toDate: ask.toDate });
  const { grid, opens = [], across = [], rowCount } = await make(ctx, ask, { language, isOnScreen: true });
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
  const made = await make(ctx, ask, { language, isOnScreen: false });
  const { grid } = made;
  const document = format === 'pdf' ? made.document?.() : undefined;
  const longDocument = format === 'pdf' ? made.longDocument?.() : undefined;
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
  return exceptionsOf(questionOf(ctx, ask, { language: 'en', isOnScreen: true })).length;
}

export const registersService = {
  ...{ show, export: exportReport, accountsPack },
  ...{ views, saveView, renameView, deleteView },
} satisfies ServiceOf<typeof registersContract>;
