import * as z from 'zod';

const filled = z.string().min(1);
const isSure = z.enum(['yes', 'no']).transform(cell => cell === 'yes');
const days = z
  .string()
  .regex(/^\d{0,5}$/)
  .transform(cell => (cell === '' ? null : Number(cell)));

/** A dose of a schedule. Days count from birth, or from the day a course was begun (`anchor`). */
export const scheduleRowSchema = z
  .object({
    id: z.string().regex(/^IMM\d{3}$/),
    schedule: filled,
    anchor: z.enum(['birth', 'start']),
    series: filled,
    code: filled,
    vaccine: filled,
    dose_number: z.string().regex(/^\d+$/),
    dose_label: filled,
    when: filled,
    due_days: days,
    min_age_days: days,
    min_interval_days: days,
    max_age_days: days,
    sex: z.enum(['any', 'F']),
    dose: z.string(),
    route: z.string(),
    site: z.string(),
    notes: z.string(),
    source: filled,
    sure: isSure,
  })
  .transform(row => ({
    id: row.id,
    schedule: row.schedule,
    anchor: row.anchor,
    series: row.series,
    code: row.code,
    vaccine: row.vaccine,
    doseNumber: Number(row.dose_number),
    doseLabel: row.dose_label,
    when: row.when,
    dueDays: row.due_days ?? 0,
    minAgeDays: row.min_age_days,
    minIntervalDays: row.min_interval_days,
    maxAgeDays: row.max_age_days,
    sex: row.sex,
    dose: row.dose,
    route: row.route,
    site: row.site,
    notes: row.notes,
    isSure: row.sure,
  }));
export type ScheduleRow = z.output<typeof scheduleRowSchema>;

export const vaccineRowSchema = z
  .object({
    code: filled,
    name: filled,
    antigens: filled.transform(cell => cell.split(';')),
    live_injected: z.enum(['yes', 'no']).transform(cell => cell === 'yes'),
    source: filled,
    sure: isSure,
  })
  .transform(row => ({
    code: row.code,
    name: row.name,
    antigens: row.antigens,
    isLiveInjected: row.live_injected,
  }));
export type VaccineRow = z.output<typeof vaccineRowSchema>;
