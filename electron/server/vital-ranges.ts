import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VitalRange } from '#shared/features/encounters/vitals.rules.ts';
import type { Measure } from '#shared/features/encounters/vitals.schema.ts';
import { parseCsv } from './csv.ts';
import { resourceFolder } from './resource-folder.ts';

let ranges: readonly VitalRange[] | undefined;

/** The dated ranges by age, read once. */
export function vitalRanges(): readonly VitalRange[] {
  ranges ??= parseCsv(readFileSync(join(resourceFolder(), 'reference', 'vital_ranges.csv'), 'utf8')).map(
    rangeOf,
  );
  return ranges;
}

function rangeOf(row: Record<string, string>): VitalRange {
  const limit = (name: string) => (row[name] ? Number(row[name]) : null);
  return {
    measure: row.measure as Measure,
    ageFromMonths: Number(row.age_from_months),
    ageToMonths: limit('age_to_months'),
    plausibleLow: Number(row.plausible_low),
    plausibleHigh: Number(row.plausible_high),
    criticalLow: limit('critical_low'),
    low: limit('low'),
    high: limit('high'),
    criticalHigh: limit('critical_high'),
    source: row.source ?? '',
  };
}
