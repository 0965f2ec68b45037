import type { WordKey } from '#shared/i18n/translate.ts';
import { addDays, addMonths, type LocalDate } from '#shared/kernel/local-date.ts';

export type DayRange = { word: WordKey; keys: string; fromDate: LocalDate; toDate: LocalDate };

function mondayOf(date: LocalDate): LocalDate {
  const daysSinceMonday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(date, -daysSinceMonday);
}

/** The ranges an owner looks back over, each up to today but for the month that has ended. */
export function dayRanges(today: LocalDate): DayRange[] {
  const firstOfMonth = `${today.slice(0, 7)}-01`;
  const year = Number(today.slice(0, 4)) - (today.slice(5, 7) < '04' ? 1 : 0);
  return [
    { word: 'settings.rangeWeek', keys: '1', fromDate: mondayOf(today), toDate: today },
    { word: 'settings.rangeMonth', keys: '2', fromDate: firstOfMonth, toDate: today },
    {
      word: 'settings.rangeLastMonth',
      keys: '3',
      fromDate: addMonths(firstOfMonth, -1),
      toDate: addDays(firstOfMonth, -1),
    },
    { word: 'settings.rangeYear', keys: '4', fromDate: `${year}-04-01`, toDate: today },
  ];
}
