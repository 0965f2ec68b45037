import * as z from 'zod';

/** Three levels and no more (RX-14): the first two ask for a reason, the third never interrupts. */
export const CHECK_LEVELS = ['contraindicated', 'major', 'moderate'] as const;
export const checkLevelSchema = z.enum(CHECK_LEVELS);
export type CheckLevel = z.infer<typeof checkLevelSchema>;

const filled = z.string().min(1);
const isSure = z.enum(['yes', 'no']).transform(cell => cell === 'yes');
const number = z
  .string()
  .regex(/^\d+(?:\.\d+)?$/)
  .transform(Number);
const numberOrNone = z
  .string()
  .regex(/^(?:\d+(?:\.\d+)?)?$/)
  .transform(cell => (cell === '' ? null : Number(cell)));
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const side = z.enum(['generic', 'class']);
const ruled = { level: checkLevelSchema, effect: filled, advice: filled, source: filled, sure: isSure };

export const interactionRowSchema = z
  .object({
    id: z.string().regex(/^DDI\d{3}$/),
    a: filled,
    a_type: side,
    b: filled,
    b_type: side,
    severity: checkLevelSchema,
    effect: filled,
    management: filled,
    onc_high: z.enum(['yes', 'no']),
    ansm2016_confirmed: z.enum(['yes', 'no']),
    source: filled,
    sure: isSure,
  })
  .transform(row => ({
    id: row.id,
    a: { name: row.a, isClass: row.a_type === 'class' },
    b: { name: row.b, isClass: row.b_type === 'class' },
    level: row.severity,
    effect: row.effect,
    advice: row.management,
    isSure: row.sure,
  }));

export const interactionClassRowSchema = z
  .object({
    class: filled,
    label: filled,
    member: filled,
    in_formulary: z.enum(['yes', 'no']),
    source: filled,
    sure: isSure,
  })
  .transform(row => ({
    name: row.class,
    label: row.label,
    member: row.member,
    isInFormulary: row.in_formulary === 'yes',
  }));

export const outsideNameRowSchema = z
  .object({ name: filled, kind: z.enum(['medicine', 'substance']), source: filled, sure: isSure })
  .transform(({ name, kind }) => ({ name, kind }));

export const maximumRowSchema = z
  .object({
    ingredient: filled,
    unit: z.enum(['mg', 'mcg']),
    per: z.enum(['day', 'week']),
    route: z.enum(['oral', 'any']),
    adult_max: number,
    child_max_per_kg: numberOrNone,
    level: checkLevelSchema,
    source: filled,
    sure: isSure,
    valid_from: day,
  })
  .transform(row => ({
    ingredient: row.ingredient,
    unit: row.unit,
    per: row.per,
    isOralOnly: row.route === 'oral',
    adultMax: row.adult_max,
    childMaxPerKg: row.child_max_per_kg,
    level: row.level,
    source: row.source,
    isSure: row.sure,
  }));

export const ageBarRowSchema = z
  .object({
    ingredient: filled,
    below_months: number,
    scope: z.enum(['any', 'systemic']),
    valid_from: day,
    ...ruled,
  })
  .transform(({ below_months, scope, sure, valid_from: _, ...row }) => ({
    ...row,
    belowMonths: below_months,
    isSystemicOnly: scope === 'systemic',
    isSure: sure,
  }));

export const elderlyRowSchema = z
  .object({ ingredient: filled, from_years: number, valid_from: day, ...ruled })
  .transform(({ from_years, sure, valid_from: _, ...row }) => ({
    ...row,
    fromYears: from_years,
    isSure: sure,
  }));

export const lactationRowSchema = z
  .object({ ingredient: filled, valid_from: day, ...ruled })
  .transform(({ sure, valid_from: _, ...row }) => ({ ...row, isSure: sure }));

/** eGFR in mL/min/1.73 m², from inclusive, below exclusive. */
export const renalRowSchema = z
  .object({ ingredient: filled, egfr_from: number, egfr_below: number, valid_from: day, ...ruled })
  .transform(({ egfr_from, egfr_below, sure, valid_from: _, ...row }) => ({
    ...row,
    egfrFrom: egfr_from,
    egfrBelow: egfr_below,
    isSure: sure,
  }));

export const duplicateClassRowSchema = z
  .object({
    class: filled,
    label: filled,
    /** Ingredients, and `@name` for all members of a class of interaction_classes. */
    members: filled,
    level: checkLevelSchema,
    source: filled,
    sure: isSure,
    valid_from: day,
  })
  .transform(row => ({
    name: row.class,
    label: row.label,
    members: row.members.split(';').map(member => member.trim()),
    level: row.level,
    isSure: row.sure,
  }));

export const teleListRowSchema = z
  .object({
    list: z.enum(['O', 'A']),
    ingredient: filled,
    rule: filled,
    source: filled,
    sure: isSure,
    valid_from: day,
  })
  .transform(({ list, ingredient, rule }) => ({ list, ingredient, rule }));

export const childDoseRowSchema = z
  .object({
    id: z.string().regex(/^CHD\d{3}$/),
    generic: filled,
    /** The ingredient by which the dose is counted. */
    component: filled,
    indication: filled,
    from_months: number,
    below_months: number,
    from_kg: numberOrNone,
    below_kg: numberOrNone,
    basis: z.enum(['mg_per_kg_dose', 'mg_per_kg_day', 'fixed']),
    amount_mg: number,
    doses_a_day: number,
    max_dose_mg: number,
    max_day_mg: number,
    note: z.string(),
    source: filled,
    sure: isSure,
    valid_from: day,
  })
  .transform(row => ({
    id: row.id,
    generic: row.generic,
    component: row.component,
    indication: row.indication,
    fromMonths: row.from_months,
    belowMonths: row.below_months,
    fromKg: row.from_kg,
    belowKg: row.below_kg,
    basis: row.basis,
    amountMg: row.amount_mg,
    dosesADay: row.doses_a_day,
    maxDoseMg: row.max_dose_mg,
    maxDayMg: row.max_day_mg,
    note: row.note,
    source: row.source,
    isSure: row.sure,
  }));

export type InteractionRow = z.infer<typeof interactionRowSchema>;
export type InteractionClassRow = z.infer<typeof interactionClassRowSchema>;
export type OutsideNameRow = z.infer<typeof outsideNameRowSchema>;
export type MaximumRow = z.infer<typeof maximumRowSchema>;
export type AgeBarRow = z.infer<typeof ageBarRowSchema>;
export type ElderlyRow = z.infer<typeof elderlyRowSchema>;
export type LactationRow = z.infer<typeof lactationRowSchema>;
export type RenalRow = z.infer<typeof renalRowSchema>;
export type DuplicateClassRow = z.infer<typeof duplicateClassRowSchema>;
export type TeleListRow = z.infer<typeof teleListRowSchema>;
export type ChildDoseRow = z.infer<typeof childDoseRowSchema>;
