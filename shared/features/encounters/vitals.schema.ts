import * as z from 'zod';

/** What can be measured; the unit is in the name, so nothing is ever stored in another. */
export const MEASURES = [
  'systolicMmHg',
  'diastolicMmHg',
  'pulsePerMinute',
  'breathsPerMinute',
  'temperatureCelsius',
  'spo2Percent',
  'weightKg',
  'heightCm',
  'glucoseMgDl',
] as const;
export type Measure = (typeof MEASURES)[number];

const measured = z.number().nullable().default(null);

export const newVitalsSchema = z
  .object({
    systolicMmHg: measured,
    diastolicMmHg: measured,
    pulsePerMinute: measured,
    breathsPerMinute: measured,
    temperatureCelsius: measured,
    spo2Percent: measured,
    weightKg: measured,
    heightCm: measured,
    glucoseMgDl: measured,
  })
  .refine(vitals => MEASURES.some(measure => vitals[measure] !== null), 'NOTHING_MEASURED')
  .refine(vitals => (vitals.systolicMmHg === null) === (vitals.diastolicMmHg === null), {
    message: 'BOTH_PRESSURES',
    path: ['diastolicMmHg'],
  })
  .refine(vitals => (vitals.systolicMmHg ?? 999) > (vitals.diastolicMmHg ?? 0), {
    message: 'SYSTOLIC_NOT_ABOVE_DIASTOLIC',
    path: ['diastolicMmHg'],
  });
export type NewVitals = z.infer<typeof newVitalsSchema>;

export const flagSchema = z.enum(['low', 'high', 'criticalLow', 'criticalHigh']);
export type VitalFlag = z.infer<typeof flagSchema>;

export const vitalsSchema = z.object({
  id: z.int(),
  recordedAt: z.int(),
  recordedByName: z.string(),
  values: z.object(
    Object.fromEntries(MEASURES.map(m => [m, z.number().nullable()])) as Record<
      Measure,
      z.ZodNullable<z.ZodNumber>
    >,
  ),
  /** Only measures outside the range for the person's age stand here. */
  flags: z.partialRecord(z.enum(MEASURES), flagSchema),
  bmi: z.number().nullable(),
});
export type Vitals = z.infer<typeof vitalsSchema>;
