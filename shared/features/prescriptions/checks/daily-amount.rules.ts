import type { DailySchedule, Dose, RxLine } from '../dose.schema.ts';
import { TIMES_A_DAY } from '../dose-schedule.rules.ts';
import { foldName } from '../drug-name.rules.ts';

/** The standard pharmacopoeial dropper. */
const DROPS_PER_ML = 20;
const MG_IN = { g: 1000, mg: 1, mcg: 0.001 } as const;

export type StrengthPart = { mg: number; word: string };
export type Strength = { parts: StrengthPart[]; perMl: number | null };

/**
 * "250 mg/125 mg (625)" gives two parts for one piece, "162.5 mg/100 mg per 5 mL" two parts for five millilitres;
 * null when it is not so plain.
 */
export function readStrength(strength: string): Strength | null {
  const salt = /\((\d+(?:\.\d+)?) ?(g|mg|mcg) (base|iron)\)/.exec(strength);
  const text = strength.replace(/\s*\([^)]*\)/g, '').trim();
  const [, head = text, count, measure] =
    /^(.*?)(?:\s+per\s+|\/)(\d+(?:\.\d+)?)?\s*(mL|puff|spray|dose)$/.exec(text) ?? [];
  const parts = (salt ? salt[0].slice(1, -1) : head).split('/').map(readPart);
  if (parts.some(part => part === null)) return null;
  return {
    parts: parts as StrengthPart[],
    perMl: measure === 'mL' ? Number(count ?? 1) : null,
  };
}

function readPart(text: string): StrengthPart | null {
  const [, figure, unit, word = ''] =
    /^(\d+(?:\.\d+)?)\s*(g|mg|mcg)(?:\s+(base|iron|calcium|SR|sachet))?$/.exec(text.trim()) ?? [];
  return figure === undefined ? null : { mg: Number(figure) * MG_IN[unit as 'mg'], word };
}

/** Milligrams of one ingredient in one piece or one millilitre; null when the strength does not say. */
export function mgOfIngredient(
  strength: Strength,
  ingredients: readonly string[],
  ingredient: string,
): number | null {
  const iron = ingredient === 'iron oral' ? strength.parts.find(({ word }) => word === 'iron') : undefined;
  const isWhole = strength.parts.length === ingredients.length;
  const part = iron ?? (isWhole ? strength.parts[ingredients.indexOf(ingredient)] : undefined);
  return part ? part.mg / (strength.perMl ?? 1) : null;
}

/** The largest amount of one day in the dose's own unit; null when nobody said how often. */
export function mostInADay({ schedule, asNeeded }: Dose): number | null {
  switch (schedule.kind) {
    case 'slots':
    case 'times':
      return ofDay(schedule);
    case 'hourly':
      return schedule.amount * (24 / schedule.everyHours);
    case 'taper':
      return Math.max(...schedule.steps.map(step => ofDay(step.daily)));
    case 'stat':
      return schedule.amount;
    case 'sos': {
      const times =
        asNeeded?.maxPerDay ?? (asNeeded?.minGapHours ? Math.floor(24 / asNeeded.minGapHours) : null);
      return times === null ? null : schedule.amount * Math.max(1, times);
    }
  }
}

function ofDay(daily: DailySchedule): number {
  if (daily.kind === 'times') return daily.amount * TIMES_A_DAY[daily.code];
  return daily.counts.reduce((sum, count) => sum + count, 0);
}

export function dosesADay(dose: Dose): number | null {
  const { schedule } = dose;
  if (schedule.kind === 'times') return TIMES_A_DAY[schedule.code];
  if (schedule.kind === 'hourly') return 24 / schedule.everyHours;
  return schedule.kind === 'slots' ? schedule.counts.filter(count => count > 0).length : null;
}

/** How many dosing days a week can hold. */
const DAYS_A_WEEK = { day: 7, alternateDay: 4, week: 1, fortnight: 1, month: 1 } as const;

/** Milligrams of an ingredient that a line gives in its fullest day or week; null when it cannot be counted. */
export function mgFromLine(
  line: RxLine,
  ingredients: readonly string[],
  ingredient: string,
  per: 'day' | 'week',
): number | null {
  const { dose } = line;
  const most = mostInADay(dose);
  if (most === null) return null;
  const days = per === 'week' && dose.schedule.kind !== 'stat' ? DAYS_A_WEEK[dose.every] : 1;
  const daily = most * days;
  if (dose.unit === 'mg' || dose.unit === 'mcg' || dose.unit === 'g')
    return ingredients.length === 1 ? daily * MG_IN[dose.unit] : null;
  const strength = readStrength(line.strength);
  const each = strength && mgOfIngredient(strength, ingredients, foldName(ingredient));
  if (!strength || each === null) return null;
  if (dose.unit === 'mL') return strength.perMl === null ? null : daily * each;
  if (dose.unit === 'drop') return strength.perMl === null ? null : (daily / DROPS_PER_ML) * each;
  const isPiece = dose.unit === null || dose.unit === 'puff' || dose.unit === 'spray';
  return isPiece && strength.perMl === null ? daily * each : null;
}
