import type { Dose } from './dose.schema.ts';
import { type Assembled, assembleDose } from './dose-assembly.rules.ts';
import { type KnownNames, splitDose, splitLine } from './dose-line-split.rules.ts';
import type { RxProblem } from './dose-problem.ts';
import type { Token } from './dose-token.ts';

export type ParsedRxLine = {
  drugText: string;
  strengthText: string;
  formText: string;
  /** Null whenever a part of the line was not understood: a dose is read whole or not at all. */
  dose: Dose | null;
  problems: RxProblem[];
};

export type ParseOptions = { names?: KnownNames; reviewDateKnown?: boolean };

export const LONGEST_RX_LINE = 300;

/** Reads one typed line, `pcm 650 1-1-1 5d af`; never throws, whatever is typed. */
export function parseRxLine(text: string, options: ParseOptions = {}): ParsedRxLine {
  const nothing = { drugText: '', strengthText: '', formText: '', dose: null };
  if (text.length > LONGEST_RX_LINE) {
    return { ...nothing, problems: [{ code: 'TOO_LONG', start: LONGEST_RX_LINE, end: text.length }] };
  }
  if (text.trim() === '') return { ...nothing, problems: [{ code: 'EMPTY', start: 0, end: text.length }] };

  const { drugText, strengthText, formText, tail, problems: found } = splitLine(text, options.names);
  const read = withReview(assembleDose(tail, text), text, options);
  const { dose, problems } = isWithoutUnit(read.dose, drugText, formText, options)
    ? unitMissing(tail, text)
    : read;
  const noDrug: RxProblem[] = /\p{L}/u.test(drugText)
    ? []
    : [{ code: 'NO_DRUG', start: 0, end: tail[0]?.start ?? text.length }];
  return {
    drugText,
    strengthText,
    formText,
    dose: found.length > 0 ? null : dose,
    problems: [...noDrug, ...found, ...problems],
  };
}

/** Reads a dose that stands alone, as in the dose field of a line: here a bare figure is always an amount. */
export function parseDose(text: string, options: ParseOptions = {}): Assembled {
  if (text.length > LONGEST_RX_LINE) {
    return { dose: null, problems: [{ code: 'TOO_LONG', start: LONGEST_RX_LINE, end: text.length }] };
  }
  if (text.trim() === '') return { dose: null, problems: [{ code: 'EMPTY', start: 0, end: text.length }] };
  return withReview(assembleDose(splitDose(text), text), text, options);
}

const LIQUID_FORM = /^(?:syrup|dry syrup|suspension|linctus)$/;

/** "calpol syrup 5 tds" and "lantus 10 hs": five or ten of what? */
function isWithoutUnit(
  dose: Dose | null,
  drugText: string,
  formText: string,
  { names }: ParseOptions,
): boolean {
  return (
    dose !== null &&
    dose.unit === null &&
    (LIQUID_FORM.test(formText) || /\binsulin\b/i.test(drugText) || names?.needsUnit?.(drugText) === true)
  );
}

function unitMissing(tail: Token[], text: string): Assembled {
  const [first] = tail;
  return {
    dose: null,
    problems: [{ code: 'UNIT_MISSING', start: first?.start ?? 0, end: first?.end ?? text.length }],
  };
}

function withReview(read: Assembled, text: string, options: ParseOptions): Assembled {
  if (read.dose?.duration?.kind !== 'tillReview' || options.reviewDateKnown) return read;
  return {
    dose: read.dose,
    problems: [...read.problems, { code: 'TILL_REVIEW_NEEDS_DATE', start: 0, end: text.length }],
  };
}
