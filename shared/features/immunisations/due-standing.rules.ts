import { addDays, type LocalDate } from '../../kernel/local-date.ts';
import {
  type GivenDose,
  gapBefore,
  type PlannedDose,
  planDoses,
  type Vaccinee,
} from './due-vaccines.rules.ts';
import type { ScheduleRow, VaccineRow } from './schedule-rows.schema.ts';

export type DueStanding = {
  /** From when on a dose is asked for; null where nothing more is. */
  dueOn: LocalDate | null;
  /** The last day on which that is still the answer, as long as nobody writes anything down. */
  holdsUntil: LocalDate;
};

/** A day that never comes: what no passing of time can change. */
const FOR_EVER: LocalDate = '2999-12-31';

function earliest(days: readonly LocalDate[]): LocalDate | undefined {
  return days.reduce<LocalDate | undefined>((first, day) => (first && first < day ? first : day), undefined);
}

/** When a schedule first asks for a dose, and how long that stands: the day of `planDoses`, kept for later days. */
export function dueStandingOf(
  rows: readonly ScheduleRow[],
  person: Vaccinee,
  given: readonly GivenDose[],
  tables: { vaccines: ReadonlyMap<string, VaccineRow>; today: LocalDate },
): DueStanding {
  const { today } = tables;
  const { doses } = planDoses(rows, person, given, tables);
  const dueOn = earliest(doses.flatMap(dose => dose.dueOn ?? [])) ?? null;
  const isOfToday =
    // A course without its first day counts from today, and a live vaccine of today holds back others from tomorrow on.
    given.some(({ givenOn }) => givenOn >= today) ||
    (person.startOn === null && rows.some(({ anchor }) => anchor === 'start'));
  if (isOfToday) return { dueOn, holdsUntil: today };
  const turns = [...seriesOf(doses).values()].flatMap(series => turnsOf(series, person));
  return { dueOn, holdsUntil: earliest(turns.filter(day => day >= today)) ?? FOR_EVER };
}

function seriesOf(doses: readonly PlannedDose[]): ReadonlyMap<string, PlannedDose[]> {
  const series = new Map<string, PlannedDose[]>();
  for (const dose of doses) series.set(dose.row.series, [...(series.get(dose.row.series) ?? []), dose]);
  return series;
}

/**
 * Days after which a missing dose of the series may have become too late: its own last day, and that day less the gaps
 * from any missing dose before it, for what waits for another is due that many days after today. Between two such days
 * only those doses move, and they never stand first.
 */
function turnsOf(series: readonly PlannedDose[], { birthOn, startOn }: Vaccinee): LocalDate[] {
  return series.flatMap(({ row, state }, at) => {
    if (state === 'given' || row.maxAgeDays === null) return [];
    let turn = addDays((row.anchor === 'start' ? startOn : null) ?? birthOn, row.maxAgeDays);
    const turns = [turn];
    for (let before = at - 1; before >= 0 && series[before]?.state !== 'given'; before -= 1) {
      const later = series[before + 1];
      if (later) turn = addDays(turn, -gapBefore(later.row, series[before]?.row));
      turns.push(turn);
    }
    return turns;
  });
}
