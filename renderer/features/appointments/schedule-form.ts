import * as z from 'zod';
import {
  MINUTES_A_DAY,
  overlapProblems,
  sessionProblems,
} from '#shared/features/appointments/session.rules.ts';
import {
  type NewSession,
  newSessionSchema,
  SESSION_MODES,
} from '#shared/features/appointments/session.schema.ts';
import { localDateSchema } from '#shared/kernel/local-date.ts';
import { clock, readClock, span } from './clock-words.ts';

const MOST_BREAKS = 4;
/** Where a row has what a rule names. */
const FIELD_OF: Readonly<Record<string, string>> = {
  endMinute: 'end',
  slotMinutes: 'slotMinutes',
  breaks: 'breaks',
  lastTokenMinute: 'lastToken',
};
const shape = newSessionSchema.shape;

const time = z.string().transform((typed, context) => {
  const minute = readClock(typed);
  if (minute !== undefined) return minute;
  context.addIssue({ code: 'custom', message: typed.trim() === '' ? 'REQUIRED' : 'NOT_A_TIME' });
  return z.NEVER;
});

const BREAK = /^(\S+?)\s*(?:-|–|to)\s*(\S+)\s*(.*)$/;

/** Reads '11:00-11:15 tea, 16-16:20' as breaks; undefined when a piece is not one. */
export function readBreaks(typed: string): NewSession['breaks'] | undefined {
  const pieces = typed
    .split(/[,;]/)
    .map(piece => piece.trim())
    .filter(piece => piece !== '');
  const breaks = pieces.map(piece => {
    const [, from = '', to = '', word = ''] = BREAK.exec(piece) ?? [];
    const fromMinute = readClock(from);
    const toMinute = readClock(to);
    if (fromMinute === undefined || toMinute === undefined) return undefined;
    return { fromMinute, toMinute, word: word.slice(0, 30) };
  });
  return breaks.every(one => one !== undefined) ? breaks : undefined;
}

const rowSchema = z
  .object({
    weekdays: z.array(z.int()).min(1, 'AT_LEAST_ONE'),
    start: time,
    end: time,
    mode: z.enum(SESSION_MODES),
    slotMinutes: z.number('REQUIRED').pipe(shape.slotMinutes),
    perSlot: z.number('REQUIRED').int('INVALID').min(1, 'TOO_SMALL').max(10, 'TOO_BIG'),
    phoneQuota: shape.phoneQuota,
    walkInQuota: shape.walkInQuota,
    lastToken: z.string(),
    breaks: z.string().max(200, 'TOO_LONG'),
    room: shape.room,
  })
  .transform((row, context) => {
    const problem = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    // '20:00 to 1:00' runs past midnight; what is inside it does too.
    const endMinute = row.end <= row.start ? row.end + MINUTES_A_DAY : row.end;
    const inside = (minute: number) => (minute < row.start ? minute + MINUTES_A_DAY : minute);
    const breaks = readBreaks(row.breaks);
    if (!breaks || breaks.length > MOST_BREAKS) problem('breaks', 'NOT_BREAKS');
    const last = row.lastToken.trim() === '' ? null : readClock(row.lastToken);
    if (last === undefined) problem('lastToken', 'NOT_A_TIME');
    const sittings = row.weekdays.map(
      (weekday): NewSession => ({
        weekday,
        startMinute: row.start,
        endMinute,
        mode: row.mode,
        slotMinutes: row.slotMinutes,
        perSlot: row.perSlot,
        breaks: (breaks ?? []).map(one => ({
          ...one,
          fromMinute: inside(one.fromMinute),
          toMinute: inside(one.toMinute),
        })),
        lastTokenMinute: last === undefined || last === null ? null : inside(last),
        walkInQuota: row.walkInQuota,
        phoneQuota: row.phoneQuota,
        room: row.room,
      }),
    );
    const [first] = sittings;
    for (const { code, path } of first ? sessionProblems(first) : [])
      problem(FIELD_OF[String(path[0])] ?? 'start', code);
    return sittings;
  });

/** A doctor's week as rows: one sitting on several weekdays is one row to type. */
export const scheduleFormSchema = z
  .object({ validFrom: localDateSchema, rows: z.array(rowSchema).max(20) })
  // A refinement would run on rows that were refused and are not sittings yet; a transform does not.
  .transform(({ validFrom, rows }, context) => {
    const sessions = rows.flat();
    const rowOf = rows.flatMap((row, index) => row.map(() => index));
    const [overlap] = overlapProblems(sessions);
    if (overlap)
      context.addIssue({
        code: 'custom',
        path: ['rows', rowOf[Number(overlap.path[1])] ?? 0, 'start'],
        message: overlap.code,
      });
    return { validFrom, sessions };
  });

export type TypedSchedule = z.input<typeof scheduleFormSchema>;
export type TypedRow = TypedSchedule['rows'][number];

export const newRow: TypedRow = {
  weekdays: [1, 2, 3, 4, 5, 6],
  start: '',
  end: '',
  mode: 'slots',
  slotMinutes: 15,
  perSlot: 1,
  phoneQuota: null,
  walkInQuota: null,
  lastToken: '',
  breaks: '',
  room: '',
};

function breakWords({ fromMinute, toMinute, word }: NewSession['breaks'][number]): string {
  return `${span(fromMinute, toMinute)}${word ? ` ${word}` : ''}`;
}

/** Monday first, as a clinic's week is written. */
export const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

/** The other way: sittings that differ by nothing but the weekday stand in one row. */
export function rowsOf(sessions: readonly NewSession[]): TypedRow[] {
  const rows = new Map<string, TypedRow>();
  const inOrder = sessions.toSorted(
    (first, second) =>
      first.startMinute - second.startMinute ||
      WEEK.indexOf(first.weekday as 0) - WEEK.indexOf(second.weekday as 0),
  );
  for (const session of inOrder) {
    const row: TypedRow = {
      weekdays: [],
      start: clock(session.startMinute),
      end: clock(session.endMinute),
      mode: session.mode,
      slotMinutes: session.slotMinutes,
      perSlot: session.perSlot,
      phoneQuota: session.phoneQuota,
      walkInQuota: session.walkInQuota,
      lastToken: session.lastTokenMinute === null ? '' : clock(session.lastTokenMinute),
      breaks: session.breaks.map(breakWords).join(', '),
      room: session.room,
    };
    const key = JSON.stringify(row);
    const known = rows.get(key) ?? row;
    known.weekdays.push(session.weekday);
    rows.set(key, known);
  }
  return [...rows.values()];
}
