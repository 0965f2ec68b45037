import type { DailySchedule, DoseUnit, Duration, TaperStep } from './dose.schema.ts';
import { gather } from './dose-gather.rules.ts';
import { plainUnit, type ReadSchedule, type Refuse, readSlots } from './dose-schedule.rules.ts';
import type { Token } from './dose-token.ts';

const DAYS_IN: Partial<Record<Duration['kind'], number>> = { days: 1, weeks: 7, months: 30 };
type Step = TaperStep & { unit: DoseUnit | null };

/** Steps `dose x days > dose x days`; a unit written once holds for the steps after it. */
export function readTaper(tail: Token[], text: string, refuse: Refuse): ReadSchedule | undefined {
  const steps: TaperStep[] = [];
  let unit: DoseUnit | null = null;
  for (const tokens of splitAtArrows(tail)) {
    const step = readStep(tokens, text, refuse);
    if (!step) return undefined;
    if (step.unit !== null && step.unit !== unit && steps.length > 0)
      return void refuse('MIXED_UNITS', tokens[0]);
    unit = step.unit ?? unit;
    steps.push({ daily: step.daily, days: step.days });
  }
  return { schedule: { kind: 'taper', steps }, unit };
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
  return daily && { ...daily, days: lasting.duration.count * length };
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
