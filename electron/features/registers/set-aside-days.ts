import { dayIn } from '#shared/i18n/day-words.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import type { ReportQuestion } from './report.ts';
import { listSetAsideDays } from './set-aside-days.sql.ts';

/** Says of entries that a wrong clock dated, in the days or after them: what they moved is missing before their day. */
export function setAsideNotes({ ctx, t, language }: ReportQuestion, fromDay: number): string[] {
  const days = listSetAsideDays(ctx.db, fromDay).map(day => dayIn(language, fromDayNumber(day)));
  return days.length > 0 ? [t('registers.setAsideDays', { days: days.join(', ') })] : [];
}
