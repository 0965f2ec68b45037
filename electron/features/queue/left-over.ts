import { OPEN_STATES } from '#shared/features/queue/queue.rules.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { nightSittings } from '../appointments/appointments.service.ts';
import * as queueSql from './queue.sql.ts';
import { type Ctx, instantOf, minuteOn } from './wall-clock.ts';

/**
 * How long somebody stays on the board past midnight: longer than anybody sits and waits, shorter than a night, so
 * that the morning does not begin with those who went home the evening before and whom nobody noted.
 */
const STAYS_HOURS = 6;
const STAYS_MINUTES = STAYS_HOURS * 60;

type LeftOver = {
  /** The day before. */
  onDate: LocalDate;
  /** The earliest arrival of anybody who may stay; null when that is past midnight, so that nobody can. */
  arrivedAfter: number | null;
  isStill(visit: Pick<queueSql.Visit, 'doctorId' | 'arrivedAt'>): boolean;
};

/**
 * Whose visit of the day before is still on the board: six hours from the arrival. A sitting past midnight keeps
 * everybody who was on it when it began until six hours after its end; which sitting gave the number is all one.
 */
export function leftOver(ctx: Ctx): LeftOver {
  const onDate = addDays(ctx.today(), -1);
  const nowMinute = minuteOn(ctx, onDate);
  const usual = instantOf(ctx, onDate, nowMinute - STAYS_MINUTES);
  const nights = [...nightSittings(ctx.db, onDate).values()]
    .filter(({ endMinute }) => nowMinute < endMinute + STAYS_MINUTES)
    .map(({ doctorId, startMinute }): [number, number] => [
      doctorId,
      Math.min(usual, instantOf(ctx, onDate, startMinute - STAYS_MINUTES)),
    ]);
  const afterOf = new Map(nights);
  const earliest = Math.min(usual, ...afterOf.values());
  return {
    onDate,
    arrivedAfter: earliest < instantOf(ctx, ctx.today(), 0) ? earliest : null,
    isStill: ({ doctorId, arrivedAt }) => arrivedAt > (afterOf.get(doctorId) ?? usual),
  };
}

/** Today's visits, and what is left over from the day before. */
export function isOnBoard(ctx: Ctx, visit: queueSql.Visit): boolean {
  if (visit.onDate === ctx.today()) return true;
  const over = visit.onDate === addDays(ctx.today(), -1) ? leftOver(ctx) : null;
  return over?.isStill(visit) ?? false;
}

/** Every visit on the board, or one doctor's; of the day before only what is unfinished. */
export function listOnBoard(ctx: Ctx, doctorId?: number): queueSql.Visit[] {
  const listOf = (onDate: LocalDate) =>
    doctorId === undefined
      ? queueSql.listOfDay(ctx.db, onDate)
      : queueSql.listOfDoctorAndDay(ctx.db, doctorId, onDate);
  const { arrivedAfter, onDate, isStill } = leftOver(ctx);
  const dayBefore = arrivedAfter === null ? [] : listOf(onDate);
  return [...dayBefore.filter(visit => isUnfinished(visit) && isStill(visit)), ...listOf(ctx.today())];
}

function isUnfinished({ state }: Pick<queueSql.Visit, 'state'>): boolean {
  return OPEN_STATES.includes(state) || state === 'toBill';
}
