import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCsv } from '../../../electron/server/csv.ts';
import { PRINT_LANGUAGES } from '../settings/settings.schema.ts';
import {
  type Dose,
  doseSchema,
  doseUnits,
  foodRelations,
  hourGaps,
  LARGEST_COUNT,
  manners,
  repeats,
  routes,
} from './dose.schema.ts';
import { parseDose, parseRxLine } from './dose-notation.rules.ts';
import { printDose } from './dose-print.rules.ts';
import { doseWords, spokenLanguage } from './dose-words.rules.ts';
import { readDoseWords } from './read-dose-words.test-support.ts';
import { phraseRowSchema } from './reference-rows.schema.ts';
import type { RxPhrases } from './rx-phrases.ts';

const dayCode = fc.constantFrom('OD', 'BD', 'TDS', 'QID', 'HS');
const amountOf = (unit: string | null) =>
  unit === null
    ? fc.integer({ min: 1, max: LARGEST_COUNT * 4 }).map(quarters => quarters / 4)
    : fc.integer({ min: 1, max: 200_000 }).map(thousandths => thousandths / 1000);

function scheduleOf(unit: string | null) {
  const amount = amountOf(unit);
  const count = fc.oneof(fc.constant(0), amount);
  const slots = fc
    .record({ kind: fc.constant('slots'), counts: fc.tuple(count, count, count, count) })
    .filter(value => value.counts.some(each => each > 0));
  const times = fc.record({ kind: fc.constant('times'), code: dayCode, amount });
  const step = fc.record({ daily: fc.oneof(slots, times), days: fc.integer({ min: 1, max: 366 }) });
  return fc.oneof(
    { weight: 4, arbitrary: slots },
    { weight: 4, arbitrary: times },
    fc.record({ kind: fc.constant('hourly'), everyHours: fc.constantFrom(...hourGaps), amount }),
    fc.record({ kind: fc.constant('taper'), steps: fc.array(step, { minLength: 2, maxLength: 4 }) }),
    fc.record({ kind: fc.constant('stat'), amount }),
    fc.record({ kind: fc.constant('sos'), amount }),
  );
}

const lasting = (kind: string, max: number) =>
  fc.record({ kind: fc.constant(kind), count: fc.integer({ min: 1, max }) });
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const anyDose: fc.Arbitrary<Dose> = fc
  .constantFrom(null, null, ...doseUnits)
  .chain(unit =>
    fc.record({
      schedule: scheduleOf(unit),
      unit: fc.constant(unit),
      every: fc.constantFrom('day', 'day', 'day', ...repeats),
      asNeeded: orNull(
        fc.record({
          reason: orNull(fc.constantFrom('fever', 'pain', 'vomiting')),
          minGapHours: orNull(fc.integer({ min: 1, max: 72 })),
          maxPerDay: orNull(fc.integer({ min: 1, max: 24 })),
        }),
      ),
      food: orNull(fc.constantFrom(...foodRelations)),
      duration: orNull(
        fc.oneof(
          lasting('days', 366),
          lasting('weeks', 104),
          lasting('months', 24),
          lasting('doses', 366),
          fc.constant({ kind: 'continue' }),
          fc.constant({ kind: 'tillReview' }),
        ),
      ),
      route: orNull(fc.constantFrom(...routes)),
      manner: fc.uniqueArray(fc.constantFrom(...manners), { maxLength: 3 }),
      note: fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 30 })),
    }),
  )
  .map(value => doseSchema.safeParse(value))
  .filter(made => made.success)
  .map(made => made.data as Dose);

test('every dose printed in notation reads back as the same dose', () => {
  fc.assert(
    fc.property(anyDose, dose => {
      const read = parseDose(printDose(dose), { reviewDateKnown: true });
      expect(read.problems).toEqual([]);
      expect(read.dose).toEqual(dose);
    }),
    { numRuns: 1500 },
  );
});

test('after a drug with its strength the printed dose reads back as the same dose', () => {
  fc.assert(
    fc.property(anyDose, dose => {
      const read = parseRxLine(`Amlodipine 5 mg ${printDose(dose)}`, { reviewDateKnown: true });
      expect(read.problems).toEqual([]);
      expect(read).toMatchObject({ drugText: 'Amlodipine', strengthText: '5 mg', dose });
    }),
    { numRuns: 1500 },
  );
});

test('where a drug goes is never taken for a part of its name', () => {
  const ways = fc.constantFrom('la', 'LA', 'l/a', 'l.a.', 'locally', 'local application');
  const timings = fc.constantFrom('tds', '1 bd', '1-0-1', '0-0-1 5d', '1 FTU bd', 'od hs', 'q8h', '2-0-2');
  const names = fc.constantFrom('Soframycin', 'Betnovate N', 'T Bact ointment', 'Fusidic acid 2%');
  fc.assert(
    fc.property(names, ways, timings, fc.boolean(), (name, way, timing, isBehind) => {
      const plain = parseRxLine(`${name} ${timing}`);
      fc.pre(plain.dose !== null);
      const read = parseRxLine(isBehind ? `${name} ${timing} ${way}` : `${name} ${way} ${timing}`);
      expect(read).toEqual({ ...plain, dose: { ...plain.dose, route: 'topical' } });
      const again = parseRxLine(`${name} ${read.dose && printDose(read.dose)}`);
      expect(again.dose).toEqual(read.dose);
    }),
  );
});

test('whatever is typed, the reader answers, and its problems lie inside the line', () => {
  const scraps = fc.constantFrom(
    'pcm',
    '650',
    '1-0-1',
    '1-',
    'x',
    '>',
    '5d',
    'tds',
    'sos',
    '½',
    '(',
    ')',
    ';',
    'af',
    '1/2',
    'q',
    '०',
    'ml',
    '-',
    '\u0000',
    '😀',
  );
  const line = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(scraps, { maxLength: 12 }).map(all => all.join(' ')),
    fc.array(scraps, { maxLength: 12 }).map(all => all.join('')),
  );
  fc.assert(
    fc.property(line, text => {
      for (const read of [parseRxLine(text), parseDose(text)]) {
        for (const { start, end } of read.problems) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        expect(read.dose !== null || read.problems.length > 0).toBe(true);
        if (read.dose) expect(doseSchema.safeParse(read.dose).success).toBe(true);
      }
    }),
    { numRuns: 3000 },
  );
});

const csv = readFileSync(new URL('../../../resources/reference/rx_phrases.csv', import.meta.url), 'utf8');
const phrases: RxPhrases = new Map(
  parseCsv(csv)
    .map(row => phraseRowSchema.parse(row))
    .map(phrase => [phrase.id, phrase]),
);

const RUNS = 700;
const withoutNote = anyDose.map((dose): Dose => ({ ...dose, note: '' }));

test.each(PRINT_LANGUAGES)(
  'what is printed in %s is read back as the same dose, and as no other',
  language => {
    let own = 0;
    fc.assert(
      fc.property(withoutNote, dose => {
        const spoken = spokenLanguage(dose, language, phrases);
        if (spoken === language) own += 1;
        const words = doseWords(dose, language, phrases);
        const read = readDoseWords(words, spoken, phrases)
          .map(one => doseSchema.safeParse(one))
          .flatMap(({ data }) => (data ? [JSON.stringify(sorted(data))] : []));
        expect([...new Set(read)], words).toEqual([JSON.stringify(sorted(dose))]);
      }),
      { numRuns: RUNS },
    );
    // A language that always fell back to English would prove nothing.
    expect(own).toBeGreaterThan(RUNS / 10);
  },
);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

test('a word left out or doubled is not read as a dose', () => {
  const { dose } = parseDose('1-0-1 af 5d');
  if (!dose) throw new Error('not a dose');
  for (const language of PRINT_LANGUAGES) {
    const words = doseWords(dose, language, phrases);
    expect(readDoseWords(words.slice(0, -2), language, phrases)).toEqual([]);
    expect(readDoseWords(`${words} ${words}`, language, phrases)).toEqual([]);
  }
});
