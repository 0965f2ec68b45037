import { daysBetween, type LocalDate, minuteOfDayAt } from '#shared/kernel/local-date.ts';
import type { ReadContext } from '../../server/service.ts';

/** All that is needed to look at the queue; the screen on the wall has nobody signed in. */
export type Ctx = Pick<ReadContext, 'db' | 'now' | 'today' | 'zone'>;

/** The clinic's wall: minutes since midnight of `onDate`, past 1440 after it. */
export function minuteOn(ctx: Ctx, onDate: LocalDate): number {
  return daysBetween(onDate, ctx.today()) * 1_440 + minuteOfDayAt(ctx.now(), ctx.zone);
}

/** The instant at which the wall shows a minute of a day. */
export function instantOf(ctx: Ctx, onDate: LocalDate, minute: number): number {
  const thisMinute = Math.floor(ctx.now() / 60_000) * 60_000;
  return thisMinute + (minute - minuteOn(ctx, onDate)) * 60_000;
}
