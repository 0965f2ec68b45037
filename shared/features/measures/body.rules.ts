import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import { MEASURES, type Measure } from '../encounters/vitals.schema.ts';
import type { AgeingRow, BmiClass, BmiClassRow, PressureStage, PressureStageRow } from './measure-rows.ts';

/**
 * Body surface in m², two decimals: square root of height in cm times weight in kg over 3600
 * (Mosteller RD, N Engl J Med 1987;317:1098).
 */
export function bodySurface(weightKg: number | null, heightCm: number | null): number | null {
  if (weightKg === null || heightCm === null || weightKg <= 0 || heightCm <= 0) return null;
  return Math.round(Math.sqrt((heightCm * weightKg) / 3600) * 100) / 100;
}

/** The class of an adult's body mass index by dated rows; null below the rows' age and where nothing was measured. */
export function bmiClassOf(
  rows: readonly BmiClassRow[],
  bmi: number | null,
  ageMonths: number,
): BmiClass | null {
  if (bmi === null) return null;
  const row = rows.find(
    each =>
      ageMonths >= each.ageFromMonths && bmi >= each.fromKgM2 && (each.toKgM2 === null || bmi < each.toKgM2),
  );
  return row?.class ?? null;
}

export type PressureReading = { systolicMmHg: number | null; diastolicMmHg: number | null };

/**
 * The stage of one reading of an adult's pressure in mmHg, the higher of what either figure reaches; 'notStaged'
 * below the rows' age, because children need tables by age, sex and height; null without a reading. One reading is
 * not a diagnosis.
 */
export function pressureStageOf(
  rows: readonly PressureStageRow[],
  { systolicMmHg, diastolicMmHg }: PressureReading,
  ageMonths: number,
): PressureStage | 'notStaged' | null {
  if (systolicMmHg === null || diastolicMmHg === null) return null;
  const reached = rows.filter(
    row =>
      ageMonths >= row.ageFromMonths &&
      (systolicMmHg >= row.systolicFrom || diastolicMmHg >= row.diastolicFrom),
  );
  const highest = reached.sort((a, b) => b.systolicFrom - a.systolicFrom)[0];
  return highest?.stage ?? 'notStaged';
}

export type Change = { measure: Measure; by: number; sinceOn: LocalDate };
type Taken = { onDate: LocalDate; values: Record<Measure, number | null> };

/** By how much each measure differs from the last time it was taken on an earlier day; `earlier` comes in any order. */
export function changesSince(now: Taken, earlier: readonly Taken[]): Change[] {
  const newestFirst = earlier
    .filter(({ onDate }) => onDate < now.onDate)
    .sort((a, b) => (a.onDate < b.onDate ? 1 : -1));
  return MEASURES.flatMap(measure => {
    const value = now.values[measure];
    const last = newestFirst.find(({ values }) => values[measure] !== null);
    const before = last?.values[measure];
    if (value === null || !last || before == null) return [];
    return [{ measure, by: Math.round((value - before) * 100) / 100, sinceOn: last.onDate }];
  });
}

export type Sized = { measure: Measure; value: number; onDate: LocalDate };
export type OldSize = Sized & { days: number };

/** The weight or height that was taken too long ago for the person's age to reckon with; null when it is fresh. */
export function oldSizeOf(
  rows: readonly AgeingRow[],
  sized: Sized,
  ageMonths: number,
  onDate: LocalDate,
): OldSize | null {
  const row = rows.find(
    each =>
      each.measure === sized.measure &&
      ageMonths >= each.ageFromMonths &&
      (each.ageToMonths === null || ageMonths < each.ageToMonths),
  );
  const days = daysBetween(sized.onDate, onDate);
  return row && days > row.oldAfterDays ? { ...sized, days } : null;
}
