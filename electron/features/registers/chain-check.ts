import { fromDayNumber, type LocalDate } from '#shared/kernel/local-date.ts';
import type { TaskContext } from '../../server/service.ts';
import { type DayLink, isLinkWhole, listDayLinks } from '../reports/reports.service.ts';

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

/** Up to the last close of the days: a close of a later day that was set aside before it is one of its links. */
function linksUntil(links: readonly DayLink[], toDay: number): readonly DayLink[] {
  const last = links.findLastIndex(({ onDate, isInForce }) => isInForce === 1 && onDate <= toDay);
  return links.slice(0, last + 1);
}

/** Recomputes the chain of day closes up to a day; other desks get their turn between every twenty days. */
export async function checkChain(
  ctx: TaskContext,
  { fromDay, toDay }: { fromDay: number; toDay: number },
): Promise<CheckedChain> {
  const links = ctx.reading(({ db }) => linksUntil(listDayLinks(db), toDay));
  const found: CheckedChain = {
    ...{ linkCount: 0, dayCount: 0, firstSeal: '', lastSeal: '', lastOn: null, brokenOn: null },
  };
  for (let at = 0; at < links.length && found.brokenOn === null; at += DAYS_AT_ONCE) {
    const some = links.slice(at, at + DAYS_AT_ONCE);
    ctx.reading(({ db }) => {
      for (const link of some) {
        const isOfPeriod = link.isInForce === 1 && link.onDate >= fromDay;
        if (!isLinkWhole(db, link, found.lastSeal, isOfPeriod)) {
          found.brokenOn = fromDayNumber(link.onDate);
          return;
        }
        found.linkCount += 1;
        if (isOfPeriod) found.dayCount += 1;
        found.firstSeal ||= link.seal;
        found.lastSeal = link.seal;
        found.lastOn = fromDayNumber(link.onDate);
      }
    });
    await new Promise(setImmediate);
  }
  return found;
}
