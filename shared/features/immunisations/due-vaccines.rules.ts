import { addDays, daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import type { ScheduleRow, VaccineRow } from './schedule-rows.schema.ts';

export type GivenDose = { recordId: number; code: string; givenOn: LocalDate };
export type Vaccinee = {
  birthOn: LocalDate;
  sex: 'F' | 'M' | 'T' | 'O' | 'U';
  /** The day a course that does not follow age was begun: an exposure, a pregnancy. */
  startOn: LocalDate | null;
};
export type DoseState = 'given' | 'due' | 'overdue' | 'coming' | 'tooLate';
export type PlannedDose = {
  row: ScheduleRow;
  state: DoseState;
  recordId: number | null;
  givenOn: LocalDate | null;
  /** The earliest day on which it counts, taking the doses before it as given at their earliest. */
  dueOn: LocalDate | null;
};
export type Plan = {
  doses: PlannedDose[];
  /** Records that no dose of this schedule takes: given too early or too soon, or not part of it. */
  uncounted: number[];
};

/**
 * A dose given up to four days before its minimum age or gap counts.
 * Source: ACIP general best practice guidelines, "grace period"; the Indian schedules say nothing of it.
 */
const GRACE_DAYS = 4;
/** Two injected live vaccines on the same day or four weeks apart. Source: WHO, IAP-ACVIP 2020-21. */
const LIVE_GAP_DAYS = 28;
/** Where the list names no gap: the least between two doses of one vaccine. Source: WHO, general four weeks. */
const USUAL_GAP_DAYS = 28;
/** A month after its day a dose is called overdue rather than due. Our choice. */
const OVERDUE_AFTER_DAYS = 28;

type Tables = { vaccines: ReadonlyMap<string, VaccineRow>; today: LocalDate };

/** What a schedule still asks for: each dose given, due, overdue, coming or too late. */
export function planDoses(
  rows: readonly ScheduleRow[],
  person: Vaccinee,
  given: readonly GivenDose[],
  tables: Tables,
): Plan {
  const inOrder = [...given].sort((a, b) =>
    a.givenOn === b.givenOn ? a.recordId - b.recordId : a.givenOn < b.givenOn ? -1 : 1,
  );
  const asked = rows.filter(row => row.sex === 'any' || person.sex !== 'M');
  const series = new Map<string, ScheduleRow[]>();
  for (const row of asked) series.set(row.series, [...(series.get(row.series) ?? []), row]);
  const taken = new Set<number>();
  const doses = [...series.values()].flatMap(ofSeries =>
    planSeries(ofSeries, person, inOrder, taken, tables),
  );
  const place = new Map(rows.map((row, at) => [row.id, at]));
  return {
    doses: doses.sort((a, b) => (place.get(a.row.id) ?? 0) - (place.get(b.row.id) ?? 0)),
    uncounted: inOrder.filter(({ recordId }) => !taken.has(recordId)).map(({ recordId }) => recordId),
  };
}

function planSeries(
  rows: readonly ScheduleRow[],
  person: Vaccinee,
  given: readonly GivenDose[],
  taken: Set<number>,
  tables: Tables,
): PlannedDose[] {
  // One combined dose may count in several series, but only once in each.
  const used = new Set<number>();
  const planned: PlannedDose[] = [];
  let last: LocalDate | null = null;
  for (const [at, row] of rows.entries()) {
    const anchorOn = row.anchor === 'birth' ? person.birthOn : (person.startOn ?? tables.today);
    const place: Place = { row, anchorOn, last, gapDays: gapBefore(row, rows[at - 1]) };
    const dose: GivenDose | undefined = given.find(
      one =>
        !used.has(one.recordId) &&
        takes(row, one, tables) &&
        fits(place, one.givenOn) &&
        !isTooSoonAfterLive(row, one, given, tables),
    );
    if (dose) {
      used.add(dose.recordId);
      taken.add(dose.recordId);
      last = dose.givenOn;
      planned.push({ row, state: 'given', recordId: dose.recordId, givenOn: dose.givenOn, dueOn: null });
    } else planned.push(planMissing(place, planned.at(-1), given, tables));
  }
  return planned;
}

type Place = { row: ScheduleRow; anchorOn: LocalDate; last: LocalDate | null; gapDays: number };

/**
 * Days after the dose before it. A course that was begun keeps the distance of its own days; a blank in the list is
 * never taken for no gap at all.
 */
export function gapBefore(row: ScheduleRow, before: ScheduleRow | undefined): number {
  if (!before) return 0;
  if (row.anchor === 'start') return row.minIntervalDays ?? Math.max(0, row.dueDays - before.dueDays);
  return row.minIntervalDays ?? USUAL_GAP_DAYS;
}

function takes(row: ScheduleRow, dose: GivenDose, { vaccines }: Tables): boolean {
  const wanted = vaccines.get(row.code)?.antigens ?? [row.code];
  const carried = vaccines.get(dose.code)?.antigens ?? [dose.code];
  return wanted.every(antigen => carried.includes(antigen));
}

function fits({ row, anchorOn, last, gapDays }: Place, givenOn: LocalDate): boolean {
  const grace = row.anchor === 'birth' ? GRACE_DAYS : 0;
  const age = daysBetween(anchorOn, givenOn);
  if (age < (row.minAgeDays ?? 0) - (row.minAgeDays === null ? 0 : grace)) return false;
  if (row.maxAgeDays !== null && age > row.maxAgeDays) return false;
  return last === null || daysBetween(last, givenOn) >= Math.max(1, gapDays - grace);
}

/** Injected four weeks or less after another live vaccine, and not on the same day. */
function isTooSoonAfterLive(
  row: ScheduleRow,
  dose: GivenDose,
  given: readonly GivenDose[],
  { vaccines }: Tables,
): boolean {
  if (!vaccines.get(row.code)?.isLiveInjected) return false;
  return given.some(other => {
    const days = daysBetween(other.givenOn, dose.givenOn);
    const isOtherLive = other.code !== dose.code && vaccines.get(other.code)?.isLiveInjected;
    return isOtherLive && days > 0 && days < LIVE_GAP_DAYS;
  });
}

function planMissing(
  place: Place,
  before: PlannedDose | undefined,
  given: readonly GivenDose[],
  tables: Tables,
): PlannedDose {
  const { row, anchorOn } = place;
  const { today } = tables;
  const missing = { row, recordId: null, givenOn: null };
  const tooLate: PlannedDose = { ...missing, state: 'tooLate', dueOn: null };
  const isOfOnePlace = row.maxAgeDays === null || row.maxAgeDays === before?.row.maxAgeDays;
  const isNeverBegun = before?.state === 'tooLate' && before.row.code === row.code && isOfOnePlace;
  if (isNeverBegun) return tooLate;
  const days = [
    addDays(anchorOn, row.dueDays),
    earliestAfter(place, before, today),
    earliestAfterLive(row, given, tables),
  ].filter(day => day !== null);
  const dueOn = days.reduce((late, day) => (day > late ? day : late));
  const lastOn = row.maxAgeDays === null ? null : addDays(anchorOn, row.maxAgeDays);
  if (lastOn !== null && (today > lastOn || dueOn > lastOn)) return tooLate;
  const isBehind = before !== undefined && before.dueOn !== null;
  if (dueOn > today || isBehind) return { ...missing, state: 'coming', dueOn };
  const isOverdue = daysBetween(dueOn, today) > OVERDUE_AFTER_DAYS;
  return { ...missing, state: isOverdue ? 'overdue' : 'due', dueOn };
}

/** After the dose before it: the one given, or the one that could be given at the earliest. */
function earliestAfter(
  { last, gapDays }: Place,
  before: PlannedDose | undefined,
  today: LocalDate,
): LocalDate | null {
  const expectedOn = before?.dueOn ?? null;
  const base = expectedOn === null ? last : expectedOn > today ? expectedOn : today;
  return base === null ? null : addDays(base, gapDays);
}

/** The other live vaccine may also be given on this very day. */
function earliestAfterLive(
  row: ScheduleRow,
  given: readonly GivenDose[],
  { vaccines, today }: Tables,
): LocalDate | null {
  if (!vaccines.get(row.code)?.isLiveInjected) return null;
  const last = given.findLast(({ code }) => code !== row.code && vaccines.get(code)?.isLiveInjected);
  return last && last.givenOn !== today ? addDays(last.givenOn, LIVE_GAP_DAYS) : null;
}
