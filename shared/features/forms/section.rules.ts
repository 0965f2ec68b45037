import { ageOn } from '../../kernel/age.ts';
import { isLocalDate, type LocalDate } from '../../kernel/local-date.ts';
import type { FilledSection } from './filled-section.schema.ts';
import type { FormDefinition, FormField } from './form.schema.ts';
import { type Formula, readFormula } from './formula.rules.ts';
import { evaluateFormula, type Known, roundTo } from './formula-value.rules.ts';
import { pregnancyDayProblem } from './pregnancy-days.rules.ts';
import { readTooth } from './teeth.rules.ts';

export type Values = FilledSection['values'];
export type FieldValue = Values[string];

/** What formulas may ask beside the fields; `today` is the day of the visit, also when the note is amended later. */
export type FormFacts = {
  today: LocalDate;
  birthOn: LocalDate | null;
  weightKg: number | null;
  heightCm: number | null;
};

/** A field as it stands in the note: `key` is the field's id, with its side in a pair. */
export type AskedField = { key: string; fieldId: string; of: AskedOf };
type AskedOf = Exclude<FormField, { type: 'pair' | 'heading' | 'computed' }> | PairOf;
type PairOf = Extract<FormField, { type: 'pair' }>['of'];

export type ValueProblem = { key: string; fieldId: string; code: string; params: Record<string, number> };

const SIDES = ['right', 'left'] as const;

/** The one or two values of a field that a person fills in. */
export function askedOf(field: FormField): AskedField[] {
  if (field.type === 'heading' || field.type === 'computed') return [];
  if (field.type !== 'pair') return [{ key: field.id, fieldId: field.id, of: field }];
  return SIDES.map(side => ({ key: `${field.id}.${side}`, fieldId: field.id, of: field.of }));
}

function isMultipleOf(value: number, step: number): boolean {
  const times = value / step;
  return Math.abs(times - Math.round(times)) < 1e-6;
}

type NumberOf = Extract<AskedOf, { type: 'number' }>;

function numberProblem(of: NumberOf, value: FieldValue): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'NOT_A_NUMBER';
  if (value < of.min || value > of.max) return 'OUT_OF_RANGE';
  if (of.step !== null && !isMultipleOf(value, of.step)) return 'NOT_A_STEP';
  return isMultipleOf(value, 10 ** -of.decimals) ? undefined : 'TOO_MANY_DECIMALS';
}

function codeOf(of: AskedOf, value: FieldValue): string | undefined {
  switch (of.type) {
    case 'number':
      return numberProblem(of, value);
    case 'text':
      return typeof value === 'string' ? undefined : 'INVALID';
    case 'choice':
      return of.choices.some(({ id }) => id === value) ? undefined : 'NOT_A_CHOICE';
    case 'several': {
      const ids = new Set(of.choices.map(({ id }) => id));
      const isRight = Array.isArray(value) && new Set(value).size === value.length;
      return isRight && value.every(one => ids.has(one)) ? undefined : 'NOT_A_CHOICE';
    }
    case 'yesNo':
      return typeof value === 'boolean' ? undefined : 'NOT_A_CHOICE';
    case 'date':
      return typeof value === 'string' && isLocalDate(value) ? undefined : 'NOT_A_DATE';
    case 'dental': {
      const states = new Set(of.choices.map(({ id }) => id));
      const teeth = Array.isArray(value) ? value.map(readTooth) : [undefined];
      const isRight = teeth.every(one => one && states.has(one.state));
      return isRight && new Set(teeth.map(one => one?.tooth)).size === teeth.length
        ? undefined
        : 'NOT_A_TOOTH';
    }
  }
}

/** Why a value cannot be what was asked; undefined when it can. */
export function problemOf({ key, fieldId, of }: AskedField, value: FieldValue): ValueProblem | undefined {
  const code = codeOf(of, value);
  if (!code) return undefined;
  const params =
    of.type === 'number' ? { min: of.min, max: of.max, decimals: of.decimals, step: of.step ?? 0 } : {};
  return { key, fieldId, code, params };
}

/** A last period or due date that no pregnancy of the visit's day can have is a slip in the year. */
function meaningProblem({ key, fieldId, of }: AskedField, value: FieldValue, today: LocalDate) {
  const meaning = of.type === 'date' ? of.meaning : null;
  if ((meaning !== 'lmp' && meaning !== 'edd') || typeof value !== 'string') return undefined;
  const code = pregnancyDayProblem(meaning, value, today);
  return code && { key, fieldId, code, params: {} };
}

const read = new Map<string, Formula | undefined>();
const MOST_KEPT = 2000;

function formulaOf(text: string): Formula | undefined {
  if (read.has(text)) return read.get(text);
  if (read.size > MOST_KEPT) read.clear();
  const reading = readFormula(text);
  const formula = 'formula' in reading ? reading.formula : undefined;
  read.set(text, formula);
  return formula;
}

function factValues(facts: FormFacts): Record<string, Known> {
  const age =
    facts.birthOn === null || facts.birthOn > facts.today ? undefined : ageOn(facts.birthOn, facts.today);
  return {
    today: facts.today,
    birthDate: facts.birthOn ?? undefined,
    age: age?.years,
    ageMonths: age && age.years * 12 + age.months,
    weightKg: facts.weightKg ?? undefined,
    heightCm: facts.heightCm ?? undefined,
  };
}

function computed(field: Extract<FormField, { type: 'computed' }>, value: Known): FieldValue | undefined {
  if (field.shows === 'number') return typeof value === 'number' ? roundTo(value, field.decimals) : undefined;
  // A pregnancy before its first day or a term of years is a slip in a date, not a result.
  if (field.shows === 'weeks') {
    return typeof value === 'number' && value >= 0 && value <= 7 * 1000 ? Math.floor(value) : undefined;
  }
  if (typeof value !== 'string') return undefined;
  return field.shows === 'date' && !isLocalDate(value) ? undefined : value.slice(0, 500);
}

export type ReadSection = {
  /** What is asked and known, with what was computed from it, and nothing else: this is what is signed. */
  values: Values;
  /** Ids of the fields that are shown. */
  shown: ReadonlySet<string>;
  problems: ValueProblem[];
};

/** Reads a section against its form: what is shown, what is wrong, and what the formulas come to. */
export function readSection(definition: FormDefinition, typed: Values, facts: FormFacts): ReadSection {
  const known: Record<string, Known> = factValues(facts);
  const values: Values = {};
  const shown = new Set<string>();
  const problems: ValueProblem[] = [];
  const valueNamed = (name: string) => (Object.hasOwn(known, name) ? known[name] : undefined);
  const evaluate = (text: string) => {
    const formula = formulaOf(text);
    return formula && evaluateFormula(formula, valueNamed);
  };
  for (const field of definition.fields) {
    if (field.showIf !== '' && evaluate(field.showIf) !== true) continue;
    shown.add(field.id);
    if (field.type === 'computed') {
      const value = computed(field, evaluate(field.formula));
      known[field.id] = value;
      if (value !== undefined) values[field.id] = value;
      continue;
    }
    for (const asked of askedOf(field)) {
      const value = Object.hasOwn(typed, asked.key) ? typed[asked.key] : undefined;
      if (value === undefined) continue;
      values[asked.key] = value;
      const problem = problemOf(asked, value) ?? meaningProblem(asked, value, facts.today);
      if (problem) problems.push(problem);
      else known[asked.key] = value;
    }
  }
  return { values, shown, problems };
}
