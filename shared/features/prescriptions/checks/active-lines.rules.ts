import { addDays, type LocalDate } from '../../../kernel/local-date.ts';
import type { Dose, RxLine } from '../dose.schema.ts';
import { amountsOf } from '../dose.schema.ts';
import { foldName } from '../drug-name.rules.ts';
import { dosesADay } from './daily-amount.rules.ts';

export type PastLine = {
  line: RxLine;
  startedOn: LocalDate;
  /** The review asked for at that visit; "till review" ends with it. */
  reviewOn: LocalDate | null;
  visitId?: number | undefined;
};
/** What a doctor ended before its time; without strength and form every product of the generic. */
export type StoppedDrug = {
  generic: string;
  strength?: string | undefined;
  form?: string | undefined;
  onDate: LocalDate;
  visitId?: number | undefined;
};
export type ActiveLine = { line: RxLine; startedOn: LocalDate; endsOn: LocalDate | null };

/** A line without any duration is taken to last a month: long enough to be asked about, not for ever. */
const DAYS_WITHOUT_DURATION = 30;
const DAYS_IN = { days: 1, weeks: 7, months: 30 } as const;

/** The last day on which a line is taken; null when it goes on until somebody stops it. */
export function courseEndsOn({ line, startedOn, reviewOn }: PastLine): LocalDate | null {
  const days = courseDays(line.dose);
  if (days === 'continues') return null;
  if (days === 'tillReview') return reviewOn ?? addDays(startedOn, DAYS_WITHOUT_DURATION - 1);
  return addDays(startedOn, days - 1);
}

function courseDays(dose: Dose): number | 'continues' | 'tillReview' {
  const { schedule, duration } = dose;
  if (schedule.kind === 'stat') return 1;
  if (schedule.kind === 'taper') return schedule.steps.reduce((sum, step) => sum + step.days, 0);
  if (!duration) return DAYS_WITHOUT_DURATION;
  if (duration.kind === 'continue') return 'continues';
  if (duration.kind === 'tillReview') return 'tillReview';
  if (duration.kind !== 'doses') return duration.count * DAYS_IN[duration.kind];
  const daily = schedule.kind === 'slots' ? amountsOf(schedule).length : (dosesADay(dose) ?? 1);
  return Math.max(1, Math.ceil(duration.count / Math.max(1, daily))) * GAP_DAYS[dose.every];
}

const GAP_DAYS = { day: 1, alternateDay: 2, week: 7, fortnight: 14, month: 30 } as const;

/**
 * The earlier lines still taken on a day: a course ends by itself, a later line of the same drug and form takes the
 * place of an earlier one, a stopped drug is over.
 */
export function activeLines(
  past: readonly PastLine[],
  onDate: LocalDate,
  stopped: readonly StoppedDrug[] = [],
): ActiveLine[] {
  const newestFirst = [...past].sort((a, b) =>
    a.startedOn < b.startedOn ? 1 : a.startedOn > b.startedOn ? -1 : 0,
  );
  const startOf = new Map<string, LocalDate>();
  const active: ActiveLine[] = [];
  for (const each of newestFirst) {
    const drug = sameDrugKey(each.line);
    const newest = startOf.get(drug);
    startOf.set(drug, newest ?? each.startedOn);
    if (newest !== undefined && newest > each.startedOn) continue;
    const endsOn = courseEndsOn(each);
    const isOver = endsOn !== null && endsOn < onDate;
    const isStopped = stopped.some(stop => ends(stop, each));
    if (!isOver && !isStopped) active.push({ line: each.line, startedOn: each.startedOn, endsOn });
  }
  return active;
}

/** A stop ends what began before it, never what the same visit or a later one prescribes. */
export function ends(stop: StoppedDrug, { line, startedOn, visitId }: PastLine): boolean {
  if (foldName(stop.generic) !== foldName(line.generic)) return false;
  if (stop.strength !== undefined && foldName(stop.strength) !== foldName(line.strength)) return false;
  if (stop.form !== undefined && foldName(stop.form) !== foldName(line.form)) return false;
  if (stop.onDate !== startedOn) return stop.onDate > startedOn;
  return stop.visitId === undefined || visitId === undefined || stop.visitId > visitId;
}

/** A cream does not take the place of a tablet; a syrup does. */
export function sameDrugKey({ generic, form }: RxLine): string {
  const isLocal = /cream|ointment|gel|lotion|shampoo|paint|eye|ear|nasal|inhaler|dpi|respules/i.test(form);
  return `${foldName(generic)}|${isLocal ? foldName(form) : ''}`;
}
