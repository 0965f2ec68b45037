import type { Measure, NewVitals, VitalFlag } from './vitals.schema.ts';
import { MEASURES } from './vitals.schema.ts';

/** One dated row of resources/reference/vital_ranges.csv; ages in completed months, null limits do not exist. */
export type VitalRange = {
  measure: Measure;
  ageFromMonths: number;
  ageToMonths: number | null;
  plausibleLow: number;
  plausibleHigh: number;
  criticalLow: number | null;
  low: number | null;
  high: number | null;
  criticalHigh: number | null;
  source: string;
};

function rangeFor(
  ranges: readonly VitalRange[],
  measure: Measure,
  ageMonths: number,
): VitalRange | undefined {
  return ranges.find(
    range =>
      range.measure === measure &&
      ageMonths >= range.ageFromMonths &&
      (range.ageToMonths === null || ageMonths < range.ageToMonths),
  );
}

/** Measures that no living person of the age can have: 98.6 in Celsius, 700 kg. */
export function implausibleMeasures(
  ranges: readonly VitalRange[],
  vitals: NewVitals,
  ageMonths: number,
): Measure[] {
  return MEASURES.filter(measure => {
    const value = vitals[measure];
    const range = rangeFor(ranges, measure, ageMonths);
    if (value === null || !range) return false;
    return value < range.plausibleLow || value > range.plausibleHigh;
  });
}

function flagOf(value: number, range: VitalRange): VitalFlag | undefined {
  if (range.criticalLow !== null && value <= range.criticalLow) return 'criticalLow';
  if (range.criticalHigh !== null && value >= range.criticalHigh) return 'criticalHigh';
  if (range.low !== null && value < range.low) return 'low';
  if (range.high !== null && value > range.high) return 'high';
  return undefined;
}

/** What lies outside the range for the age, and how far; measures without a row are not judged. */
export function vitalFlags(
  ranges: readonly VitalRange[],
  vitals: NewVitals,
  ageMonths: number,
): Partial<Record<Measure, VitalFlag>> {
  const flags: Partial<Record<Measure, VitalFlag>> = {};
  for (const measure of MEASURES) {
    const value = vitals[measure];
    const range = rangeFor(ranges, measure, ageMonths);
    const flag = value !== null && range ? flagOf(value, range) : undefined;
    if (flag) flags[measure] = flag;
  }
  return flags;
}

/** Body mass index in kg/m², one decimal: weight divided by the square of the height (Quetelet). */
export function bodyMassIndex(weightKg: number | null, heightCm: number | null): number | null {
  if (weightKg === null || heightCm === null || heightCm <= 0) return null;
  return Math.round((weightKg / (heightCm / 100) ** 2) * 10) / 10;
}

/** Fahrenheit to Celsius, two decimals, so that 98.6 °F stays 98.6 when shown again. */
export function celsiusFromFahrenheit(fahrenheit: number): number {
  return Math.round(((fahrenheit - 32) * 5 * 100) / 9) / 100;
}

export function fahrenheitFromCelsius(celsius: number): number {
  return Math.round(((celsius * 9) / 5 + 32) * 10) / 10;
}
