import { knownNameEnd, scheduleStart, stepBackOverTail, stepBackOverWay } from './dose-name-end.rules.ts';
import type { RxProblem } from './dose-problem.ts';
import type { Token } from './dose-token.ts';
import { tokenize } from './dose-tokens.rules.ts';
import { FORM_WORDS } from './dose-vocabulary.rules.ts';

/** What the clinic's list knows about names; without it a bare small figure stays a question. */
export type KnownNames = {
  isDrug(name: string): boolean;
  /** Undefined when the drug itself is not known. */
  hasStrength(name: string, figure: string): boolean | undefined;
  /** True for what is never counted in pieces: insulin. */
  needsUnit?(name: string): boolean;
};

export type SplitLine = {
  drugText: string;
  strengthText: string;
  formText: string;
  tail: Token[];
  problems: RxProblem[];
};

/** From five upwards a bare figure is a strength; below it both readings are common in practice. */
const SMALLEST_PLAIN_STRENGTH = 5;
const LARGEST_PLAIN_AMOUNT = 12;

/** Finds where the drug ends and the dose begins. */
export function splitLine(text: string, names: KnownNames | undefined): SplitLine {
  const tokens = openBrackets(tokenize(text), text);
  const nameEnd = names ? knownNameEnd(tokens, text, names) : 0;
  const start = scheduleStart(tokens, nameEnd);
  const cut = stepBackOverTail(tokens, text, start === -1 ? tokens.length : start, nameEnd);
  const amount = start === -1 ? 'no' : amountBefore({ tokens, text, cut, nameEnd, names });
  const mixed =
    amount === 'no'
      ? mixedSlots(tokens, text, cut, names)
      : mixedAmount({ tokens, text, cut, nameEnd, names }, amount);
  const headEnd = cut - (amount === 'no' ? 0 : 1) - (mixed === 'no' ? 0 : 1);
  const nameStop = amount === 'no' ? headEnd : stepBackOverWay(tokens, text, headEnd, nameEnd);
  const head = tokens.slice(0, nameStop);
  const problems: RxProblem[] = head
    .filter(
      (token, index) => index >= nameEnd && (token.kind === 'duration' || token.kind === 'brokenDuration'),
    )
    .map(({ start: from, end }) => ({ code: 'FRAGMENT_NOT_UNDERSTOOD', start: from, end }));
  const tail = joinMixedFractions(tokens.slice(headEnd), text).map((token, index) =>
    index === 0 && amount !== 'no' ? asAmount(token) : token,
  );
  const [first] = tail;
  if ((amount === 'unclear' || mixed === 'unclear') && first) {
    problems.push({ code: 'AMOUNT_OR_STRENGTH', start: first.start, end: first.end });
    if (amount === 'no') tail.shift();
  }
  return {
    ...readDrug(head, tail, text),
    tail: [...tokens.slice(nameStop, headEnd), ...tail],
    problems,
  };
}

/** The parts of a dose that stands alone, where every bare figure is an amount. */
export function splitDose(text: string): Token[] {
  return joinMixedFractions(openBrackets(tokenize(text), text), text).map((token, index, all) => {
    const next = all[index + 1];
    const isAmount =
      token.kind === 'strength' || (token.kind === 'number' && next !== undefined && next.kind !== 'word');
    return isAmount && index === 0 ? asAmount(token) : token;
  });
}

/** `(after food)` is read like the rest of the line; brackets that do not read are a note. */
function openBrackets(tokens: Token[], text: string): Token[] {
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'word' || text[token.start] !== '(' || index === 0) return [token];
    const inner = tokenize(text.slice(token.start + 1, token.end).replace(/\)$/, ''));
    const isRead = inner.length > 0 && inner.every(each => each.kind !== 'word' && each.kind !== 'number');
    return isRead
      ? inner.map(each => ({ ...each, start: each.start + token.start + 1, end: each.end + token.start + 1 }))
      : [token];
  });
}

type Before = { tokens: Token[]; text: string; cut: number; nameEnd: number; names: KnownNames | undefined };

/** Decides whether the figure before the schedule is how much to take or the strength of the drug. */
function amountBefore({ tokens, text, cut, nameEnd, names }: Before): 'yes' | 'no' | 'unclear' {
  const token = tokens[cut - 1];
  if (!token || cut <= nameEnd) return 'no';
  if (token.kind === 'amount') return 'yes';
  const hasStrength = tokens
    .slice(0, cut - 1)
    .some(each => each.kind === 'number' || each.kind === 'strength');
  const opensTaper = tokens[cut]?.kind === 'duration' && tokens.some(each => each.kind === 'arrow');
  if (token.kind === 'strength') return token.unit !== null && (hasStrength || opensTaper) ? 'yes' : 'no';
  if (token.kind !== 'number' || tokens[cut]?.kind === 'brokenSchedule') return 'no';
  if (cut === 1 && tokens[cut]?.kind === 'slots') return 'no';
  if (cut === 1 || token.isFraction || hasStrength) return 'yes';
  if (tokens[cut]?.kind === 'slots') return 'no';
  if (tokens.some(each => each.kind === 'arrow'))
    return token.amount < SMALLEST_PLAIN_STRENGTH ? 'yes' : 'unclear';
  const drug = readDrug(tokens.slice(0, cut - 1), [], text).drugText;
  const known = names?.hasStrength(drug, text.slice(token.start, token.end));
  if (known === true) return 'no';
  if (known === false) return token.amount <= LARGEST_PLAIN_AMOUNT ? 'yes' : 'no';
  if (token.amount === 1) return 'yes';
  return token.amount >= SMALLEST_PLAIN_STRENGTH ? 'no' : 'unclear';
}

const FRACTION = /^(?:[½¼¾]|1[/⁄]2|1[/⁄]4|3[/⁄]4)/;

function isWhole(token: Token | undefined): token is Token & { kind: 'number' } {
  return token?.kind === 'number' && Number.isInteger(token.amount) && token.amount < SMALLEST_PLAIN_STRENGTH;
}

/** "2 1/2 od" after a bare name: two and a half, or half of the 2 mg tablet? */
function mixedAmount(
  { tokens, text, cut, nameEnd, names }: Before,
  amount: 'yes' | 'unclear',
): 'yes' | 'no' | 'unclear' {
  const fraction = tokens[cut - 1];
  const whole = tokens[cut - 2];
  if (amount !== 'yes' || !fraction || !isWhole(whole) || cut - 2 < nameEnd) return 'no';
  if (!FRACTION.test(text.slice(fraction.start, fraction.end))) return 'no';
  const before = tokens.slice(0, cut - 2);
  if (before.length === 0 || before.some(each => each.kind === 'number' || each.kind === 'strength'))
    return 'yes';
  const known = names?.hasStrength(readDrug(before, [], text).drugText, text.slice(whole.start, whole.end));
  if (known === undefined) return 'unclear';
  return known ? 'no' : 'yes';
}

function mixedSlots(
  tokens: Token[],
  text: string,
  cut: number,
  names: KnownNames | undefined,
): 'no' | 'unclear' {
  const slots = tokens[cut];
  const whole = tokens[cut - 1];
  if (slots?.kind !== 'slots' || !isWhole(whole) || !FRACTION.test(text.slice(slots.start, slots.end)))
    return 'no';
  const known = names?.hasStrength(
    readDrug(tokens.slice(0, cut - 1), [], text).drugText,
    text.slice(whole.start, whole.end),
  );
  return known ? 'no' : 'unclear';
}

function joinMixedFractions(tokens: Token[], text: string): Token[] {
  return tokens.flatMap((token, index) => {
    const next = tokens[index + 1];
    const previous = tokens[index - 1];
    const isFraction = (each: Token | undefined) =>
      (each?.kind === 'number' || each?.kind === 'amount') && FRACTION.test(text.slice(each.start, each.end));
    if (isWhole(previous) && isFraction(token)) return [];
    if (!isWhole(token) || !isFraction(next) || (next?.kind !== 'number' && next?.kind !== 'amount'))
      return [token];
    return [{ ...next, amount: token.amount + next.amount, start: token.start }];
  });
}

function asAmount(token: Token): Token {
  const { start, end } = token;
  if (token.kind === 'number') return { kind: 'amount', amount: token.amount, unit: null, start, end };
  if (token.kind === 'strength' && token.unit)
    return { kind: 'amount', amount: token.amount, unit: token.unit, start, end };
  return token;
}

function readDrug(head: Token[], tail: Token[], text: string) {
  const forms = head.flatMap(token => (token.kind === 'form' ? [token.form] : []));
  const named = head.filter(token => token.kind !== 'form');
  const write = (tokens: Token[]) => tokens.map(token => text.slice(token.start, token.end)).join(' ');
  const release = isFigure(named.at(-2))
    ? RELEASE_FORMS.get(write(named.slice(-1)).toLowerCase())
    : undefined;
  if (release) named.pop();
  let strengthStart = named.length;
  while (strengthStart > 0 && isFigure(named[strengthStart - 1])) strengthStart -= 1;
  const form = forms[0] ?? formOfCount(tail, text);
  return {
    drugText: write(named.slice(0, strengthStart)),
    strengthText: write(named.slice(strengthStart)),
    formText: release === 'SR tablet' && form === 'capsule' ? 'SR capsule' : (release ?? form),
  };
}

/** "100 mg SR": after the strength these letters name the form; inside a brand name they stay. */
const RELEASE_FORMS: ReadonlyMap<string, string> = new Map([
  ['sr', 'SR tablet'],
  ['xr', 'SR tablet'],
  ['er', 'SR tablet'],
  ['cr', 'SR tablet'],
  ['xl', 'SR tablet'],
  ['mr', 'MR tablet'],
  ['md', 'MD tablet'],
  ['dt', 'DT'],
]);

function isFigure(token: Token | undefined): boolean {
  return token?.kind === 'number' || token?.kind === 'strength' || token?.kind === 'amount';
}

function formOfCount(tail: Token[], text: string): string {
  const counted = tail.find(token => token.kind === 'amount' && token.unit === 'count');
  const noun = counted
    ? (/[\p{L}\p{M}.]+$/u.exec(text.slice(counted.start, counted.end).toLowerCase())?.[0] ?? '')
    : '';
  return FORM_WORDS.find(([, source]) => new RegExp(`^(?:${source})$`, 'u').test(noun))?.[0] ?? '';
}
