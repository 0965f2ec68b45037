import type { LocalDate } from '../../kernel/local-date.ts';
import { bodyMassIndex } from '../encounters/vitals.rules.ts';
import { centileOf, type GrowthRow, lmsAt, valueAtZ, zScore } from './growth.rules.ts';
import type { GrowthChart, GrowthIndicator, GrowthPoint } from './growth.schema.ts';
import { DAYS_A_MONTH, growthAgeOn } from './growth-age.rules.ts';
import type { MeasureLimits } from './measure-rows.ts';

export type ChildMeasured = { onDate: LocalDate; weightKg: number | null; heightCm: number | null };
export type ChildBirth = { birthOn: LocalDate; gestationDays: number | null };
export type GrowthReference = {
  standard: string;
  version: number;
  source: string;
  isSure: boolean;
  indicator: GrowthIndicator;
  rows: readonly GrowthRow[];
};

const CURVES = [-3, -2, -1, 0, 1, 2, 3] as const;
const PLACES_A_CURVE = 72;
const LYING_UNTIL_DAYS = 24 * DAYS_A_MONTH;
/** WHO takes a z-score beyond these for an error of measuring (Child Growth Standards, macro manual 2011). */
const EXTREMES: Record<GrowthIndicator, readonly [number, number]> = {
  weight_for_age_kg: [-6, 5],
  height_for_age_cm: [-6, 6],
  bmi_for_age: [-5, 5],
  weight_for_height_kg: [-5, 5],
};

export const isByLength = (indicator: GrowthIndicator) => indicator === 'weight_for_height_kg';

/** One reference with its seven curves and the child's own points, oldest first; undefined when nothing was measured in its reach. */
export function growthChartOf(
  reference: GrowthReference,
  child: ChildBirth,
  measured: readonly ChildMeasured[],
  limits: MeasureLimits,
): GrowthChart {
  const { rows, ...named } = reference;
  const points = measured
    .flatMap(one => pointOf(reference, child, one, limits) ?? [])
    .sort((a, b) => (a.onDate < b.onDate ? -1 : 1));
  return {
    ...named,
    xUnit: isByLength(reference.indicator) ? 'cm' : 'month',
    curves: CURVES.map(z => ({ z, places: curveOf(reference, z) })),
    points,
  };
}

function pointOf(
  { indicator, rows }: GrowthReference,
  child: ChildBirth,
  one: ChildMeasured,
  limits: MeasureLimits,
): GrowthPoint | undefined {
  const value = measuredValue(indicator, one);
  if (value === null) return undefined;
  const age = growthAgeOn(child, limits, one.onDate);
  const x = isByLength(indicator) ? (one.heightCm ?? 0) : age.days;
  const position = age.days < LYING_UNTIL_DAYS ? 'length' : 'height';
  const own = rows.filter(row => row.position === '' || row.position === position);
  const lms = lmsAt(own, x);
  const z = lms ? zScore(value, lms, indicator !== 'height_for_age_cm') : null;
  const [low, high] = EXTREMES[indicator];
  return {
    onDate: one.onDate,
    x: isByLength(indicator) ? x : x / DAYS_A_MONTH,
    value,
    ageDays: age.days,
    isCorrected: age.isCorrected,
    z: z === null ? null : Math.round(z * 100) / 100,
    centile: z === null ? null : centileOf(z),
    isExtreme: z !== null && (z < low || z > high),
  };
}

function measuredValue(indicator: GrowthIndicator, { weightKg, heightCm }: ChildMeasured): number | null {
  if (indicator === 'weight_for_age_kg') return weightKg;
  if (indicator === 'height_for_age_cm') return heightCm;
  if (indicator === 'bmi_for_age') return bodyMassIndex(weightKg, heightCm);
  return heightCm === null ? null : weightKg;
}

/** Where lying and standing rows overlap the standing ones begin; thinned so that a table by days draws quickly. */
function curveOf({ indicator, rows }: GrowthReference, z: number): [number, number][] {
  const standingFrom = rows.find(row => row.position === 'height')?.x ?? Number.POSITIVE_INFINITY;
  const joined = rows.filter(row => row.position !== 'length' || row.x < standingFrom);
  const step = Math.max(1, Math.ceil(joined.length / PLACES_A_CURVE));
  return joined
    .filter((_, index) => index % step === 0 || index === joined.length - 1)
    .map(row => [isByLength(indicator) ? row.x : row.x / DAYS_A_MONTH, round3(valueAtZ(row, z))] as const)
    .filter(([, value]) => Number.isFinite(value))
    .map(([x, value]) => [x, value]);
}

function round3(value: number): number {
  return Math.round(value * 1000) / 1000;
}
