import type { Numbers } from './desk.ts';
import type { RowWriter } from './rows.ts';

/** Series that the clinic itself goes on counting; the rest are ids. */
const KEPT_SERIES = ['uhid', 'prescription', 'bill', 'receipt', 'visit', 'labReport', 'labSample'];

/** Counts in memory and leaves the last numbers where the clinic will look for them. */
export function numberTaker(): Numbers & {
  last(series: string, period: string): number;
  save(rows: RowWriter): void;
} {
  const lastNumbers = new Map<string, number>();
  const last = (series: string, period: string) => lastNumbers.get(`${series} ${period}`) ?? 0;
  return {
    last,
    take(series, period) {
      const number = last(series, period) + 1;
      lastNumbers.set(`${series} ${period}`, number);
      return number;
    },
    save(rows) {
      for (const [key, number] of lastNumbers) {
        const [series = '', period = ''] = key.split(' ');
        if (KEPT_SERIES.includes(series)) rows.lastNumber(series, period, number);
      }
    },
  };
}
