import { fahrenheitFromCelsius } from '#shared/features/encounters/vitals.rules.ts';
import type { VitalFlag, Vitals } from '#shared/features/encounters/vitals.schema.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import type { TemperatureUnit, VitalField } from './typed-vitals.ts';

export const VITAL_LABELS: Record<VitalField | 'bmi', WordKey> = {
  pressure: 'encounters.bp',
  pulsePerMinute: 'encounters.pulse',
  temperature: 'encounters.temperature',
  spo2Percent: 'encounters.spo2',
  breathsPerMinute: 'encounters.breaths',
  weightKg: 'encounters.weight',
  heightCm: 'encounters.height',
  glucoseMgDl: 'encounters.glucose',
  bmi: 'encounters.bmi',
};

const FLAG_WORDS: Record<VitalFlag, WordKey> = {
  low: 'encounters.flagLow',
  high: 'encounters.flagHigh',
  criticalLow: 'encounters.flagVeryLow',
  criticalHigh: 'encounters.flagVeryHigh',
};

export function flagWord(t: Translate, flag: VitalFlag): string {
  return t(FLAG_WORDS[flag]);
}

export type VitalReading = {
  id: VitalField | 'bmi';
  label: string;
  value: string;
  flag: VitalFlag | undefined;
};

export function temperatureWords(celsius: number, unit: TemperatureUnit): string {
  return unit === 'F' ? `${fahrenheitFromCelsius(celsius)} °F` : `${Math.round(celsius * 10) / 10} °C`;
}

const GRAVITY: Record<VitalFlag, number> = { low: 1, high: 1, criticalLow: 2, criticalHigh: 2 };

function graver(one: VitalFlag | undefined, other: VitalFlag | undefined): VitalFlag | undefined {
  return (one ? GRAVITY[one] : 0) >= (other ? GRAVITY[other] : 0) ? (one ?? other) : other;
}

/** What was measured, in the order of a vitals line, each with its flag. */
export function vitalReadings(
  t: Translate,
  { values, flags, bmi }: Vitals,
  unit: TemperatureUnit,
): VitalReading[] {
  const readings: VitalReading[] = [];
  const add = (id: VitalReading['id'], value: string, flag: VitalFlag | undefined) =>
    readings.push({ id, label: t(VITAL_LABELS[id]), value, flag });
  if (values.systolicMmHg !== null && values.diastolicMmHg !== null) {
    add(
      'pressure',
      `${values.systolicMmHg}/${values.diastolicMmHg}`,
      graver(flags.systolicMmHg, flags.diastolicMmHg),
    );
  }
  if (values.pulsePerMinute !== null) add('pulsePerMinute', `${values.pulsePerMinute}`, flags.pulsePerMinute);
  if (values.temperatureCelsius !== null) {
    add('temperature', temperatureWords(values.temperatureCelsius, unit), flags.temperatureCelsius);
  }
  if (values.spo2Percent !== null) add('spo2Percent', `${values.spo2Percent} %`, flags.spo2Percent);
  if (values.breathsPerMinute !== null)
    add('breathsPerMinute', `${values.breathsPerMinute}`, flags.breathsPerMinute);
  if (values.weightKg !== null) add('weightKg', `${values.weightKg} kg`, flags.weightKg);
  if (values.heightCm !== null) add('heightCm', `${values.heightCm} cm`, flags.heightCm);
  if (bmi !== null) add('bmi', `${bmi}`, undefined);
  if (values.glucoseMgDl !== null) add('glucoseMgDl', `${values.glucoseMgDl} mg/dL`, flags.glucoseMgDl);
  return readings;
}
