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
  for (const row of rows) {
    const anchorOn = row.anchor === 'birth' ? person.birthOn : (person.startOn ?? tables.today);
    const dose = given.find(
      one => !used.has(one.recordId) && takes(row, one, tables) && fits(row, one.givenOn, anchorOn, last),
    );
    if (dose) {
      used.add(dose.recordId);
      taken.add(dose.recordId);
      last = dose.givenOn;
      planned.push({ row, state: 'given', recordId: dose.recordId, givenOn: dose.givenOn, dueOn: null });
    } else planned.push(planMissing(row, planned.at(-1), anchorOn, last, given, tables));
  }
  return planned;
}

function takes(row: ScheduleRow, dose: GivenDose, { vaccines }: Tables): boolean {
  const wanted = vaccines.get(row.code)?.antigens ?? [row.code];
  const has = new Set(vaccines.get(dose.code)?.antigens ?? [dose.code]);
  return wanted.every(antigen => has.has(antigen));
}

function fits(row: ScheduleRow, givenOn: LocalDate, anchorOn: LocalDate, last: LocalDate | null): boolean {
  const age = daysBetween(anchorOn, givenOn);
  if (age < (row.minAgeDays ?? 0) - GRACE_DAYS) return false;
  if (row.maxAgeDays !== null && age > row.maxAgeDays) return false;
  return last === null || daysBetween(last, givenOn) >= (row.minIntervalDays ?? 1) - GRACE_DAYS;
}

function planMissing(
  row: ScheduleRow,
  before: PlannedDose | undefined,
  anchorOn: LocalDate,
  last: LocalDate | null,
  given: readonly GivenDose[],
  tables: Tables,
): PlannedDose {
  const { today, vaccines } = tables;
  const missing = { row, recordId: null, givenOn: null };
  const isTooOld = row.maxAgeDays !== null && daysBetween(anchorOn, today) > row.maxAgeDays;
  const isNeverBegun = row.maxAgeDays === null && before?.state === 'tooLate' && before.row.code === row.code;
  if (isTooOld || isNeverBegun) return { ...missing, state: 'tooLate', dueOn: null };
  const bySchedule = addDays(anchorOn, row.dueDays);
  const byGap = earliestAfter(row, before, last, today) ?? bySchedule;
  const byLive = vaccines.get(row.code)?.isLiveInjected ? afterLive(row, given, vaccines) : null;
  const dueOn = [bySchedule, byGap, byLive ?? bySchedule].reduce((late, day) => (day > late ? day : late));
  const isBehind = before !== undefined && before.dueOn !== null;
  if (dueOn > today || isBehind) return { ...missing, state: 'coming', dueOn };
  const isOverdue = daysBetween(dueOn, today) > OVERDUE_AFTER_DAYS;
  return { ...missing, state: isOverdue ? 'overdue' : 'due', dueOn };
}

/** After the dose before it: the one given, or the one that could be given at the earliest. */
function earliestAfter(
  row: ScheduleRow,
  before: PlannedDose | undefined,
  last: LocalDate | null,
  today: LocalDate,
): LocalDate | null {
  const expectedOn = before?.dueOn ?? null;
  const base = expectedOn === null ? last : expectedOn > today ? expectedOn : today;
  return base === null ? null : addDays(base, row.minIntervalDays ?? 0);
}

function afterLive(
  row: ScheduleRow,
  given: readonly GivenDose[],
  vaccines: ReadonlyMap<string, VaccineRow>,
): LocalDate | null {
  const live = given.filter(({ code }) => vaccines.get(code)?.isLiveInjected && code !== row.code);
  const last = live.at(-1);
  return last ? addDays(last.givenOn, LIVE_GAP_DAYS) : null;
}
