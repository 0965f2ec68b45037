import type { Dose, Duration, RxLine } from './dose.schema.ts';
import { printDose } from './dose-print.rules.ts';
import { foldName } from './drug-name.rules.ts';
import { totalQuantity } from './quantity.rules.ts';

type Named = Pick<RxLine, 'generic' | 'strength' | 'form'>;

export const differenceParts = ['strength', 'form', 'dose', 'food', 'duration', 'other'] as const;
export type DifferencePart = (typeof differenceParts)[number];
/** One part of a line that is not as it was last time, in the notation of the smart line. */
export type Difference = { part: DifferencePart; was: string; now: string };

export const repeatStates = ['same', 'changed', 'stopped', 'dropped'] as const;
export type RepeatState = (typeof repeatStates)[number];
/** What becomes of a line of the last prescription; `at` is its place among today's lines. */
export type RepeatRow = { last: RxLine; state: RepeatState; at: number | null; reason: string };

export function isSameProduct(one: Named, other: Named): boolean {
  return (
    foldName(one.generic) === foldName(other.generic) &&
    foldName(one.strength) === foldName(other.strength) &&
    foldName(one.form) === foldName(other.form)
  );
}

/** For each earlier line the place of today's line of the same medicine: the same product first, then the generic. */
export function pairLines(last: readonly RxLine[], today: readonly RxLine[]): (number | null)[] {
  const taken = new Set<number>();
  const take = (fits: (line: RxLine) => boolean): number | null => {
    const at = today.findIndex((line, place) => !taken.has(place) && fits(line));
    if (at < 0) return null;
    taken.add(at);
    return at;
  };
  const exact = last.map(earlier => take(line => isSameProduct(line, earlier)));
  return last.map(
    (earlier, index) =>
      exact[index] ?? take(line => foldName(line.generic) === foldName(earlier.generic)) ?? null,
  );
}

/** Line by line of the last prescription: repeated as it was, changed, stopped with a reason, or left out. */
export function repeatRows(
  last: readonly RxLine[],
  today: readonly RxLine[],
  stops: readonly (Named & { reason: string })[],
): RepeatRow[] {
  const places = pairLines(last, today);
  return last.map((line, index) => {
    const at = places[index] ?? null;
    const now = at === null ? undefined : today[at];
    const stop = stops.find(one => isSameProduct(one, line));
    if (stop) return { last: line, state: 'stopped', at, reason: stop.reason };
    if (!now) return { last: line, state: 'dropped', at: null, reason: '' };
    const state = differencesOf(line, now).length > 0 ? 'changed' : 'same';
    return { last: line, state, at, reason: '' };
  });
}

/** What is not as it was, in the order in which a line is read; the quantity follows from the rest. */
export function differencesOf(before: RxLine, after: RxLine): Difference[] {
  const [was, now] = [partsOf(before), partsOf(after)];
  return differenceParts.flatMap(part =>
    isSame(part, was[part], now[part]) ? [] : [{ part, was: was[part], now: now[part] }],
  );
}

// Folding would make 1/2-0-1 and 1-2-0-1 one: a dose is compared sign by sign.
function isSame(part: DifferencePart, was: string, now: string): boolean {
  return part === 'dose' ? was === now : foldName(was) === foldName(now);
}

const ANY_SCHEDULE = {
  ...({ schedule: { kind: 'hourly', everyHours: 24, amount: 1 }, unit: null, every: 'day' } as const),
  ...({ asNeeded: null, food: null, duration: null, route: null, manner: [], note: '' } as const),
} satisfies Omit<Dose, 'manner'> & { manner: [] };
const SCHEDULE_WORDS = printDose({ ...ANY_SCHEDULE, manner: [] });

/** The words of a dose beside its schedule. */
function beside(more: Partial<Dose>): string {
  return printDose({ ...ANY_SCHEDULE, manner: [], ...more })
    .slice(SCHEDULE_WORDS.length)
    .trim();
}

function partsOf({ strength, form, dose, note }: RxLine): Record<DifferencePart, string> {
  const { asNeeded, food, duration, route, manner } = dose;
  return {
    strength,
    form,
    dose: printDose({
      ...dose,
      asNeeded: null,
      food: null,
      duration: null,
      route: null,
      manner: [],
      note: '',
    }),
    food: beside({ food }),
    duration: beside({ duration }),
    other: [beside({ asNeeded, route, manner, note: dose.note }), note].filter(Boolean).join('; '),
  };
}

/** The line for another length of time, its quantity counted anew; once-only doses and tapers keep their own. */
export function withDuration(line: RxLine, duration: Duration): RxLine {
  const { kind } = line.dose.schedule;
  if (kind === 'stat' || kind === 'taper') return line;
  const dose = { ...line.dose, duration };
  const counted = totalQuantity({ dose, form: line.form, strength: line.strength });
  const quantity = counted.ok ? { amount: counted.amount, unit: counted.unit, text: counted.text } : null;
  return { ...line, dose, quantity };
}
