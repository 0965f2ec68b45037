import type { Measure } from '../encounters/vitals.schema.ts';

/** Names of resources/reference/measure_limits.csv; each row is dated and names its source or that it is a choice. */
export const LIMIT_NAMES = [
  'notPregnantCountsDays',
  'pregnancyOverAfterDueDays',
  'undatedPregnancyCountsDays',
  'breastFeedingCountsDays',
  'notBreastFeedingCountsDays',
  'adultFromMonths',
  'pretermBelowDays',
  'correctedUntilMonths',
  'growthUntilMonths',
] as const;
export type MeasureLimits = Readonly<Record<(typeof LIMIT_NAMES)[number], number>>;

export const BMI_CLASSES = ['underweight', 'normal', 'overweight', 'obese'] as const;
export type BmiClass = (typeof BMI_CLASSES)[number];
/** From `fromKgM2` up to, not including, `toKgM2`. */
export type BmiClassRow = {
  class: BmiClass;
  fromKgM2: number;
  toKgM2: number | null;
  ageFromMonths: number;
};

export const PRESSURE_STAGES = ['normal', 'highNormal', 'grade1', 'grade2'] as const;
export type PressureStage = (typeof PRESSURE_STAGES)[number];
/** Reached by either figure. */
export type PressureStageRow = {
  stage: PressureStage;
  systolicFrom: number;
  diastolicFrom: number;
  ageFromMonths: number;
};

export type AgeingRow = {
  measure: Measure;
  ageFromMonths: number;
  ageToMonths: number | null;
  oldAfterDays: number;
};

export type MeasureRows = {
  limits: MeasureLimits;
  bmiClasses: readonly BmiClassRow[];
  pressureStages: readonly PressureStageRow[];
  ageing: readonly AgeingRow[];
};
