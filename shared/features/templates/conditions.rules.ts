import * as z from 'zod';

const months = z.int().min(0).max(1800).nullable().default(null);
const kilograms = z.number().min(0).max(400).nullable().default(null);

/** For whom a kit or one of its lines is meant; an empty condition asks nothing. */
export const conditionsSchema = z.strictObject({
  fromMonths: months,
  /** The first month for which it no longer fits. */
  underMonths: months,
  fromKg: kilograms,
  underKg: kilograms,
  sex: z.enum(['F', 'M']).nullable().default(null),
  pregnancy: z.enum(['yes', 'no']).nullable().default(null),
  /** Calendar months 1 to 12; none is the whole year. */
  season: z.array(z.int().min(1).max(12)).max(12).default([]),
});
export type Conditions = z.infer<typeof conditionsSchema>;

export const noConditions: Conditions = conditionsSchema.parse({});

export type KitFacts = {
  ageMonths: number;
  weightKg: number | null;
  sex: string;
  pregnancy: 'yes' | 'no' | 'notAsked';
  /** 1 to 12. */
  month: number;
};

export const misfits = [
  ...(['tooYoung', 'tooOld', 'weightUnknown', 'tooLight', 'tooHeavy', 'sex'] as const),
  ...(['notPregnant', 'pregnant', 'pregnancyNotAsked', 'season'] as const),
] as const;
export type Misfit = (typeof misfits)[number];

/** Why something does not fit a person; what is not known never fits, so that nothing is given by guess. */
export function misfitsOf(conditions: Conditions, facts: KitFacts): Misfit[] {
  const found: Misfit[] = [];
  const { ageMonths, weightKg } = facts;
  if (conditions.fromMonths !== null && ageMonths < conditions.fromMonths) found.push('tooYoung');
  if (conditions.underMonths !== null && ageMonths >= conditions.underMonths) found.push('tooOld');
  if (conditions.fromKg !== null || conditions.underKg !== null) {
    if (weightKg === null) found.push('weightUnknown');
    else if (weightKg < (conditions.fromKg ?? 0)) found.push('tooLight');
    else if (weightKg >= (conditions.underKg ?? Number.POSITIVE_INFINITY)) found.push('tooHeavy');
  }
  if (conditions.sex !== null && conditions.sex !== facts.sex) found.push('sex');
  if (conditions.pregnancy === 'yes' && facts.pregnancy !== 'yes') found.push('notPregnant');
  if (conditions.pregnancy === 'no' && facts.pregnancy === 'yes') found.push('pregnant');
  if (conditions.pregnancy === 'no' && facts.pregnancy === 'notAsked') found.push('pregnancyNotAsked');
  if (conditions.season.length > 0 && !conditions.season.includes(facts.month)) found.push('season');
  return found;
}

const FERTILE_FROM_YEARS = 10;
const FERTILE_UNDER_YEARS = 56;

/** Nobody asks a man, a girl under ten or a woman of 56 whether she is pregnant. */
export function pregnancyOf(isNoted: boolean, sex: string, ageMonths: number): KitFacts['pregnancy'] {
  if (isNoted) return 'yes';
  const mayBe = sex !== 'M' && ageMonths >= FERTILE_FROM_YEARS * 12 && ageMonths < FERTILE_UNDER_YEARS * 12;
  return mayBe ? 'notAsked' : 'no';
}
