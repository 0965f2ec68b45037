import type { DayCode, DoseUnit, Schedule } from './dose.schema.ts';
import { multiplied } from './dose-figures.rules.ts';
import type { Gathered, Of } from './dose-gather.rules.ts';
import type { RxProblemCode } from './dose-problem.ts';
import type { Token } from './dose-token.ts';

export const TIMES_A_DAY: Record<DayCode, number> = { OD: 1, BD: 2, TDS: 3, QID: 4, HS: 1 };

export type ReadSchedule = { schedule: Schedule; unit: DoseUnit | null };
export type Refuse = (code: RxProblemCode, token?: Token) => void;

/** The schedule and unit of a dose that has no taper. */
export function readSchedule(found: Gathered, refuse: Refuse): ReadSchedule | undefined {
  if (found.slotWords.length > 0) return readSlotWords(found, refuse);
  const [first, second] = found.schedules;
  const [amount, extraAmount] = found.amounts;
  if (extraAmount) return void refuse('DOSE_NOT_UNDERSTOOD', extraAmount);
  if (second && !saysTheSame(first, second)) return void refuse('TWO_SCHEDULES', second);
  const value = amount?.amount ?? 1;
  const unit = plainUnit(amount?.unit ?? null);
  const slots = found.schedules.find(each => each.kind === 'slots');
  if (slots) return readSlots(slots, amount, refuse);
  if (first?.kind === 'dayCode')
    return { schedule: { kind: 'times', code: first.code, amount: value }, unit };
  if (first?.kind === 'hourly') {
    return { schedule: { kind: 'hourly', everyHours: first.everyHours as 4, amount: value }, unit };
  }
  if (first?.kind === 'stat') return { schedule: { kind: 'stat', amount: value }, unit };
  if (found.bedtimes.length > 0) return { schedule: { kind: 'times', code: 'HS', amount: value }, unit };
  if (found.dailies.length > 0 || found.repeats.length > 0)
    return { schedule: { kind: 'times', code: 'OD', amount: value }, unit };
  if (found.needs.length > 0 || found.reasons.length > 0)
    return { schedule: { kind: 'sos', amount: value }, unit };
  if (found.problems.length === 0) refuse('NO_DOSE');
  return undefined;
}

/** "1-0-1 BD" repeats itself and is accepted; "1-0-1 TDS" contradicts itself. */
function saysTheSame(first: Token | undefined, second: Token): boolean {
  const pair = [first, second];
  const slots = pair.find((each): each is Of<'slots'> => each?.kind === 'slots');
  const code = pair.find((each): each is Of<'dayCode'> => each?.kind === 'dayCode');
  return !!slots && !!code && slots.counts.filter(count => count > 0).length === TIMES_A_DAY[code.code];
}

/** Before a bare 1-0-1 an amount says how much each 1 is: "5 ml 1-0-1". */
export function readSlots(
  slots: Of<'slots'>,
  amount: Of<'amount'> | undefined,
  refuse: Refuse,
): ReadSchedule | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = slots.counts;
  const unit = plainUnit(slots.unit);
  if (!amount) return { schedule: { kind: 'slots', counts: [a, b, c, d] }, unit };
  const isOnes = slots.unit === null && slots.counts.every(count => count === 0 || count === 1);
  if (!isOnes || (amount.unit === 'count' && amount.amount !== 1))
    return void refuse('DOSE_NOT_UNDERSTOOD', amount);
  const by = amount.amount;
  return {
    schedule: {
      kind: 'slots',
      counts: [multiplied(a, by), multiplied(b, by), multiplied(c, by), multiplied(d, by)],
    },
    unit: plainUnit(amount.unit),
  };
}

function readSlotWords(found: Gathered, refuse: Refuse): ReadSchedule | undefined {
  const { slotWords, amounts, schedules } = found;
  const odd =
    schedules.find(each => each.kind !== 'dayCode' || TIMES_A_DAY[each.code] !== slotWords.length) ??
    schedules[1];
  if (odd) return void refuse('TWO_SCHEDULES', odd);
  if (new Set(slotWords.map(each => each.slot)).size !== slotWords.length)
    return void refuse('TWO_SCHEDULES', slotWords[1]);
  if (amounts.length > 1 && amounts.length !== slotWords.length)
    return void refuse('DOSE_NOT_UNDERSTOOD', amounts[1]);
  const units = new Set(amounts.map(each => plainUnit(each.unit)));
  if (units.size > 1) return void refuse('MIXED_UNITS', amounts[1]);
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (const [index, word] of slotWords.entries())
    counts[word.slot] = (amounts[index] ?? amounts[0])?.amount ?? 1;
  return { schedule: { kind: 'slots', counts }, unit: [...units][0] ?? null };
}

export function plainUnit(unit: DoseUnit | 'count' | null): DoseUnit | null {
  return unit === 'count' ? null : unit;
}
