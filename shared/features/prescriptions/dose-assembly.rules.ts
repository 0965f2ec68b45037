import {
  type AsNeeded,
  amountsOf,
  type Dose,
  doseSchema,
  isOnceADay,
  LARGEST_COUNT,
  type Schedule,
} from './dose.schema.ts';
import { type Gathered, gather } from './dose-gather.rules.ts';
import type { RxProblem } from './dose-problem.ts';
import { type Refuse, readSchedule } from './dose-schedule.rules.ts';
import { openingFiguresAsAmounts, readTaper } from './dose-taper.rules.ts';
import type { Token } from './dose-token.ts';

export type Assembled = { dose: Dose | null; problems: RxProblem[] };

/** Makes one dose of the tail's tokens, or says what stands in the way; never a part of a dose. */
export function assembleDose(typed: Token[], text: string): Assembled {
  const isTaper = typed.some(token => token.kind === 'arrow');
  const tail = isTaper ? openingFiguresAsAmounts(typed) : typed;
  const gathered = gather(tail, text);
  const problems = [...gathered.problems];
  const refuse: Refuse = (code, token) => {
    problems.push({
      code,
      start: token?.start ?? tail[0]?.start ?? text.length,
      end: token?.end ?? tail.at(-1)?.end ?? text.length,
    });
  };

  const read = isTaper ? readTaper(tail, text, refuse) : readSchedule(gathered, refuse);
  refuseDoubles(gathered, isTaper, refuse);
  if (!read || problems.length > 0) return { dose: null, problems };

  const { schedule, unit } = read;
  if (amountsOf(schedule).length === 0 || amountsOf(schedule).includes(0)) refuse('NOTHING_TO_TAKE');
  if (amountsOf(schedule).some(amount => amount > (unit === null ? LARGEST_COUNT : 1000)))
    refuse('AMOUNT_TOO_LARGE');
  const [repeat] = gathered.repeats;
  if (repeat && schedule.kind !== 'slots' && schedule.kind !== 'times') refuse('TWO_SCHEDULES', repeat);
  const asNeeded = needOf(gathered, schedule);
  if (asNeeded && (schedule.kind === 'stat' || schedule.kind === 'taper')) refuse('TWO_SCHEDULES');
  if (schedule.kind === 'stat' && gathered.durations[0])
    refuse('STAT_TAKES_NO_DURATION', gathered.durations[0]);
  const note = gathered.notes
    .map(each => each.text)
    .filter(Boolean)
    .join('; ');

  const isHs = schedule.kind === 'times' && schedule.code === 'HS';
  const isBedtime = gathered.bedtimes.length > 0 && !isHs && !isTaper;
  if (isBedtime && !isOnceADay(schedule)) refuse('TWO_SCHEDULES', gathered.bedtimes[0]);
  if (isBedtime && gathered.foods.length > 0) refuse('TWO_FOODS', gathered.bedtimes[0]);
  if (problems.length > 0) return { dose: null, problems };

  const made = doseSchema.safeParse({
    schedule,
    unit,
    every: repeat?.every ?? 'day',
    asNeeded,
    food: isBedtime ? 'bedtime' : (gathered.foods[0]?.food ?? null),
    duration: isTaper ? null : (gathered.durations[0]?.duration ?? null),
    route: gathered.routes[0]?.route ?? null,
    manner: [...new Set(gathered.manners.map(each => each.manner))],
    note,
  });
  if (made.success) return { dose: made.data, problems };
  refuse(
    made.error.issues.some(issue => issue.path[0] === 'note') ? 'NOTE_NOT_PLAIN_TEXT' : 'DOSE_NOT_UNDERSTOOD',
    gathered.notes[0],
  );
  return { dose: null, problems };
}

function needOf(found: Gathered, schedule: Schedule): AsNeeded | null {
  const { needs, reasons, maxima, gaps } = found;
  if (schedule.kind !== 'sos' && needs.length + reasons.length + maxima.length + gaps.length === 0)
    return null;
  return {
    reason: reasons[0]?.reason ?? null,
    minGapHours: gaps[0]?.hours ?? null,
    maxPerDay: maxima[0]?.count ?? null,
  };
}

function refuseDoubles(found: Gathered, isTaper: boolean, refuse: Refuse): void {
  const [, food] = found.foods.filter((each, index, all) => index === 0 || each.food !== all[0]?.food);
  const [, route] = found.routes.filter((each, index, all) => index === 0 || each.route !== all[0]?.route);
  if (food) refuse('TWO_FOODS', food);
  if (route) refuse('TWO_ROUTES', route);
  if (found.durations[1] && !isTaper) refuse('TWO_DURATIONS', found.durations[1]);
  const [, second] = [...found.repeats];
  if (second) refuse('TWO_SCHEDULES', second);
  for (const list of [found.reasons, found.maxima, found.gaps])
    if (list[1]) refuse('FRAGMENT_NOT_UNDERSTOOD', list[1]);
}
