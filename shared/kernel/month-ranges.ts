/** Days as the tables keep them, 20261121: both are within. */
export type DayNumbers = { fromDay: number; toDay: number };

const monthOf = (day: number) => Math.floor(day / 10_000) * 12 + (Math.floor(day / 100) % 100) - 1;

/** The same days month by month. */
export function byMonth({ fromDay, toDay }: DayNumbers): DayNumbers[] {
  const first = monthOf(fromDay);
  return Array.from({ length: Math.max(0, monthOf(toDay) - first + 1) }, (_, at) => {
    const month = first + at;
    const start = (Math.floor(month / 12) * 100 + (month % 12) + 1) * 100;
    return { fromDay: Math.max(fromDay, start), toDay: Math.min(toDay, start + 99) };
  });
}
