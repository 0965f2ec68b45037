import * as z from 'zod';
import { lineSchema } from '../../kernel/text.ts';

export const doseUnits = [
  'mL',
  'unit',
  'drop',
  'puff',
  'spray',
  'application',
  'ftu',
  'g',
  'mg',
  'mcg',
] as const;
export const dayCodes = ['OD', 'BD', 'TDS', 'QID', 'HS'] as const;
export const foodRelations = [
  'before',
  'before30',
  'after',
  'with',
  'empty',
  'beforeBreakfast',
  'bedtime',
] as const;
export const repeats = ['day', 'alternateDay', 'week', 'fortnight', 'month'] as const;
export const hourGaps = [1, 2, 3, 4, 6, 8, 12, 24] as const;
export const asNeededReasons = ['fever', 'pain', 'vomiting'] as const;
export const routes = [
  'oral',
  'sublingual',
  'topical',
  'transdermal',
  'inhaled',
  'nebulised',
  'nasal',
  'rectal',
  'vaginal',
  'iv',
  'im',
  'sc',
  'id',
  'eye',
  'rightEye',
  'leftEye',
  'bothEyes',
  'ear',
  'rightEar',
  'leftEar',
  'bothEars',
] as const;
export const manners = [
  'water',
  'milk',
  'chew',
  'dissolve',
  'whole',
  'shake',
  'thinLayer',
  'external',
  'rinse',
  'gargle',
] as const;

/** More than this many tablets at one time is a slip of the keys: `650-0-1`. */
export const LARGEST_COUNT = 12;
const LARGEST_AMOUNT = 1000;

const isThousandths = (amount: number) => Math.round(amount * 1000) / 1000 === amount;
const slotAmount = z.number().min(0).max(LARGEST_AMOUNT).refine(isThousandths);
const amount = slotAmount.refine(value => value > 0);

const slots = z
  .strictObject({
    kind: z.literal('slots'),
    counts: z.tuple([slotAmount, slotAmount, slotAmount, slotAmount]),
  })
  .refine(value => value.counts.some(count => count > 0));
const times = z.strictObject({ kind: z.literal('times'), code: z.enum(dayCodes), amount });
const taperStep = z.strictObject({ daily: z.union([slots, times]), days: z.number().int().min(1).max(366) });

const schedule = z.union([
  slots,
  times,
  z.strictObject({ kind: z.literal('hourly'), everyHours: z.literal(hourGaps), amount }),
  z.strictObject({ kind: z.literal('taper'), steps: z.array(taperStep).min(2).max(12) }),
  z.strictObject({ kind: z.literal('stat'), amount }),
  z.strictObject({ kind: z.literal('sos'), amount }),
]);

const duration = z.union([
  z.strictObject({ kind: z.literal('days'), count: z.number().int().min(1).max(366) }),
  z.strictObject({ kind: z.literal('weeks'), count: z.number().int().min(1).max(104) }),
  z.strictObject({ kind: z.literal('months'), count: z.number().int().min(1).max(24) }),
  z.strictObject({ kind: z.literal('doses'), count: z.number().int().min(1).max(366) }),
  z.strictObject({ kind: z.literal('continue') }),
  z.strictObject({ kind: z.literal('tillReview') }),
]);

const asNeeded = z.strictObject({
  reason: z.enum(asNeededReasons).nullable(),
  minGapHours: z.number().int().min(1).max(72).nullable(),
  maxPerDay: z.number().int().min(1).max(24).nullable(),
});

/** The one structure of a dose: words, notation, quantity and FHIR are all made from it. */
export const doseSchema = z
  .strictObject({
    schedule,
    /** Null counts the form itself: tablets, capsules, sachets. */
    unit: z.enum(doseUnits).nullable(),
    every: z.enum(repeats),
    asNeeded: asNeeded.nullable(),
    food: z.enum(foodRelations).nullable(),
    duration: duration.nullable(),
    route: z.enum(routes).nullable(),
    manner: z.array(z.enum(manners)).max(3),
    note: lineSchema(200),
  })
  .superRefine((dose, context) => {
    for (const reason of contradictions(dose)) context.addIssue({ code: 'custom', message: reason });
  });

type DoseShape = {
  schedule: z.infer<typeof schedule>;
  unit: (typeof doseUnits)[number] | null;
  every: (typeof repeats)[number];
  asNeeded: z.infer<typeof asNeeded> | null;
  food: (typeof foodRelations)[number] | null;
  duration: z.infer<typeof duration> | null;
  manner: readonly string[];
};

function contradictions(dose: DoseShape): string[] {
  const { kind } = dose.schedule;
  const found: string[] = [];
  if (dose.unit === null && amountsOf(dose.schedule).some(each => each > LARGEST_COUNT))
    found.push('AMOUNT_TOO_LARGE');
  if (kind === 'sos' && !dose.asNeeded) found.push('SOS_WITHOUT_NEED');
  if (dose.asNeeded && (kind === 'taper' || kind === 'stat')) found.push('NEED_DOES_NOT_FIT');
  if (dose.every !== 'day' && kind !== 'slots' && kind !== 'times') found.push('REPEAT_DOES_NOT_FIT');
  if (dose.duration && (kind === 'taper' || kind === 'stat')) found.push('DURATION_DOES_NOT_FIT');
  if (dose.food === 'bedtime' && !isOnceADay(dose.schedule)) found.push('BEDTIME_DOES_NOT_FIT');
  if (new Set(dose.manner).size !== dose.manner.length) found.push('MANNER_TWICE');
  return found;
}

/** True for OD and for a slot pattern with one filled slot: the only schedules that `bedtime` can narrow. */
export function isOnceADay(value: Schedule): boolean {
  if (value.kind === 'slots') return value.counts.filter(count => count > 0).length === 1;
  return value.kind === 'times' && value.code === 'OD';
}

/** Every amount taken at one time, in order; a slot pattern gives its filled slots. */
export function amountsOf(value: Schedule): number[] {
  switch (value.kind) {
    case 'slots':
      return value.counts.filter(count => count > 0);
    case 'taper':
      return value.steps.flatMap(step => amountsOf(step.daily));
    default:
      return [value.amount];
  }
}

export const scheduleMarks = ['H', 'H1', 'X', 'G'] as const;

export const rxQuantitySchema = z.strictObject({
  amount: z.number().positive().max(100_000).nullable(),
  unit: lineSchema(20),
  text: lineSchema(60),
});

/** One medicine of a prescription; without a `formularyId` the name is free text and cannot be checked. */
export const rxLineSchema = z.strictObject({
  formularyId: z.string().max(40).nullable(),
  generic: lineSchema(160).refine(text => text.length > 0, 'REQUIRED'),
  brand: lineSchema(80),
  strength: lineSchema(100),
  form: lineSchema(60),
  scheduleMark: z.enum(scheduleMarks).nullable(),
  dose: doseSchema,
  quantity: rxQuantitySchema.nullable(),
  note: lineSchema(200),
});

export type Schedule = z.infer<typeof schedule>;
export type DailySchedule = z.infer<typeof slots> | z.infer<typeof times>;
export type TaperStep = z.infer<typeof taperStep>;
export type Duration = z.infer<typeof duration>;
export type AsNeeded = z.infer<typeof asNeeded>;
export type Dose = z.infer<typeof doseSchema>;
export type DoseUnit = (typeof doseUnits)[number];
export type DayCode = (typeof dayCodes)[number];
export type FoodRelation = (typeof foodRelations)[number];
export type Repeat = (typeof repeats)[number];
export type Route = (typeof routes)[number];
export type Manner = (typeof manners)[number];
export type AsNeededReason = (typeof asNeededReasons)[number];
export type RxLine = z.infer<typeof rxLineSchema>;
export type RxQuantity = z.infer<typeof rxQuantitySchema>;
