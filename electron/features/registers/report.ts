import type { ReportAsk, ReportOpens } from '#shared/features/registers/register.schema.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { startOfFinancialYear } from '#shared/kernel/date-ranges.ts';
import type { Grid } from '#shared/kernel/grid.ts';
import { addDays, addMonths, toDayNumber } from '#shared/kernel/local-date.ts';
import type { PdfDefinition } from '../../printing/pdf-definition.ts';
import type { FileTask } from '../../server/files-apart/file-tasks.ts';
import { atOnce, type InTurns } from '../../server/in-turns.ts';
import type { ReadContext } from '../../server/service.ts';

/** What a report is asked for, with everything that its definition needs to answer. */
export type ReportQuestion = ReportAsk & {
  ctx: ReadContext;
  t: Translate;
  language: Language;
  /** '1 Nov 2026 to 21 Nov 2026'. */
  period: string;
  /** The range as the tables keep days. */
  fromDay: number;
  toDay: number;
  /** What a screen shows; of longer lists the rest is counted and added up, not read. A file asks for all. */
  mostRows: number;
  /** True where the columns must stand side by side on a screen; a file has room for all. */
  isOnScreen: boolean;
  /** The chosen value of an option; its first choice when none was made. */
  option(key: string): string;
};

export type MadeReport = {
  grid: Grid;
  /** Of the whole list, where the grid holds its first rows only. */
  rowCount?: number;
  /** What the row at the same place opens. */
  opens?: readonly (ReportOpens | null)[];
  /** By the place of the column: what a cell asks for besides what its row does. */
  across?: readonly (Record<string, string> | null)[];
  /** A page of the report's own, where the law gives its form. */
  document?: () => PdfDefinition;
  /** The same where it may be long. */
  longDocument?: () => FileTask;
};

/** Reads and builds one report; it never writes. A long one goes in steps, and asks for the question's reader anew. */
export type ReportMaker = (question: ReportQuestion) => MadeReport | InTurns<MadeReport>;

/** A report whole, where nobody waits for it. */
export function settled(made: ReturnType<ReportMaker>): MadeReport {
  return 'next' in made ? atOnce(made) : made;
}

export function daysOf({ fromDate, toDate }: Pick<ReportAsk, 'fromDate' | 'toDate'>) {
  return { fromDay: toDayNumber(fromDate), toDay: toDayNumber(toDate) };
}

/** The whole financial years in which the days lie. */
export function yearsOf({ fromDate, toDate }: Pick<ReportAsk, 'fromDate' | 'toDate'>) {
  const lastDate = addDays(addMonths(startOfFinancialYear(toDate), 12), -1);
  return { fromDay: toDayNumber(startOfFinancialYear(fromDate)), toDay: toDayNumber(lastDate) };
}

/** What a row of a list of money opens: its bill, or the person where it has none. */
export function opensBill(row: { billId: number | null; patientId?: number | null }): ReportOpens | null {
  if (row.billId !== null) return { kind: 'bill', id: row.billId };
  return typeof row.patientId === 'number' ? { kind: 'patient', id: row.patientId } : null;
}
