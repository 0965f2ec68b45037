import {
  amountsOf,
  type DailySchedule,
  type DoseUnit,
  type Duration,
  type TaperStep,
} from './dose.schema.ts';
import { gather } from './dose-gather.rules.ts';
import { plainUnit, type ReadSchedule, type Refuse, readSlots } from './dose-schedule.rules.ts';
import type { Token } from './dose-token.ts';

const DAYS_IN: Partial<Record<Duration['kind'], number>> = { days: 1, weeks: 7, months: 30 };
type Step = TaperStep & { unit: DoseUnit | null; isBare: boolean };

/** A bare figure this high, and this many times the step before it, is the next strength and not a count of tablets. */
const FEWEST_DOUBTED = 5;
const TIMES_DOUBTED = 3;

/** Steps `dose x days > dose x days`; a unit written once holds for the steps after it. */
export function readTaper(tail: Token[], text: string, refuse: Refuse): ReadSchedule | undefined {
  const steps: TaperStep[] = [];
  let unit: DoseUnit | null = null;
  for (const tokens of splitAtArrows(tail)) {
    const step = readStep(tokens, text, refuse);
    if (!step) return undefined;
    const before = steps.at(-1);
    if (before && step.unit !== null && step.unit !== unit)
      return void refuse(
        unit === null && step.unit === 'mg' ? 'AMOUNT_OR_STRENGTH' : 'MIXED_UNITS',
        tokens[0],
      );
    if (before && unit === null && isDoubted(step, before))
      return void refuse('AMOUNT_OR_STRENGTH', tokens[0]);
    unit = step.unit ?? unit;
    steps.push({ daily: step.daily, days: step.days });
  }
  return { schedule: { kind: 'taper', steps }, unit };
}

/** "wysolone 20 1-0-0 x 5d > 10 x 5d" means 10 mg, never ten tablets of 20 mg. */
function isDoubted(step: Step, before: TaperStep): boolean {
  const most = (daily: DailySchedule) => Math.max(...amountsOf(daily));
  return (
    step.isBare && most(step.daily) >= FEWEST_DOUBTED && most(step.daily) > TIMES_DOUBTED * most(before.daily)
  );
}

function splitAtArrows(tail: Token[]): Token[][] {
  const steps: Token[][] = [[]];
  for (const token of tail) {
    if (token.kind === 'arrow') steps.push([]);
    else steps.at(-1)?.push(token);
  }
  return steps;
}

function readStep(tokens: Token[], text: string, refuse: Refuse): Step | undefined {
  const found = gather(tokens, text);
  const odd =
    found.slotWords[0] ?? found.repeats[0] ?? found.needs[0] ?? found.schedules[1] ?? found.amounts[1];
  const [lasting, second] = found.durations;
  const length = lasting ? DAYS_IN[lasting.duration.kind] : undefined;
  if (odd) return void refuse('DOSE_NOT_UNDERSTOOD', odd);
  if (second || !lasting || length === undefined || !('count' in lasting.duration)) {
    return void refuse('DURATION_NOT_UNDERSTOOD', second ?? lasting ?? tokens[0]);
  }
  const daily = readDaily(found, refuse);
  return daily && { ...daily, days: lasting.duration.count * length, isBare: found.schedules.length === 0 };
}

function readDaily(
  found: ReturnType<typeof gather>,
  refuse: Refuse,
): { daily: DailySchedule; unit: DoseUnit | null } | undefined {
  const [schedule] = found.schedules;
  const [amount] = found.amounts;
  if (schedule?.kind === 'slots') {
    const read = readSlots(schedule, amount, refuse);
    return read?.schedule.kind === 'slots' ? { daily: read.schedule, unit: read.unit } : undefined;
  }
  if (schedule && schedule.kind !== 'dayCode') return void refuse('DOSE_NOT_UNDERSTOOD', schedule);
  if (!schedule && !amount) return void refuse('NO_DOSE');
  const code = schedule?.code ?? (found.bedtimes.length > 0 ? 'HS' : 'OD');
  return {
    daily: { kind: 'times', code, amount: amount?.amount ?? 1 },
    unit: plainUnit(amount?.unit ?? null),
  };
}

/** The figure that opens a step is how much to take. */
export function openingFiguresAsAmounts(tail: Token[]): Token[] {
  return tail.map((token, index) =>
    index === 0 || tail[index - 1]?.kind === 'arrow' ? figureAsAmount(token) : token,
  );
}

function figureAsAmount(token: Token): Token {
  const { start, end } = token;
  if (token.kind === 'number') return { kind: 'amount', amount: token.amount, unit: null, start, end };
  if (token.kind === 'strength' && token.unit)
    return { kind: 'amount', amount: token.amount, unit: token.unit, start, end };
  return token;
}
