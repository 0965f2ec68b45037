import type { DraftForm, FormField } from './form.schema.ts';
import { readFormula } from './formula.rules.ts';
import { FORMULA_FUNCTIONS, typeOfFormula, type ValueType } from './formula-type.rules.ts';

export type DefinitionProblem = { path: readonly (string | number)[]; code: string };

/** What every formula may ask beside the fields: of the person, the day of the visit and its vitals. */
export const FACT_TYPES: Readonly<Record<string, ValueType>> = {
  today: 'date',
  birthDate: 'date',
  age: 'number',
  ageMonths: 'number',
  weightKg: 'number',
  heightCm: 'number',
};
const SIDES = ['right', 'left'] as const;
const TAKEN_WORDS: ReadonlySet<string> = new Set([
  ...Object.keys(FACT_TYPES),
  ...FORMULA_FUNCTIONS,
  'and',
  'or',
  'not',
]);

const SIMPLE: Partial<Record<FormField['type'], ValueType>> = {
  number: 'number',
  text: 'text',
  choice: 'text',
  several: 'list',
  yesNo: 'boolean',
  date: 'date',
  dental: 'list',
};

function typesOf(field: FormField): [name: string, type: ValueType][] {
  if (field.type === 'pair') {
    const type = field.of.type === 'number' ? 'number' : 'text';
    return SIDES.map(side => [`${field.id}.${side}`, type]);
  }
  if (field.type === 'computed') {
    const { shows } = field;
    return [[field.id, shows === 'weeks' ? 'number' : shows]];
  }
  const type = SIMPLE[field.type];
  return type ? [[field.id, type]] : [];
}

function formulaProblem(
  text: string,
  known: ReadonlyMap<string, ValueType>,
  wanted: ValueType,
): string | undefined {
  const reading = readFormula(text);
  if ('problem' in reading) return reading.problem.code;
  const typed = typeOfFormula(reading.formula, name => known.get(name));
  if ('problem' in typed) return typed.problem.code;
  return typed.type === wanted ? undefined : 'FORMULA_GIVES_ANOTHER_KIND';
}

function numberProblems(of: { min: number; max: number }, path: (string | number)[]): DefinitionProblem[] {
  return of.min < of.max ? [] : [{ path: [...path, 'max'], code: 'MAX_NOT_ABOVE_MIN' }];
}

function choiceProblems(
  of: { choices: readonly { id: string }[] },
  path: (string | number)[],
): DefinitionProblem[] {
  const seen = new Set<string>();
  return of.choices.flatMap(({ id }, place) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path: [...path, 'choices', place, 'id'], code: 'CHOICE_TWICE' }];
  });
}

const MEANING_TYPES = { lmp: 'date', edd: 'date', breastFeeding: 'boolean' } as const;

function meaningProblem(field: FormField): string | undefined {
  if (field.meaning === null) return undefined;
  const [[, type] = []] = typesOf(field);
  return type === MEANING_TYPES[field.meaning] ? undefined : 'MEANING_OF_ANOTHER_KIND';
}

function fieldProblems(
  field: FormField,
  at: number,
  known: ReadonlyMap<string, ValueType>,
): DefinitionProblem[] {
  const path = ['fields', at];
  const problems: DefinitionProblem[] = [];
  const put = (part: string, code: string | undefined) => {
    if (code) problems.push({ path: [...path, part], code });
  };
  if (TAKEN_WORDS.has(field.id) || field.id in Object.prototype) put('id', 'FIELD_ID_TAKEN');
  else if (known.has(field.id) || known.has(`${field.id}.right`)) put('id', 'FIELD_TWICE');
  if (field.showIf !== '') put('showIf', formulaProblem(field.showIf, known, 'boolean'));
  put('meaning', meaningProblem(field));
  if (field.type === 'number') problems.push(...numberProblems(field, path));
  if (field.type === 'pair' && field.of.type === 'number') {
    problems.push(...numberProblems(field.of, [...path, 'of']));
  }
  if ('choices' in field) problems.push(...choiceProblems(field, path));
  if (field.type === 'pair' && field.of.type === 'choice') {
    problems.push(...choiceProblems(field.of, [...path, 'of']));
  }
  if (field.type === 'computed') {
    const [[, wanted = 'number'] = []] = typesOf(field);
    put('formula', formulaProblem(field.formula, known, wanted));
  }
  return problems;
}

function printProblems(definition: DraftForm): DefinitionProblem[] {
  const printable = new Set(definition.fields.filter(({ type }) => type !== 'heading').map(({ id }) => id));
  return (['prescription', 'slip'] as const).flatMap(page => {
    const seen = new Set<string>();
    return definition.print[page].flatMap(({ field }, place) => {
      const path = ['print', page, place, 'field'];
      if (!printable.has(field)) return [{ path, code: 'PRINTS_NO_SUCH_FIELD' }];
      if (seen.has(field)) return [{ path, code: 'FIELD_TWICE' }];
      seen.add(field);
      return [];
    });
  });
}

/** Everything that is wrong with a form, each at its place; a formula may ask only what stands before it. */
export function definitionProblems(definition: DraftForm): DefinitionProblem[] {
  const known = new Map<string, ValueType>(Object.entries(FACT_TYPES));
  const problems: DefinitionProblem[] = [];
  const headings = new Set<string>();
  definition.fields.forEach((field, at) => {
    problems.push(...fieldProblems(field, at, known));
    if (headings.has(field.id)) problems.push({ path: ['fields', at, 'id'], code: 'FIELD_TWICE' });
    if (field.type === 'heading') headings.add(field.id);
    for (const [name, type] of typesOf(field)) known.set(name, type);
  });
  return [...problems, ...printProblems(definition)];
}
