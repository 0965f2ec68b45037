import type { ReportName } from '#shared/features/registers/report-list.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import { rangeIn } from '#shared/i18n/day-words.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import type { DateRange } from '#shared/kernel/date-ranges.ts';
import type { ReadContext } from '../../server/service.ts';
import { daysOf, type ReportQuestion } from './report.ts';

/** The question that a list of the pack answers: nothing chosen, only the days. */
export function questionOf(
  ctx: ReadContext,
  range: DateRange,
  language: Language,
  report: ReportName = 'bills',
): ReportQuestion {
  return {
    ...{ report, ...range, options: {} },
    ...daysOf(range),
    ...{ ctx, language, t: translatorOf(language), period: rangeIn(language, range) },
    ...{ mostRows: Number.MAX_SAFE_INTEGER, isOnScreen: false },
    option: () => '',
  };
}
