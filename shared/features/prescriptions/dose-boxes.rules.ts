import type { Dose, DoseUnit } from './dose.schema.ts';

const VULGAR: Record<string, string> = { '0.25': '¼', '0.5': '½', '0.75': '¾' };

/** ½, 1½ for what is cut in pieces; decimals for what is measured. */
export function amountText(value: number, unit: DoseUnit | null): string {
  const whole = Math.floor(value);
  const part = VULGAR[String(value - whole)];
  return unit === null && part ? `${whole === 0 ? '' : whole}${part}` : String(value);
}

const BOX_UNITS: Record<DoseUnit, string> = {
  mL: 'mL',
  unit: 'units',
  drop: 'drops',
  puff: 'puffs',
  spray: 'sprays',
  application: '',
  ftu: 'FTU',
  g: 'g',
  mg: 'mg',
  mcg: 'mcg',
};

export type DoseSlots = { counts: [string, string, string, string]; unit: string | null };

/**
 * The four boxes morning, noon, evening, night; an empty string is an empty box.
 * Null where boxes would mislead: not every day, no fixed hour, several steps.
 */
export function doseSlots(dose: Dose): DoseSlots | null {
  const counts = dose.every === 'day' ? slotCounts(dose.schedule) : null;
  if (!counts) return null;
  const [a, b, c, d] = counts.map(count => (count === 0 ? '' : amountText(count, dose.unit)));
  return { counts: [a ?? '', b ?? '', c ?? '', d ?? ''], unit: dose.unit && BOX_UNITS[dose.unit] };
}

function slotCounts(schedule: Dose['schedule']): readonly number[] | null {
  if (schedule.kind === 'slots') return schedule.counts;
  if (schedule.kind !== 'times' || schedule.code === 'OD') return null;
  const n = schedule.amount;
  return { BD: [n, 0, 0, n], TDS: [n, n, 0, n], QID: [n, n, n, n], HS: [0, 0, 0, n] }[schedule.code];
}

/** The word that stands where the boxes would: SOS, STAT, 6 h, OD, weekly. */
export function doseBadge(dose: Dose): string {
  const { schedule, every, asNeeded } = dose;
  if (schedule.kind === 'sos' || (asNeeded && schedule.kind === 'hourly')) return 'SOS';
  if (schedule.kind === 'stat') return 'STAT';
  if (schedule.kind === 'hourly') return `${schedule.everyHours}-hourly`;
  if (schedule.kind === 'taper') return 'Taper';
  if (every !== 'day')
    return { alternateDay: 'Alternate days', week: 'Weekly', fortnight: 'Fortnightly', month: 'Monthly' }[
      every
    ];
  return schedule.kind === 'times' ? schedule.code : '';
}

/** Which food sign stands beside the medicine. */
export function foodSign(dose: Dose): 'before' | 'after' | 'with' | 'empty' | null {
  const signs = {
    before: 'before',
    before30: 'before',
    beforeBreakfast: 'before',
    after: 'after',
    with: 'with',
    empty: 'empty',
  } as const;
  return dose.food && dose.food !== 'bedtime' ? signs[dose.food] : null;
}
