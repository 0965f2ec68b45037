import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measure } from '#shared/features/encounters/vitals.schema.ts';
import {
  type BmiClass,
  LIMIT_NAMES,
  type MeasureLimits,
  type MeasureRows,
  type PressureStage,
} from '#shared/features/measures/measure-rows.ts';
import { parseCsv } from '../../server/csv.ts';
import { resourceFolder } from '../../server/resource-folder.ts';

let rows: MeasureRows | undefined;

/** The dated rows of resources/reference for measures, read once; throws when a limit is missing. */
export function measureRows(): MeasureRows {
  rows ??= {
    limits: readLimits(),
    bmiClasses: listOf('bmi_classes').map(row => ({
      class: row.class as BmiClass,
      fromKgM2: Number(row.from_kg_m2),
      toKgM2: numberOrNull(row.to_kg_m2),
      ageFromMonths: Number(row.age_from_months),
    })),
    pressureStages: listOf('blood_pressure_stages').map(row => ({
      stage: row.stage as PressureStage,
      systolicFrom: Number(row.systolic_from),
      diastolicFrom: Number(row.diastolic_from),
      ageFromMonths: Number(row.age_from_months),
    })),
    ageing: listOf('measure_ageing').map(row => ({
      measure: row.measure as Measure,
      ageFromMonths: Number(row.age_from_months),
      ageToMonths: numberOrNull(row.age_to_months),
      oldAfterDays: Number(row.old_after_days),
    })),
  };
  return rows;
}

function listOf(name: string): Record<string, string>[] {
  return parseCsv(readFileSync(join(resourceFolder(), 'reference', `${name}.csv`), 'utf8'));
}

function numberOrNull(text: string | undefined): number | null {
  return text ? Number(text) : null;
}

function readLimits(): MeasureLimits {
  const values = new Map(listOf('measure_limits').map(row => [row.name, Number(row.value)]));
  return Object.fromEntries(
    LIMIT_NAMES.map(name => {
      const value = values.get(name);
      if (!value) throw new Error(`measure_limits.csv lacks ${name}`);
      return [name, value];
    }),
  ) as MeasureLimits;
}
