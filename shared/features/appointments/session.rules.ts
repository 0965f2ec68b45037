import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import type { Closure, NewClosure, NewSession, Session } from './session.schema.ts';

export const MINUTES_A_DAY = 1_440;
const LONGEST_SESSION_MINUTES = 960;

/** Half-open: a minute at which one ends is free for the next. */
export type Interval = { fromMinute: number; toMinute: number };
type Problem = { code: string; path: (string | number)[] };

export function overlaps(a: Interval, b: Interval): boolean {
  return a.fromMinute < b.toMinute && b.fromMinute < a.toMinute;
}

/** What is wrong with one sitting by itself, each problem at its field. */
export function sessionProblems(session: NewSession): Problem[] {
  const { startMinute, endMinute, slotMinutes, breaks, lastTokenMinute } = session;
  if (endMinute <= startMinute) return [{ code: 'SESSION_ENDS_BEFORE_IT_BEGINS', path: ['endMinute'] }];
  const problems: Problem[] = [];
  if (endMinute - startMinute > LONGEST_SESSION_MINUTES)
    problems.push({ code: 'SESSION_TOO_LONG', path: ['endMinute'] });
  if (endMinute - startMinute < slotMinutes) problems.push({ code: 'NO_SLOT_FITS', path: ['slotMinutes'] });
  breaks.forEach((pause, index) => {
    const at = (code: string, field: string) => problems.push({ code, path: ['breaks', index, field] });
    if (pause.toMinute <= pause.fromMinute) at('ENDS_BEFORE_IT_BEGINS', 'toMinute');
    else if (pause.fromMinute < startMinute) at('BREAK_OUTSIDE_SESSION', 'fromMinute');
    else if (pause.toMinute > endMinute) at('BREAK_OUTSIDE_SESSION', 'toMinute');
    else if (breaks.some((other, otherIndex) => otherIndex < index && overlaps(pause, other)))
      at('BREAKS_OVERLAP', 'fromMinute');
  });
  if (lastTokenMinute !== null && (lastTokenMinute <= startMinute || lastTokenMinute > endMinute))
    problems.push({ code: 'LAST_TOKEN_OUTSIDE_SESSION', path: ['lastTokenMinute'] });
  return problems;
}

type Sitting = Pick<NewSession, 'weekday' | 'startMinute' | 'endMinute'>;

function collide(a: Sitting, b: Sitting): boolean {
  const first = { fromMinute: a.startMinute, toMinute: a.endMinute };
  // Monday follows Sunday as any day follows another, so each is laid a day before, on and a day after the other.
  return [-1, 0, 1].some(days => {
    if ((a.weekday + days + 7) % 7 !== b.weekday) return false;
    const shift = days * MINUTES_A_DAY;
    return overlaps(first, { fromMinute: b.startMinute + shift, toMinute: b.endMinute + shift });
  });
}

/** Sittings that meet another one of the list, those past midnight into the next weekday too. */
export function overlapProblems(sessions: readonly Sitting[]): Problem[] {
  return sessions.flatMap((session, index) =>
    sessions.some((other, otherIndex) => otherIndex < index && collide(session, other))
      ? [{ code: 'SESSIONS_OVERLAP', path: ['sessions', index, 'startMinute'] }]
      : [],
  );
}

/** What is wrong with a holiday or leave, each problem at its field. */
export function closureProblems({ fromDate, toDate, fromMinute, toMinute }: NewClosure): Problem[] {
  if (toDate < fromDate) return [{ code: 'ENDS_BEFORE_IT_BEGINS', path: ['toDate'] }];
  if (fromMinute === null && toMinute === null) return [];
  if (fromMinute === null) return [{ code: 'REQUIRED', path: ['fromMinute'] }];
  if (toMinute === null) return [{ code: 'REQUIRED', path: ['toMinute'] }];
  if (fromDate !== toDate) return [{ code: 'ONLY_WITHIN_ONE_DAY', path: ['toDate'] }];
  return toMinute <= fromMinute ? [{ code: 'ENDS_BEFORE_IT_BEGINS', path: ['toMinute'] }] : [];
}

/**
 * The minutes that a closure takes from the sittings of a day, counted from that day's midnight; null when it does
 * not touch them. Whole days take the sittings that begin on them; hours also reach a sitting of the evening before.
 */
export function closedMinutes(closure: Closure, onDate: LocalDate): Interval | null {
  const { fromDate, toDate, fromMinute, toMinute } = closure;
  if (fromMinute === null || toMinute === null) {
    const isOn = fromDate <= onDate && onDate <= toDate;
    return isOn ? { fromMinute: 0, toMinute: 2 * MINUTES_A_DAY } : null;
  }
  const days = daysBetween(onDate, fromDate);
  if (Math.abs(days) > 1) return null;
  return { fromMinute: fromMinute + days * MINUTES_A_DAY, toMinute: toMinute + days * MINUTES_A_DAY };
}

/** The first minute of a stretch that nothing closes; null when all of it is closed. */
export function firstOpenMinute(
  { fromMinute, toMinute }: Interval,
  closed: readonly Interval[],
): number | null {
  let at = fromMinute;
  const byStart = [...closed].sort((a, b) => a.fromMinute - b.fromMinute);
  for (const part of byStart) if (part.fromMinute <= at) at = Math.max(at, part.toMinute);
  return at < toMinute ? at : null;
}

/**
 * Which sitting of the new schedule goes on with the id of which of the old: the same weekday, the same beginning
 * before any that only overlaps, and of two that fit alike the one that is named first. Index of the new one → id.
 */
export function keptIds(before: readonly Session[], after: readonly NewSession[]): Map<number, number> {
  const kept = new Map<number, number>();
  const left = new Map(before.map(session => [session.id, session]));
  const keep = (isSame: (old: Session, next: NewSession) => boolean) => {
    after.forEach((next, index) => {
      if (kept.has(index)) return;
      for (const old of left.values()) {
        if (old.weekday !== next.weekday || !isSame(old, next)) continue;
        kept.set(index, old.id);
        left.delete(old.id);
        return;
      }
    });
  };
  keep((old, next) => old.startMinute === next.startMinute);
  keep((old, next) => old.startMinute < next.endMinute && next.startMinute < old.endMinute);
  return kept;
}
