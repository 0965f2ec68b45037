import * as z from 'zod';
import { type ReportAsk, reportAskSchema } from '#shared/features/registers/register.schema.ts';
import { REPORT_NAMES, type ReportName } from '#shared/features/registers/report-list.ts';
import { type ReportView, viewedRangeSchema } from '#shared/features/registers/saved-view.schema.ts';
import { dateRange } from '#shared/kernel/date-ranges.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { KeptRange } from '../../ui/date-range.tsx';

export type ViewedRange = NonNullable<ReportView['range']>;

/** Where one stands in the room of reports; it is kept in the address, so that Back and a reload return to it. */
export type RegistersPlace = {
  report?: ReportName | undefined;
  range?: ViewedRange | undefined;
  options?: Readonly<Record<string, string>> | undefined;
  /** The saved view that was opened. */
  view?: number | undefined;
  /** What was opened out of the report, the last one shown. */
  drill?: readonly ReportAsk[] | undefined;
};

/** `back` goes to where one came from. */
export type Move = (place: RegistersPlace, how: 'push' | 'replace' | 'back') => void;

const parts = {
  report: z.enum(REPORT_NAMES),
  range: viewedRangeSchema,
  options: z.record(z.string().max(20), z.string().max(80)),
  view: z.int(),
  drill: z.array(reportAskSchema).min(1).max(5),
};

/** What of an address can be read; the rest is as if it were not there. */
export function placeOf(search: Record<string, unknown>): RegistersPlace {
  const read = Object.entries(parts).flatMap(([key, schema]) => {
    const part = (schema as z.ZodType).safeParse(search[key]);
    return part.success ? [[key, part.data]] : [];
  });
  return Object.fromEntries(read) as RegistersPlace;
}

export function keptRangeOf(range: ViewedRange | undefined, today: LocalDate): KeptRange | undefined {
  if (!range) return undefined;
  if ('name' in range) return { ...dateRange(range.name, today), name: range.name };
  return { ...range, name: undefined };
}

export function viewedRangeOf({ name, fromDate, toDate }: KeptRange): ViewedRange {
  return name === undefined ? { fromDate, toDate } : { name };
}
