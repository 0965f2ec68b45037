import { fromDayNumber, type LocalDate } from '#shared/kernel/local-date.ts';
import type { TaskContext } from '../../server/service.ts';
import { findDayClose, ledgerHashOf, listDayCloses, sealOf } from '../reports/reports.service.ts';

export type CheckedChain = {
  /** All closes up to the last day, whose links and seals were recomputed. */
  linkCount: number;
  /** Closes of the period, whose ledger entries were hashed again too. */
  dayCount: number;
  firstSeal: string;
  lastSeal: string;
  lastOn: LocalDate | null;
  brokenOn: LocalDate | null;
};

const DAYS_AT_ONCE = 20;

/** Recomputes the chain of day closes up to a day; other desks get their turn between every twenty days. */
export async function checkChain(
  ctx: TaskContext,
  { fromDay, toDay }: { fromDay: number; toDay: number },
): Promise<CheckedChain> {
  const days = ctx.reading(({ db }) =>
    listDayCloses(db)
      .map(({ onDate }) => onDate)
      .filter(day => day <= toDay),
  );
  const found: CheckedChain = {
    ...{ linkCount: 0, dayCount: 0, firstSeal: '', lastSeal: '', lastOn: null, brokenOn: null },
  };
  for (let at = 0; at < days.length && found.brokenOn === null; at += DAYS_AT_ONCE) {
    const some = days.slice(at, at + DAYS_AT_ONCE);
    ctx.reading(({ db }) => {
      for (const day of some) {
        const close = findDayClose(db, day);
        const isOfPeriod = day >= fromDay;
        const { ledgerHash } = JSON.parse(close?.sheet ?? '{}') as { ledgerHash?: string };
        const isWhole =
          close !== undefined &&
          close.previousSeal === found.lastSeal &&
          close.seal === sealOf(close) &&
          (!isOfPeriod || ledgerHash === ledgerHashOf(db, day));
        if (!close || !isWhole) {
          found.brokenOn = fromDayNumber(day);
          return;
        }
        found.linkCount += 1;
        if (isOfPeriod) found.dayCount += 1;
        found.firstSeal ||= close.seal;
        found.lastSeal = close.seal;
        found.lastOn = fromDayNumber(day);
      }
    });
    await new Promise(setImmediate);
  }
  return found;
}
