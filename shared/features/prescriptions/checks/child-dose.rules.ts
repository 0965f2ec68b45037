import { daysBetween, type LocalDate } from '../../../kernel/local-date.ts';
import { foldName } from '../drug-name.rules.ts';
import type { ChildDoseRow } from './check-rows.schema.ts';
import { mgOfIngredient, readStrength } from './daily-amount.rules.ts';

export type ChildDoseWarning =
  | 'weightOld'
  | 'capped'
  /** The measure rounds the dose by more than a tenth. */
  | 'roundedFar'
  /** Less than a quarter of a millilitre: another strength is needed. */
  | 'tooSmallToMeasure';

export type ChildDoseInput = {
  weightKg: number | null;
  weightOn: LocalDate | null;
  onDate: LocalDate;
  ageMonths: number;
  row: ChildDoseRow;
  /** The chosen product, as the formulary names it. */
  product: { strength: string; form: string; ingredients: readonly string[] };
};

export type ChildDose = {
  status: 'dose';
  rowId: string;
  /** Before rounding to the measure, after the maximum. */
  mgADose: number;
  /** What the arithmetic gives without a maximum; equal when nothing was cut. */
  uncappedMg: number;
  mlADose: number | null;
  /** The nearest 2.5 mL spoons, when they come within a tenth of the dose. */
  spoonMl: number | null;
  pieces: number | null;
  dosesADay: number;
  warnings: ChildDoseWarning[];
};
export type ChildDoseAnswer = ChildDose | { status: 'weightNeeded' | 'notForThisChild' | 'notSure' };

/** Weight older than this is said (RX-5). */
const WEIGHT_GOOD_FOR_DAYS = 30;
const TOLERANCE = 0.1;

/**
 * One child's dose from a structured row (RX-5): milligrams, and millilitres of the chosen syrup in steps of 0.5 mL
 * (whole millilitres from 5 mL). Free text and doubtful rows never dose.
 */
export function childDose(input: ChildDoseInput): ChildDoseAnswer {
  const { row, weightKg, weightOn, onDate, ageMonths } = input;
  if (!row.isSure) return { status: 'notSure' };
  if (ageMonths < row.fromMonths || ageMonths >= row.belowMonths) return { status: 'notForThisChild' };
  const needsWeight = row.basis !== 'fixed' || row.fromKg !== null || row.belowKg !== null;
  if (needsWeight && weightKg === null) return { status: 'weightNeeded' };
  if (weightKg !== null && !isInBand(row, weightKg)) return { status: 'notForThisChild' };

  const uncappedMg = tidy(uncapped(row, weightKg ?? 0));
  const mgADose = tidy(Math.min(uncappedMg, row.maxDoseMg, row.maxDayMg / row.dosesADay));
  const warnings: ChildDoseWarning[] = [];
  if (mgADose < uncappedMg) warnings.push('capped');
  if (needsWeight && weightOn !== null && daysBetween(weightOn, onDate) > WEIGHT_GOOD_FOR_DAYS)
    warnings.push('weightOld');
  const measured = measure(mgADose, input);
  return {
    status: 'dose',
    rowId: row.id,
    mgADose,
    uncappedMg,
    ...measured.amounts,
    dosesADay: row.dosesADay,
    warnings: [...warnings, ...measured.warnings],
  };
}

function isInBand({ fromKg, belowKg }: ChildDoseRow, weightKg: number): boolean {
  return weightKg >= (fromKg ?? 0) && (belowKg === null || weightKg < belowKg);
}

function uncapped({ basis, amountMg, dosesADay }: ChildDoseRow, weightKg: number): number {
  if (basis === 'fixed') return amountMg;
  return (amountMg * weightKg) / (basis === 'mg_per_kg_day' ? dosesADay : 1);
}

type Measured = {
  amounts: Pick<ChildDose, 'mlADose' | 'spoonMl' | 'pieces'>;
  warnings: ChildDoseWarning[];
};
const unmeasured: Measured['amounts'] = { mlADose: null, spoonMl: null, pieces: null };

function measure(mg: number, { row, product }: ChildDoseInput): Measured {
  const strength = readStrength(product.strength);
  const each =
    strength && mgOfIngredient(strength, product.ingredients.map(foldName), foldName(row.component));
  if (!strength || each === null || each <= 0) return { amounts: unmeasured, warnings: [] };
  if (strength.perMl === null) {
    const step = /capsule|suppository|sachet/i.test(product.form) ? 1 : 0.5;
    const pieces = notAbove(roundTo(mg / each, step), step, each, row);
    const isNear = pieces > 0 && isWithin(pieces * each, mg);
    return { amounts: { ...unmeasured, pieces: isNear ? pieces : null }, warnings: [] };
  }
  if (/injection|infusion|respules/i.test(product.form)) {
    return { amounts: { ...unmeasured, mlADose: tidy(Math.round((mg / each) * 100) / 100) }, warnings: [] };
  }
  const exactMl = mg / each;
  const step = exactMl >= 5 ? 1 : 0.5;
  const mlADose = notAbove(roundTo(exactMl, step), step, each, row);
  if (mlADose <= 0) return { amounts: unmeasured, warnings: ['tooSmallToMeasure'] };
  const spoons = roundTo(exactMl, 2.5);
  const isSpoon =
    spoons > 0 && spoons !== mlADose && isWithin(spoons * each, mg) && spoons * each <= row.maxDoseMg;
  return {
    amounts: { mlADose, spoonMl: isSpoon ? spoons : null, pieces: null },
    warnings: isWithin(mlADose * each, mg) ? [] : ['roundedFar'],
  };
}

/** Rounding up never passes a maximum. */
function notAbove(amount: number, step: number, mgEach: number, row: ChildDoseRow): number {
  const limit = Math.min(row.maxDoseMg, row.maxDayMg / row.dosesADay);
  return amount * mgEach > limit + 1e-9 ? tidy(amount - step) : amount;
}

const isWithin = (given: number, wanted: number) => Math.abs(given - wanted) <= wanted * TOLERANCE + 1e-9;
/** A half goes down: the smaller of two measures for a child. */
const roundTo = (amount: number, step: number) => tidy(Math.ceil(amount / step - 0.5) * step);
const tidy = (amount: number) => Math.round(amount * 1000) / 1000;

const CODES = { 1: 'od', 2: 'bd', 3: 'tds', 4: 'qid' } as const;

/** The dose as it would be typed in the smart line; null when no measure was found. */
export function typedChildDose({ mlADose, pieces, dosesADay }: ChildDose): string | null {
  const code = CODES[dosesADay as 1];
  if (!code) return null;
  if (mlADose !== null) return `${mlADose}ml ${code}`;
  return pieces === null ? null : `${pieces} tab ${code}`;
}
