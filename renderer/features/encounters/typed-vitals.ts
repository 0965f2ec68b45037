import { celsiusFromFahrenheit } from '#shared/features/encounters/vitals.rules.ts';
import { type Measure, type NewVitals, newVitalsSchema } from '#shared/features/encounters/vitals.schema.ts';

/** In the order in which a nurse takes them. */
export const VITAL_FIELDS = [
  'pressure',
  'pulsePerMinute',
  'temperature',
  'spo2Percent',
  'breathsPerMinute',
  'weightKg',
  'heightCm',
  'glucoseMgDl',
] as const;
export type VitalField = (typeof VITAL_FIELDS)[number];
export type TypedVitals = Record<VitalField, string>;
export type TemperatureUnit = 'F' | 'C';
/** Codes of what is wrong, by field. */
export type VitalProblems = Partial<Record<VitalField, string>>;

export const nothingTyped: TypedVitals = {
  pressure: '',
  pulsePerMinute: '',
  temperature: '',
  spo2Percent: '',
  breathsPerMinute: '',
  weightKg: '',
  heightCm: '',
  glucoseMgDl: '',
};

const FIELD_OF: Partial<Record<Measure, VitalField>> = {
  systolicMmHg: 'pressure',
  diastolicMmHg: 'pressure',
  temperatureCelsius: 'temperature',
};

export function fieldOf(measure: Measure): VitalField {
  return FIELD_OF[measure] ?? (measure as VitalField);
}

function readNumber(text: string): number | null | undefined {
  const typed = text.trim().replace(',', '.');
  if (typed === '') return null;
  return /^\d{1,4}(\.\d{1,2})?$/.test(typed) ? Number(typed) : undefined;
}

function readPressure(text: string): [number | null, number | null] | undefined {
  if (text.trim() === '') return [null, null];
  const parts = /^\s*(\d{2,3})\s*[/\-\s]\s*(\d{2,3})\s*$/.exec(text);
  return parts ? [Number(parts[1]), Number(parts[2])] : undefined;
}

/** The readings as the contract has them, or the code of each field that cannot be read. */
export function readVitals(
  typed: TypedVitals,
  unit: TemperatureUnit,
): { vitals: NewVitals | null; problems: VitalProblems } {
  const problems: VitalProblems = {};
  const number = (field: VitalField): number | null => {
    const value = readNumber(typed[field]);
    if (value === undefined) problems[field] = 'NOT_A_NUMBER';
    return value ?? null;
  };
  const pressure = readPressure(typed.pressure);
  if (!pressure) problems.pressure = 'NOT_A_PRESSURE';
  const [systolicMmHg, diastolicMmHg] = pressure ?? [null, null];
  const temperature = number('temperature');
  const read = newVitalsSchema.safeParse({
    systolicMmHg,
    diastolicMmHg,
    pulsePerMinute: number('pulsePerMinute'),
    temperatureCelsius:
      temperature !== null && unit === 'F' ? celsiusFromFahrenheit(temperature) : temperature,
    spo2Percent: number('spo2Percent'),
    breathsPerMinute: number('breathsPerMinute'),
    weightKg: number('weightKg'),
    heightCm: number('heightCm'),
    glucoseMgDl: number('glucoseMgDl'),
  });
  if (Object.keys(problems).length > 0) return { vitals: null, problems };
  if (read.success) return { vitals: read.data, problems };
  for (const issue of read.error.issues) {
    const measure = issue.path[0] as Measure | undefined;
    problems[measure ? fieldOf(measure) : 'pressure'] = issue.message;
  }
  return { vitals: null, problems };
}

/** A temperature that only makes sense in the other unit, 98.6 in °C. */
export function fitsOtherUnit(text: string, unit: TemperatureUnit): boolean {
  const value = readNumber(text);
  if (value == null) return false;
  return unit === 'C' ? value >= 86 && value <= 113 : value >= 30 && value <= 45;
}
