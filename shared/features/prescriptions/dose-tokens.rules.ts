import { type DoseUnit, LARGEST_COUNT } from './dose.schema.ts';
import { AMOUNT, FRACTIONS, figureOf, multiplied, plainCopy, SPOKEN } from './dose-figures.rules.ts';
import type { Token, TokenMeaning } from './dose-token.ts';
import * as words from './dose-vocabulary.rules.ts';

const UNIT = words.UNIT_WORDS.map(([, source]) => source).join('|');
const SLOT = `(?:${AMOUNT}|[xo])(?:\\s*(?:${UNIT}))?`;
const MASS = 'mcg|µg|μg|ug|mgs?|gms?|g|iu|%|k|lakh|meq|mmol|million units|million iu|billion spores|units?';

type Reader = { pattern: RegExp; read: (match: RegExpExecArray) => TokenMeaning | undefined };

// What may follow a meaning: the line's end, a separator, `x5` or, after a figure, a glued code (`1od`, `650bd`).
const STOP =
  '(?=$|[\\s,;>()→]|\\.(?!\\d)|->|[x*]\\s*\\d|(?<=[\\d½¼¾])(?:od|bd|bid|bds|tds|tid|qid|hs|sos|stat|eod)(?![\\p{L}\\p{M}\\p{N}]))';

function reader(source: string, read: Reader['read'], stop = STOP): Reader {
  const spaced = source.replaceAll(' ', '\\s+').replaceAll('\\s+?', '\\s*');
  return { pattern: new RegExp(`(?:${spaced})${stop}`, 'yu'), read };
}
function phrases<T>(list: readonly (readonly [T, string])[], read: (meaning: T) => TokenMeaning): Reader[] {
  return list.map(([meaning, source]) => reader(`(?:${source})`, () => read(meaning)));
}
function flag(source: string, kind: 'asNeeded' | 'stat' | 'bedtime' | 'daily' | 'brokenSchedule'): Reader {
  return reader(`(?:${source})`, () => ({ kind }));
}

const READERS: Reader[] = [
  reader('->|>|→', () => ({ kind: 'arrow' }), ''),
  reader('then|f/b|followed by', () => ({ kind: 'arrow' })),
  reader('(?:x|\\*|for)? ?\\d+ ?(?:-|to) ?\\d+ ?(?:d|days?|w|wks?|weeks?|m|months?)', () => ({
    kind: 'brokenDuration',
  })),
  reader(`\\d+(?:1/2|1/4|3/4)(?:\\s*(?:${UNIT}))?`, () => ({ kind: 'brokenSchedule' })),
  reader(`${SLOT}(?:\\s*-\\s*${SLOT}){2,3}(?:\\s*(?:${UNIT}))?`, match => readSlots(match[0], '-')),
  reader('\\d+ -+(?: ?\\d+)?(?: ?-+(?: ?\\d+)?)*', () => ({ kind: 'brokenSchedule' })),
  reader(`(?:[0-4]|[xo]|½|1/2)(?:\\+(?:[0-4]|[xo]|½|1/2)){2,3}`, match => readSlots(match[0], '+')),
  flag(words.UNSUPPORTED_SCHEDULES, 'brokenSchedule'),
  ...phrases(words.REPEATS, every => ({ kind: 'repeat', every })),
  ...phrases(words.FOOD, food => ({ kind: 'food', food })),
  ...phrases(words.DAY_CODES, code => ({ kind: 'dayCode', code })).map(eachDaily),
  flag(words.BEDTIME, 'bedtime'),
  reader(
    '(?:q ?(\\d{1,2}) ?(?:h|hr|hrs|hourly|h\\.)|every (\\d{1,2}) ?(?:h|hr|hrs|hours?|hourly)|(\\d{1,2}) ?(?:hourly|hrly))',
    readHourly,
  ),
  reader('(?:min )?gap(?: of)? ?(\\d{1,2}) ?(?:h|hr|hrs|hours?)', match => ({
    kind: 'minGap',
    hours: Number(match[1]),
  })),
  reader('(\\d{1,2}) ?(?:h|hr|hrs|hours?) (?:gap|apart)', match => ({
    kind: 'minGap',
    hours: Number(match[1]),
  })),
  reader(
    '(?:max(?:imum|\\.)?|not more than|at most|upto|up to) ?(\\d{1,2}) ?(?:(?:times |doses )?(?:/ ?day|/ ?d|per day|a day|in a day|daily|in 24 ?(?:h|hours)))?',
    match => ({
      kind: 'maxPerDay',
      count: Number(match[1]),
    }),
  ),
  reader('(?:x|\\*|for)? ?(\\d{1,4}) ?(d|days?|din|दिन)', match => lasting('days', match[1])),
  reader('(?:x|\\*|for)? ?(\\d{1,4}) ?(w|wks?|weeks?|hafte|हफ्ते|हफ़्ते|सप्ताह)', match =>
    lasting('weeks', match[1]),
  ),
  reader('(?:x|\\*|for)? ?(\\d{1,4}) ?(mths?|mo|mon|months?|m|mahine|महीने|माह)', match =>
    lasting('months', match[1]),
  ),
  reader('(?:x|\\*|for)? ?(\\d{1,4}) ?doses?', match => lasting('doses', match[1])),
  reader('(?:x ?)?(\\d{1,3})/(7|52|12)', match => readFractionOfWeek(match)),
  reader('(?:x|\\*) ?(\\d{1,4})', match => lasting('days', match[1])),
  reader(`(?:${words.CONTINUE})`, () => ({ kind: 'duration', duration: { kind: 'continue' } })),
  reader(`(?:${words.TILL_REVIEW})`, () => ({ kind: 'duration', duration: { kind: 'tillReview' } })),
  flag(words.AS_NEEDED, 'asNeeded'),
  flag(words.STAT, 'stat'),
  ...phrases(words.REASONS, reason => ({ kind: 'reason', reason })),
  ...phrases(words.SLOT_WORDS, slot => ({ kind: 'slotWord', slot })),
  ...phrases(words.ROUTES, route => ({ kind: 'route', route })),
  ...phrases(words.MANNERS, manner => ({ kind: 'manner', manner })),
  reader(
    `${AMOUNT}(?:[-/+]${AMOUNT})*\\s*(?:${MASS})?\\s*/\\s*(?:\\d+(?:\\.\\d+)?\\s*)?(?:mls?|mg|g|puff|dose|hr?|spray|iu)`,
    () => ({ kind: 'strength', amount: Number.NaN, unit: null }),
  ),
  reader('\\d+(?:\\.\\d+)?\\s*%', () => ({ kind: 'strength', amount: Number.NaN, unit: null })),
  reader(`(${AMOUNT})\\s*(mcg|µg|μg|ug|mgs?|gms?|g|iu)`, readMass),
  reader(`(${AMOUNT})\\s*(k|lakh|lac|meq|mmol|million units|million iu|billion spores)`, () => ({
    kind: 'strength',
    amount: Number.NaN,
    unit: null,
  })),
  ...words.UNIT_WORDS.map(([unit, source]) =>
    reader(`(${AMOUNT}|${SPOKEN})\\s*(?:${source})`, match => readAmount(match[1], unit)),
  ),
  reader('\\d+(?:\\.\\d+)?(?:/\\d+(?:\\.\\d+)?)+', readRatio),
  reader(`${AMOUNT}|${SPOKEN}`, match => ({
    kind: 'number',
    amount: figureOf(match[0]),
    isFraction: /[½¼¾/]|^\D+$/u.test(match[0]),
  })),
  // A dose by weight has to be worked out by the doctor first.
  reader(`${AMOUNT}\\s*(?:mg|mcg|g|mls?|iu|units?)\\s*/\\s*kg(?:\\s*/\\s*(?:day|dose|d|hr?|min))?`, () => ({
    kind: 'brokenSchedule',
  })),
  ...phrases(words.FORM_WORDS, form => ({ kind: 'form', form })),
];

// Tried only where nothing above fits, so that what looks like a dose is named as a broken one.
const BROKEN_READERS: Reader[] = [
  reader('(?:\\d|[½¼¾])[^\\s,;()>-]*(?:-+[^\\s,;()>-]*){2,}', () => ({ kind: 'brokenSchedule' })),
  reader('(?:\\d|[½¼¾])[\\d./½¼¾]*-+(?:[\\d./½¼¾]+)?', () => ({ kind: 'brokenSchedule' })),
  reader('\\d(?:\\.\\d){2,3}', () => ({ kind: 'brokenSchedule' })),
  reader('q\\d[^\\s,;]*', () => ({ kind: 'brokenSchedule' })),
  reader('(?:x|\\*|for)? ?\\d+(?:\\.\\d+)? ?[dwmy]\\p{L}*', () => ({ kind: 'brokenDuration' })),
  reader('x ?\\d[^\\s,;)>]*', () => ({ kind: 'brokenDuration' })),
];

const SEPARATOR = /[\s,]+|\.(?=\s|$)/y;
const WORD = /\([^)]*\)?|[^\s,;>(]+/y;

/** Cuts a line into meanings with their places; whatever it does not know becomes a `word`. */
export function tokenize(text: string): Token[] {
  const line = plainCopy(text);
  const tokens: Token[] = [];
  let at = 0;
  while (at < line.length) {
    SEPARATOR.lastIndex = at;
    const gap = SEPARATOR.exec(line);
    if (gap) {
      at += gap[0].length;
      continue;
    }
    if (line[at] === ';' || line.startsWith('//', at)) {
      const start = line[at] === ';' ? at + 1 : at + 2;
      tokens.push({
        kind: 'note',
        text: text.slice(start).replace(/\s+/g, ' ').trim(),
        start: at,
        end: line.length,
      });
      break;
    }
    const token = readAt(READERS, line, at) ?? readAt(BROKEN_READERS, line, at) ?? wordAt(line, at);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

/** The longest reading wins; at equal length the first of the list. */
function readAt(readers: readonly Reader[], line: string, at: number): Token | undefined {
  let best: Token | undefined;
  for (const { pattern, read } of readers) {
    pattern.lastIndex = at;
    const match = pattern.exec(line);
    const end = at + (match?.[0].length ?? 0);
    if (!match || end <= (best?.end ?? at)) continue;
    const meaning = read(match);
    if (meaning) best = { ...meaning, start: at, end };
  }
  return best;
}

function wordAt(line: string, at: number): Token {
  WORD.lastIndex = at;
  const match = WORD.exec(line);
  return { kind: 'word', start: at, end: at + (match ? match[0].length : 1) };
}

function eachDaily(source: Reader): Reader {
  return {
    ...source,
    read: match =>
      match[0] === 'daily' || match[0] === 'every day' ? { kind: 'daily' } : source.read(match),
  };
}

function readSlots(matched: string, mark: '-' | '+'): TokenMeaning {
  const parts = matched.split(mark).map(part => /^\s*(.*?)\s*$/u.exec(part)?.[1] ?? '');
  const read = parts.map(part => {
    const [, number = '', unitText = ''] = new RegExp(`^(${AMOUNT}|[xo])\\s*(.*)$`, 'u').exec(part) ?? [];
    return { amount: /[xo]/.test(number) ? 0 : figureOf(number), unit: unitOf(unitText) };
  });
  const units = new Set(read.flatMap(each => (each.unit === null ? [] : [each.unit])));
  if (units.size > 1) return { kind: 'mixedUnits' };
  const unit = [...units][0] ?? null;
  const factor = unit === 'tsp' ? 5 : unit === 'tbsp' ? 15 : 1;
  const counts = read.map(each => multiplied(each.amount, factor));
  if (counts.length === 3) counts.splice(2, 0, 0);
  return { kind: 'slots', counts, unit: unit === 'tsp' || unit === 'tbsp' ? 'mL' : unit };
}

function unitOf(text: string) {
  if (text === '') return null;
  const found = words.UNIT_WORDS.find(([, source]) =>
    new RegExp(`^(?:${source.replaceAll(' ', '\\s+')})$`, 'u').test(text),
  );
  return found ? found[0] : null;
}

function readAmount(
  number: string | undefined,
  unit: DoseUnit | 'tsp' | 'tbsp' | 'count',
): TokenMeaning | undefined {
  const amount = figureOf(number ?? '');
  // "500 cap" is the strength and the form: nobody takes five hundred capsules.
  if (unit === 'count' && amount > LARGEST_COUNT) return undefined;
  if (unit === 'tsp') return { kind: 'amount', amount: multiplied(amount, 5), unit: 'mL' };
  if (unit === 'tbsp') return { kind: 'amount', amount: multiplied(amount, 15), unit: 'mL' };
  return { kind: 'amount', amount, unit };
}

/** Milligrams may be the strength or the dose; the line decides. Insulin's `IU` is a dose up to 300. */
function readMass(match: RegExpExecArray): TokenMeaning {
  const amount = figureOf(match[1] ?? '');
  const unit = unitOf(match[2] ?? '');
  if (unit === 'unit')
    return amount <= 300 ? { kind: 'amount', amount, unit } : { kind: 'strength', amount, unit: null };
  return { kind: 'strength', amount, unit: unit === 'mg' || unit === 'mcg' || unit === 'g' ? unit : null };
}

function readHourly(match: RegExpExecArray): TokenMeaning {
  const everyHours = Number(match[1] ?? match[2] ?? match[3]);
  return [1, 2, 3, 4, 6, 8, 12, 24].includes(everyHours)
    ? { kind: 'hourly', everyHours }
    : { kind: 'brokenSchedule' };
}

function readRatio(match: RegExpExecArray): TokenMeaning | undefined {
  return FRACTIONS.has(match[0]) ? undefined : { kind: 'strength', amount: Number.NaN, unit: null };
}

const LONGEST = { days: 366, weeks: 104, months: 24, doses: 366 } as const;

function lasting(kind: keyof typeof LONGEST, digits: string | undefined): TokenMeaning {
  const count = Number(digits);
  if (count < 1 || count > LONGEST[kind]) return { kind: 'brokenDuration' };
  return { kind: 'duration', duration: { kind, count } };
}

/** A prescriber's shorthand: 5/7 is five days, 2/52 two weeks, 3/12 three months. */
function readFractionOfWeek(match: RegExpExecArray): TokenMeaning | undefined {
  const kind = ({ '7': 'days', '52': 'weeks', '12': 'months' } as const)[match[2] as '7' | '52' | '12'];
  const meaning = lasting(kind, match[1]);
  return meaning.kind === 'duration' && (kind !== 'months' || Number(match[1]) <= 12) ? meaning : undefined;
}
