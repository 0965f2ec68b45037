import { byMonth, type DayNumbers } from '#shared/kernel/month-ranges.ts';
import type { InTurns } from '../../server/in-turns.ts';
import { type ReportQuestion, yearsOf } from './report.ts';
import { listPapers, type SeriesRow } from './supply.sql.ts';

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
 * The numbers given on the days. `papers` begin with the financial year, in which every kind of paper counts from one:
 * a number that is missing just before the first of the days is missed too. One that a wrong clock gave to a later day
 * is not missing; what is missing before it is, as soon as a higher one was given on the days.
 */
export function seriesOf(
  papers: readonly SeriesRow[],
  { fromDay, toDay }: Pick<ReportQuestion, 'fromDay' | 'toDay'>,
): Series[] {
  const series = new Map<string, Series>();
  const lastCounts = new Map<string, number>();
  const missedLater = new Map<string, number>();
  const placed = papers.map(placeOf).sort((a, b) => a.count - b.count);
  for (const { series: kind, year, prefix, number, count, isCancelled, onDate } of placed) {
    const counting = `${kind} ${year}`;
    const missing = count - (lastCounts.get(counting) ?? 0) - 1 + (missedLater.get(counting) ?? 0);
    lastCounts.set(counting, count);
    missedLater.set(counting, onDate > toDay ? missing : 0);
    if (onDate < fromDay || onDate > toDay) continue;
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

/** The numbers of the days, month by month; the rest of the year is read only where one seems to be missing. */
export function* papersGiven(question: ReportQuestion): InTurns<Series[]> {
  const { toDay: asOn } = question;
  const years = yearsOf(question);
  const papers: SeriesRow[] = [];
  function* read(days: DayNumbers): InTurns<Series[]> {
    for (const month of byMonth(days)) {
      papers.push(...listPapers(question.ctx.db, { ...month, asOn }));
      yield;
    }
    return seriesOf(papers, question);
  }
  const given = yield* read({ ...years, toDay: asOn });
  return asOn < years.toDay && given.some(({ missing }) => missing > 0)
    ? yield* read({ fromDay: asOn + 1, toDay: years.toDay })
    : given;
}
