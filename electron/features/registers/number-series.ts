import type { SeriesRow } from './supply.sql.ts';

export type Series = {
  series: string;
  first: string;
  last: string;
  count: number;
  cancelled: number;
  missing: number;
};

/** '…/26-27/000123' counts 123 in the financial year of what stands before it. */
function placeOf(paper: SeriesRow) {
  const at = paper.number.lastIndexOf('/');
  const prefix = paper.number.slice(0, at);
  const year = prefix.slice(prefix.lastIndexOf('/') + 1);
  return { ...paper, prefix, year, count: Number(paper.number.slice(at + 1)) };
}

/**
 * The numbers given since a day. `papers` begin with the financial year, in which every kind of paper counts from one:
 * a number that is missing just before the first of the days is missed too.
 */
export function seriesOf(papers: readonly SeriesRow[], fromDay: number): Series[] {
  const series = new Map<string, Series>();
  const lastCounts = new Map<string, number>();
  const placed = papers.map(placeOf).sort((a, b) => a.count - b.count);
  for (const { series: kind, year, prefix, number, count, isCancelled, onDate } of placed) {
    const missing = count - (lastCounts.get(`${kind} ${year}`) ?? 0) - 1;
    lastCounts.set(`${kind} ${year}`, count);
    if (onDate < fromDay) continue;
    const key = `${kind} ${prefix}`;
    const of = series.get(key) ?? {
      series: kind,
      first: number,
      last: '',
      count: 0,
      cancelled: 0,
      missing: 0,
    };
    of.last = number;
    of.count += 1;
    of.cancelled += isCancelled;
    of.missing += missing;
    series.set(key, of);
  }
  return [...series].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, of]) => of);
}
