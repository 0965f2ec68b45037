import type { RxProblem, RxProblemCode } from './dose-problem.ts';
import type { Token, TokenKind } from './dose-token.ts';

export type Of<Kind extends TokenKind> = Extract<Token, { kind: Kind }>;

export type Gathered = {
  schedules: (Of<'slots'> | Of<'dayCode'> | Of<'hourly'> | (Token & { kind: 'stat' }))[];
  bedtimes: Token[];
  dailies: Token[];
  needs: Token[];
  repeats: Of<'repeat'>[];
  slotWords: Of<'slotWord'>[];
  amounts: Of<'amount'>[];
  foods: Of<'food'>[];
  durations: Of<'duration'>[];
  routes: Of<'route'>[];
  manners: Of<'manner'>[];
  reasons: Of<'reason'>[];
  maxima: Of<'maxPerDay'>[];
  gaps: Of<'minGap'>[];
  notes: { text: string; start: number; end: number; kind: 'note' }[];
  problems: RxProblem[];
};

/** Sorts a tail's tokens by what they say; each one that says nothing becomes a problem with its place. */
export function gather(tail: Token[], text: string): Gathered {
  const found: Gathered = {
    schedules: [],
    bedtimes: [],
    dailies: [],
    needs: [],
    repeats: [],
    slotWords: [],
    amounts: [],
    foods: [],
    durations: [],
    routes: [],
    manners: [],
    reasons: [],
    maxima: [],
    gaps: [],
    notes: [],
    problems: [],
  };
  for (let index = 0; index < tail.length; index += 1) {
    const token = tail[index];
    const next = tail[index + 1];
    if (!token) continue;
    if (token.kind === 'amount' && isQuantity(tail, index)) {
      refuse(found, token);
      continue;
    }
    if (put(found, token, text)) continue;
    if (token.kind === 'number' && isAmountBefore(next)) {
      found.amounts.push({
        kind: 'amount',
        amount: token.amount,
        unit: null,
        start: token.start,
        end: token.end,
      });
    } else if (token.kind === 'number' && isAmountAfterSlotWord(tail, index)) {
      found.amounts.push({
        kind: 'amount',
        amount: token.amount,
        unit: null,
        start: token.start,
        end: token.end,
      });
    } else if (token.kind === 'number' && next?.kind === 'word') {
      found.problems.push({ code: 'DURATION_NOT_UNDERSTOOD', start: token.start, end: next.end });
      index += 1;
    } else {
      refuse(found, token);
    }
  }
  return found;
}

/** The largest amount that may follow its schedule: "tds 5 ml" is a dose, "tds 100 ml" is the bottle. */
const LARGEST_AMOUNT_BEHIND_ML = 30;

/** Behind the schedule "10 tab" or "100 ml" is what the chemist shall hand over, never the dose. */
function isQuantity(tail: Token[], index: number): boolean {
  const token = tail[index];
  const isBehind = tail.slice(0, index).some(each => BEFORE_AN_AMOUNT.includes(each.kind));
  if (
    token?.kind !== 'amount' ||
    !isBehind ||
    tail.some(each => each.kind === 'arrow' || each.kind === 'slotWord')
  )
    return false;
  const isNext = BEFORE_AN_AMOUNT.includes(tail[index - 1]?.kind ?? 'word');
  return !isNext || token.unit === 'count' || token.amount > LARGEST_AMOUNT_BEHIND_ML;
}

const BEFORE_AN_AMOUNT: readonly TokenKind[] = [
  'slots',
  'dayCode',
  'hourly',
  'repeat',
  'bedtime',
  'daily',
  'asNeeded',
  'stat',
];

function isAmountBefore(next: Token | undefined): boolean {
  const kinds: TokenKind[] = [
    'dayCode',
    'hourly',
    'repeat',
    'bedtime',
    'daily',
    'asNeeded',
    'stat',
    'slotWord',
    'reason',
  ];
  return next !== undefined && kinds.includes(next.kind);
}

function isAmountAfterSlotWord(tail: Token[], index: number): boolean {
  return tail[index - 1]?.kind === 'slotWord' && tail[0]?.kind === 'slotWord';
}

function refuse(found: Gathered, token: Token): void {
  const { start, end } = token;
  const afterSchedule = found.schedules.length + found.bedtimes.length + found.repeats.length > 0;
  const codes: Partial<Record<TokenKind, RxProblemCode>> = {
    brokenSchedule: 'DOSE_NOT_UNDERSTOOD',
    mixedUnits: 'MIXED_UNITS',
    brokenDuration: 'DURATION_NOT_UNDERSTOOD',
    number: afterSchedule ? 'DURATION_NOT_UNDERSTOOD' : 'DOSE_NOT_UNDERSTOOD',
  };
  const code = codes[token.kind] ?? 'FRAGMENT_NOT_UNDERSTOOD';
  const last = found.problems.at(-1);
  if (code === 'FRAGMENT_NOT_UNDERSTOOD' && last?.code === code) last.end = end;
  else found.problems.push({ code, start, end });
}

function put(found: Gathered, token: Token, text: string): boolean {
  switch (token.kind) {
    case 'slots':
    case 'dayCode':
    case 'hourly':
      return found.schedules.push(token) > 0;
    case 'stat':
      return found.schedules.push({ ...token, kind: 'stat' }) > 0;
    case 'bedtime':
      return found.bedtimes.push(token) > 0;
    case 'daily':
      return found.dailies.push(token) > 0;
    case 'asNeeded':
      return found.needs.push(token) > 0;
    case 'repeat':
      return found.repeats.push(token) > 0;
    case 'slotWord':
      return found.slotWords.push(token) > 0;
    case 'amount':
      return found.amounts.push(token) > 0;
    case 'food':
      return found.foods.push(token) > 0;
    case 'duration':
      return found.durations.push(token) > 0;
    case 'route':
      return found.routes.push(token) > 0;
    case 'manner':
      return found.manners.push(token) > 0;
    case 'reason':
      return found.reasons.push(token) > 0;
    case 'maxPerDay':
      return found.maxima.push(token) > 0;
    case 'minGap':
      return found.gaps.push(token) > 0;
    case 'note':
      return found.notes.push(token) > 0;
    case 'arrow':
      return true;
    case 'word':
      return text[token.start] === '(' && found.notes.push(bracketNote(token, text)) > 0;
    default:
      return false;
  }
}

function bracketNote({ start, end }: Token, text: string) {
  const inner = text
    .slice(start, end)
    .replace(/^\(|\)$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return { kind: 'note' as const, text: inner, start, end };
}
