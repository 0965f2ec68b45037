import { bedsideSchwartz, ckdEpi2021 } from '../encounters/egfr.rules.ts';
import { readNumber } from './lab-flag.rules.ts';

export type FormulaPerson = { ageYears: number; sex: string; heightCm: number | null };
export type Computed =
  | { kind: 'computed'; value: string }
  | {
      kind: 'notComputed';
      because: 'missing' | 'triglyceridesHigh' | 'sexNeeded' | 'heightNeeded' | 'tooYoung';
      of: readonly string[];
    };

type Inputs = readonly number[];
type Formula = {
  inputs: readonly string[];
  decimals: number;
  of: (inputs: Inputs, person: FormulaPerson) => number | Computed;
};

const CREATININE = 'LAB050';
const [CHOLESTEROL, TRIGLYCERIDES, HDL] = ['LAB076', 'LAB077', 'LAB078'] as const;

/** mg/dL of triglycerides from which Friedewald's estimate is not used (Friedewald et al., Clin Chem 1972;18:499). */
export const FRIEDEWALD_LIMIT = 400;

/** LDL = total - HDL - TG/5, in mg/dL (Friedewald et al., Clin Chem 1972;18:499). */
function friedewald([total = 0, hdl = 0, triglycerides = 0]: Inputs): number | Computed {
  if (triglycerides >= FRIEDEWALD_LIMIT) return refused('triglyceridesHigh', [TRIGLYCERIDES]);
  return total - hdl - triglycerides / 5;
}

/** VLDL = TG/5 in mg/dL, from the same paper and under the same limit. */
function veryLowDensity([triglycerides = 0]: Inputs): number | Computed {
  if (triglycerides >= FRIEDEWALD_LIMIT) return refused('triglyceridesHigh', [TRIGLYCERIDES]);
  return triglycerides / 5;
}

/** CKD-EPI 2021 from 18 years, bedside Schwartz from 1 to 17; the equations are in egfr.rules.ts. */
function filtration([creatinineMgDl = 0]: Inputs, person: FormulaPerson): number | Computed {
  const { ageYears, sex, heightCm } = person;
  if (creatinineMgDl <= 0) return refused('missing', [CREATININE]);
  if (ageYears < 1) return refused('tooYoung', []);
  if (ageYears < 18)
    return heightCm === null ? refused('heightNeeded', []) : bedsideSchwartz({ creatinineMgDl, heightCm });
  if (sex !== 'F' && sex !== 'M') return refused('sexNeeded', []);
  return ckdEpi2021({ creatinineMgDl, ageYears, isFemale: sex === 'F' });
}

function refused(
  because: Exclude<Computed, { kind: 'computed' }>['because'],
  of: readonly string[],
): Computed {
  return { kind: 'notComputed', because, of };
}

const difference = ([a = 0, b = 0]: Inputs) => a - b;
const ratio = ([a = 0, b = 0]: Inputs) => (b > 0 ? a / b : refused('missing', []));

const FORMULAS: Readonly<Record<string, Formula>> = {
  LAB079: { inputs: [CHOLESTEROL, HDL, TRIGLYCERIDES], decimals: 0, of: friedewald },
  LAB080: { inputs: [TRIGLYCERIDES], decimals: 0, of: veryLowDensity },
  // Non-HDL cholesterol is total less HDL (NCEP ATP III, Circulation 2002;106:3143).
  LAB081: { inputs: [CHOLESTEROL, HDL], decimals: 0, of: difference },
  LAB082: { inputs: [CHOLESTEROL, HDL], decimals: 1, of: ratio },
  LAB051: { inputs: [CREATININE], decimals: 0, of: filtration },
  // Bilirubin is direct and indirect; globulin is total protein less albumin: by definition.
  LAB063: { inputs: ['LAB061', 'LAB062'], decimals: 1, of: difference },
  LAB070: { inputs: ['LAB068', 'LAB069'], decimals: 1, of: difference },
  LAB071: {
    inputs: ['LAB068', 'LAB069'],
    decimals: 1,
    of: ([protein = 0, albumin = 0]) => ratio([albumin, protein - albumin]),
  },
  // Urea nitrogen is 28/60 of urea by mass, two nitrogen atoms in CO(NH2)2.
  LAB049: { inputs: ['LAB048'], decimals: 0, of: ([urea = 0]) => (urea * 28) / 60 },
  // Average glucose in mg/dL = 28.7 x HbA1c - 46.7 (ADAG, Nathan et al., Diabetes Care 2008;31:1473).
  LAB044: { inputs: ['LAB043'], decimals: 0, of: ([share = 0]) => 28.7 * share - 46.7 },
  // Saturation in % = 100 x iron / binding capacity, by definition.
  LAB106: {
    inputs: ['LAB104', 'LAB105'],
    decimals: 0,
    of: ([iron = 0, capacity = 0]) => ratio([100 * iron, capacity]),
  },
};

export function formulaInputs(testId: string): readonly string[] | null {
  return FORMULAS[testId]?.inputs ?? null;
}

/**
 * The value of a test that is computed from others, as text with its usual decimals; says why it is not computed when
 * an input is missing, beyond the method ("<5") or out of the formula's reach. Undefined for a measured test.
 */
export function computeTest(
  testId: string,
  valueFor: (testId: string) => string,
  person: FormulaPerson,
): Computed | undefined {
  const formula = FORMULAS[testId];
  if (!formula) return undefined;
  const read = formula.inputs.map(input => ({ input, value: readNumber(valueFor(input)) }));
  const missing = read.filter(({ value }) => value === null || value.isBeyond).map(({ input }) => input);
  if (missing.length > 0) return refused('missing', missing);
  const answer = formula.of(
    read.map(({ value }) => value?.number ?? 0),
    person,
  );
  if (typeof answer !== 'number') return answer;
  if (!Number.isFinite(answer) || answer < 0) return refused('missing', formula.inputs);
  return { kind: 'computed', value: answer.toFixed(formula.decimals) };
}
