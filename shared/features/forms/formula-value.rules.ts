import { addDays, addMonths, daysBetween, isLocalDate } from '../../kernel/local-date.ts';
import type { Formula } from './formula.rules.ts';

/** A date is text of the form 'YYYY-MM-DD', as it is stored. */
export type Value = number | string | boolean | readonly string[];
/** Nothing in, nothing out: what is not known is never taken for nought. */
export type Known = Value | undefined;

type Fold = (parts: readonly Known[]) => Known;

const MOST_DAYS = 40_000;
const MOST_DECIMALS = 6;

function number(value: Known): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function date(value: Known): string | undefined {
  return typeof value === 'string' && isLocalDate(value) ? value : undefined;
}

/** All of them or nothing. */
function numbers(parts: readonly Known[]): number[] | undefined {
  const read = parts.map(number);
  return read.every(one => one !== undefined) ? read : undefined;
}

/** Half up by the digits that are written, so that 1.005 to two decimals is 1.01. */
export function roundTo(value: number, decimals: number): number {
  const [digits = '0', power = '0'] = String(Math.abs(value)).split('e');
  const scaled = Math.round(Number(`${digits}e${Number(power) + decimals}`));
  const [back = '0', backPower = '0'] = String(scaled).split('e');
  return Math.sign(value) * Number(`${back}e${Number(backPower) - decimals}`);
}

function shifted(from: Known, by: Known, add: (from: string, by: number) => string): Known {
  const [start, count] = [date(from), number(by)];
  if (start === undefined || count === undefined || Math.abs(count) > MOST_DAYS) return undefined;
  return date(add(start, Math.round(count)));
}

const FOLDS: Record<string, Fold> = {
  min: parts => {
    const all = numbers(parts);
    return all && Math.min(...all);
  },
  max: parts => {
    const all = numbers(parts);
    return all && Math.max(...all);
  },
  round: ([value, decimals = 0]) => {
    const [read, places] = [number(value), number(decimals)];
    if (read === undefined || places === undefined || places < 0 || places > MOST_DECIMALS) return undefined;
    return roundTo(read, Math.round(places));
  },
  floor: ([value]) => {
    const read = number(value);
    return read === undefined ? undefined : Math.floor(read);
  },
  daysBetween: ([from, to]) => {
    const [start, end] = [date(from), date(to)];
    return start === undefined || end === undefined ? undefined : daysBetween(start, end);
  },
  addDays: ([from, by]) => shifted(from, by, addDays),
  addMonths: ([from, by]) => shifted(from, by, addMonths),
  onlyIf: ([isSo, value]) => (isSo === true ? value : undefined),
  known: ([value]) => value !== undefined,
  first: parts => parts.find(part => part !== undefined),
  has: ([list, item]) => (Array.isArray(list) ? list.includes(item) : undefined),
};

function compared(sign: string, left: Known, right: Known): Known {
  if (left === undefined || right === undefined || typeof left !== typeof right) return undefined;
  if (sign === '=') return left === right;
  if (sign === '<>') return left !== right;
  const isOrdered = typeof left === 'number' || (date(left) !== undefined && date(right) !== undefined);
  if (!isOrdered) return undefined;
  if (sign === '<') return left < right;
  if (sign === '<=') return left <= right;
  return sign === '>' ? left > right : left >= right;
}

function calculated(sign: string, left: Known, right: Known): Known {
  const both = numbers([left, right]);
  const [a, b] = both ?? [];
  if (a === undefined || b === undefined) return undefined;
  if (sign === '+') return a + b;
  if (sign === '-') return a - b;
  if (sign === '*') return a * b;
  return b === 0 ? undefined : a / b;
}

/** One false settles an `and`, one true an `or`, whatever is not known beside it. */
function joined(sign: 'and' | 'or', left: Known, right: Known): Known {
  const settling = sign === 'or';
  if (left === settling || right === settling) return settling;
  return left === !settling && right === !settling ? !settling : undefined;
}

function worthOf(formula: Formula, valueNamed: (name: string) => Known): Known {
  const inside = (one: Formula) => evaluateFormula(one, valueNamed);
  switch (formula.kind) {
    case 'number':
    case 'text':
      return formula.value;
    case 'name':
      return valueNamed(formula.name);
    case 'negative': {
      const value = number(inside(formula.of));
      return value === undefined ? undefined : -value;
    }
    case 'not': {
      const value = inside(formula.of);
      return typeof value === 'boolean' ? !value : undefined;
    }
    case 'two': {
      const { sign } = formula;
      const [left, right] = [inside(formula.left), inside(formula.right)];
      if (sign === 'and' || sign === 'or') return joined(sign, left, right);
      return '+-*/'.includes(sign) ? calculated(sign, left, right) : compared(sign, left, right);
    }
    case 'call': {
      if (formula.name !== 'if') {
        const fold = Object.hasOwn(FOLDS, formula.name) ? FOLDS[formula.name] : undefined;
        return fold?.(formula.parts.map(inside));
      }
      const [condition, then, otherwise] = formula.parts;
      const isSo = condition && inside(condition);
      if (typeof isSo !== 'boolean') return undefined;
      const chosen = isSo ? then : otherwise;
      return chosen && inside(chosen);
    }
  }
}

/** What a formula comes to; undefined, "not computed", whenever something it needs is missing or makes no sense. */
export function evaluateFormula(formula: Formula, valueNamed: (name: string) => Known): Known {
  const value = worthOf(formula, valueNamed);
  return typeof value === 'number' && !Number.isFinite(value) ? undefined : value;
}
