import type { Formula } from './formula.rules.ts';

/** What a value is; a formula that could never come to anything is refused when the form is saved. */
export type ValueType = 'number' | 'date' | 'text' | 'boolean' | 'list';

export type TypeProblem = {
  code: 'FORMULA_NAME_UNKNOWN' | 'FORMULA_FUNCTION_UNKNOWN' | 'FORMULA_KINDS_DIFFER';
  name: string;
};
type Typed = { type: ValueType } | { problem: TypeProblem };

type Shape = { parts: readonly ValueType[]; optional?: number; result: ValueType };

const SHAPES: Record<string, Shape> = {
  round: { parts: ['number', 'number'], optional: 1, result: 'number' },
  floor: { parts: ['number'], result: 'number' },
  daysBetween: { parts: ['date', 'date'], result: 'number' },
  addDays: { parts: ['date', 'number'], result: 'date' },
  addMonths: { parts: ['date', 'number'], result: 'date' },
  has: { parts: ['list', 'text'], result: 'boolean' },
};
/** What a formula may call. */
export const FORMULA_FUNCTIONS: readonly string[] = [
  'if',
  'onlyIf',
  'min',
  'max',
  'known',
  'first',
  ...Object.keys(SHAPES),
];

const differ = (name: string): Typed => ({ problem: { code: 'FORMULA_KINDS_DIFFER', name } });

function ofTwo(sign: string, left: ValueType, right: ValueType): Typed {
  if (sign === 'and' || sign === 'or') {
    return left === 'boolean' && right === 'boolean' ? { type: 'boolean' } : differ(sign);
  }
  if ('+-*/'.includes(sign)) {
    return left === 'number' && right === 'number' ? { type: 'number' } : differ(sign);
  }
  const isEquality = sign === '=' || sign === '<>';
  const isOrdered = left === 'number' || left === 'date';
  return left === right && left !== 'list' && (isEquality || isOrdered) ? { type: 'boolean' } : differ(sign);
}

function ofCall(name: string, types: readonly ValueType[]): Typed {
  const [one, two, three] = types;
  if (name === 'known') return types.length === 1 ? { type: 'boolean' } : differ(name);
  if (name === 'if') {
    return types.length === 3 && one === 'boolean' && two !== undefined && two === three
      ? { type: two }
      : differ(name);
  }
  if (name === 'onlyIf') {
    return types.length === 2 && one === 'boolean' && two !== undefined ? { type: two } : differ(name);
  }
  if (name === 'first') return one && types.every(type => type === one) ? { type: one } : differ(name);
  if (name === 'min' || name === 'max') {
    return types.length > 0 && types.every(type => type === 'number') ? { type: 'number' } : differ(name);
  }
  const shape = Object.hasOwn(SHAPES, name) ? SHAPES[name] : undefined;
  if (!shape) return { problem: { code: 'FORMULA_FUNCTION_UNKNOWN', name } };
  const { parts, optional = 0, result } = shape;
  const isRight =
    types.length <= parts.length &&
    types.length >= parts.length - optional &&
    types.every((type, place) => type === parts[place]);
  return isRight ? { type: result } : differ(name);
}

/** What a formula would come to, or why it never could; `typeNamed` knows the fields that may be asked. */
export function typeOfFormula(formula: Formula, typeNamed: (name: string) => ValueType | undefined): Typed {
  const inside = (one: Formula) => typeOfFormula(one, typeNamed);
  switch (formula.kind) {
    case 'number':
      return { type: 'number' };
    case 'text':
      return { type: 'text' };
    case 'name': {
      const type = typeNamed(formula.name);
      return type ? { type } : { problem: { code: 'FORMULA_NAME_UNKNOWN', name: formula.name } };
    }
    case 'negative':
    case 'not': {
      const wanted = formula.kind === 'not' ? 'boolean' : 'number';
      const of = inside(formula.of);
      return 'problem' in of || of.type === wanted ? of : differ(formula.kind === 'not' ? 'not' : '-');
    }
    case 'two': {
      const [left, right] = [inside(formula.left), inside(formula.right)];
      if ('problem' in left) return left;
      return 'problem' in right ? right : ofTwo(formula.sign, left.type, right.type);
    }
    case 'call': {
      const types: ValueType[] = [];
      for (const part of formula.parts) {
        const typed = inside(part);
        if ('problem' in typed) return typed;
        types.push(typed.type);
      }
      return ofCall(formula.name, types);
    }
  }
}
