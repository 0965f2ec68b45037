import { addDays, addMonths, type LocalDate } from '#shared/kernel/local-date.ts';

export type VisitDay = { onDate: LocalDate; visitCount: number };

// Monday is the fullest day and the clinic rests on Sunday.
const WEEKDAY_WEIGHT = [0, 1.35, 1.05, 0.95, 0.9, 1, 1.2];
/** Republic Day, Independence Day, Gandhi Jayanti. */
const CLOSED_EVERY_YEAR = ['01-26', '08-15', '10-02'];
const MONTH_WEIGHT = [1.1, 1, 0.95, 0.9, 0.9, 0.95, 1.15, 1.25, 1.2, 1.05, 1, 1.1];
/** The clinic ends about twice as busy as it began. */
const GROWTH = 1.1;

function weekdayOf(onDate: LocalDate): number {
  return new Date(`${onDate}T00:00:00Z`).getUTCDay();
}

function weightOf(onDate: LocalDate, progress: number): number {
  if (CLOSED_EVERY_YEAR.includes(onDate.slice(5))) return 0;
  const month = MONTH_WEIGHT[Number(onDate.slice(5, 7)) - 1] ?? 1;
  return (WEEKDAY_WEIGHT[weekdayOf(onDate)] ?? 0) * month * (1 + GROWTH * progress);
}

/** The open days of the months before `today`, with `visitCount` visits spread over them; today comes last. */
export function visitDays(today: LocalDate, months: number, visitCount: number): VisitDay[] {
  const first = addMonths(today, -months);
  const past: { onDate: LocalDate; weight: number }[] = [];
  for (let onDate = first; onDate < today; onDate = addDays(onDate, 1)) past.push({ onDate, weight: 0 });
  past.forEach((day, index) => {
    day.weight = weightOf(day.onDate, index / past.length);
  });
  const total = past.reduce((sum, { weight }) => sum + weight, 0);
  let owed = 0;
  const days = past.flatMap(({ onDate, weight }) => {
    owed += (weight / total) * visitCount;
    const count = weight === 0 ? 0 : Math.floor(owed);
    owed -= count;
    return count === 0 ? [] : [{ onDate, visitCount: count }];
  });
  const lastWeek = days.slice(-6);
  const usual = lastWeek.reduce((sum, day) => sum + day.visitCount, 0) / Math.max(1, lastWeek.length);
  // The board of a quiet clinic would show little, so today is at least a fair morning.
  return [...days, { onDate: today, visitCount: Math.max(19, Math.round(usual)) }];
}
