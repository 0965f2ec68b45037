import type { ReportAsk, ReportOpens } from '#shared/features/registers/register.schema.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import type { Grid } from '#shared/kernel/grid.ts';
import { toDayNumber } from '#shared/kernel/local-date.ts';
import type { PdfDefinition } from '../../printing/pdf-definition.ts';
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
  /** The chosen value of an option; its first choice when none was made. */
  option(key: string): string;
};

export type MadeReport = {
  grid: Grid;
  /** What the row at the same place opens. */
  opens?: readonly (ReportOpens | null)[];
  /** A page of the report's own, where the law gives its form. */
  document?: () => PdfDefinition;
};

/** Reads and builds one report; it never writes. */
export type ReportMaker = (question: ReportQuestion) => MadeReport;

export function daysOf({ fromDate, toDate }: Pick<ReportAsk, 'fromDate' | 'toDate'>) {
  return { fromDay: toDayNumber(fromDate), toDay: toDayNumber(toDate) };
}
