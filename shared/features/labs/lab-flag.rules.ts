import type { Sex } from '../patients/patient.schema.ts';
import { isAbnormalText } from './lab-choices.rules.ts';
import type { LabRange, LabTest } from './lab-list.rules.ts';

export const LAB_FLAGS = ['low', 'high', 'criticalLow', 'criticalHigh', 'abnormal'] as const;
export type LabFlag = (typeof LAB_FLAGS)[number];

/** Whom a range is looked up for. */
export type LabPerson = { sex: Sex; ageDays: number; isPregnant: boolean };

/** The limits by which a value is judged; null limits judge nothing. */
export type LabLimits = Pick<LabRange, 'low' | 'high' | 'text' | 'criticalLow' | 'criticalHigh' | 'origin'>;

const NO_RANGE: LabLimits = {
  low: null,
  high: null,
  text: '',
  criticalLow: null,
  criticalHigh: null,
  origin: '',
};

function isFor(range: LabRange, person: LabPerson): boolean {
  if (person.ageDays < range.fromDays || person.ageDays > range.toDays) return false;
  if (range.sex === 'any') return true;
  if (range.sex === 'pregnant') return person.isPregnant;
  return range.sex === (person.sex === 'F' ? 'female' : person.sex === 'M' ? 'male' : '');
}

// The more a range says about the person, the sooner it is taken.
const CLOSENESS = { pregnant: 0, male: 1, female: 1, any: 2 };

/**
 * The range for this person: the clinic's own before the shipped one, the newest of its own first. Critical limits that
 * the clinic's row leaves out stay those of the shipped list. Where no row is for their sex and age there is no range,
 * but limits on which every row agrees are still critical: a child's potassium of 7 is told though only the adults'
 * range is on the list.
 */
export function limitsFor(test: Pick<LabTest, 'ranges'>, person: LabPerson): LabLimits {
  const [closest] = test.ranges.filter(range => isFor(range, person)).sort(byCloseness);
  const shipped = test.ranges.filter(({ ownFrom }) => ownFrom === null);
  const [listed] = shipped.filter(range => isFor(range, person)).sort(byCloseness);
  const criticalLow = listed ? listed.criticalLow : agreed(shipped.map(range => range.criticalLow));
  const criticalHigh = listed ? listed.criticalHigh : agreed(shipped.map(range => range.criticalHigh));
  if (!closest) return { ...NO_RANGE, criticalLow, criticalHigh, origin: shipped[0]?.origin ?? '' };
  return {
    ...{ low: closest.low, high: closest.high, text: closest.text, origin: closest.origin },
    criticalLow: closest.criticalLow ?? criticalLow,
    criticalHigh: closest.criticalHigh ?? criticalHigh,
  };
}

function byCloseness(a: LabRange, b: LabRange): number {
  return (b.ownFrom ?? '').localeCompare(a.ownFrom ?? '') || CLOSENESS[a.sex] - CLOSENESS[b.sex];
}

function agreed(limits: readonly (number | null)[]): number | null {
  const [first = null] = limits;
  return limits.every(limit => limit === first) ? first : null;
}

/** A number judged by its limits; on a limit itself it is still normal, on a critical one it is critical. */
export function flagNumber(value: number, limits: LabLimits): LabFlag | null {
  if (limits.criticalLow !== null && value <= limits.criticalLow) return 'criticalLow';
  if (limits.criticalHigh !== null && value >= limits.criticalHigh) return 'criticalHigh';
  if (limits.low !== null && value < limits.low) return 'low';
  if (limits.high !== null && value > limits.high) return 'high';
  return null;
}

export function flagOf(value: string, test: Pick<LabTest, 'kind'>, limits: LabLimits): LabFlag | null {
  if (value === '') return null;
  if (test.kind === 'text') return isAbnormalText(value, limits.text) ? 'abnormal' : null;
  const read = readNumber(value);
  if (!read) return null;
  // '<5' is below 5 and '>5' above it, so neither stands on the limit itself.
  const beyond = value.trim().startsWith('<') ? 1 - 1e-9 : 1 + 1e-9;
  return flagNumber(read.isBeyond ? read.number * beyond : read.number, limits);
}

export function isCritical(flag: LabFlag | null): boolean {
  return flag === 'criticalLow' || flag === 'criticalHigh';
}

/** '5.4', '<0.5', '>1000': a number, perhaps beyond what the method measures; null for anything else. */
export function readNumber(value: string): { number: number; isBeyond: boolean } | null {
  const parts = /^([<>]?)\s*(\d{1,7}(?:\.\d{1,4})?)$/.exec(value.trim());
  return parts ? { number: Number(parts[2]), isBeyond: parts[1] !== '' } : null;
}

export type ValueProblem = 'NOT_A_NUMBER' | 'NOT_PLAUSIBLE';

/** What is wrong with a typed value; an empty one is not yet measured and right. */
export function problemOf(value: string, test: Pick<LabTest, 'kind' | 'bound'>): ValueProblem | null {
  if (value.trim() === '' || test.kind === 'text') return null;
  const read = readNumber(value);
  if (!read) return 'NOT_A_NUMBER';
  if (!test.bound || read.isBeyond) return null;
  return read.number < test.bound.least || read.number > test.bound.most ? 'NOT_PLAUSIBLE' : null;
}

/** '13–17', '<200', '>40', 'Negative'; empty when nothing is known. */
export function rangeText(limits: Pick<LabLimits, 'low' | 'high' | 'text'>): string {
  const { low, high, text } = limits;
  if (low !== null && high !== null) return `${low}–${high}`;
  if (high !== null) return `up to ${high}`;
  if (low !== null) return `from ${low}`;
  return text;
}
