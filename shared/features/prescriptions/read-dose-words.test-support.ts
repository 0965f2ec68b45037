import type { DailySchedule, Dose, DoseUnit, Repeat } from './dose.schema.ts';
import { asNeededReasons, doseUnits, foodRelations, manners, repeats, routes } from './dose.schema.ts';
import {
  CODE_PHRASES,
  DURATION_PHRASES,
  FOOD_PHRASES,
  MANNER_PHRASES,
  REPEAT_PHRASES,
  ROUTE_PHRASES,
  SLOT_PHRASES,
  UNIT_PHRASES,
} from './dose-phrases.rules.ts';
import { type DoseLanguage, phraseIn, type RxPhrases } from './rx-phrases.ts';

/** One way to read what stands at a place: the value, and where the rest begins. */
type Way<T> = readonly [value: T, end: number];
type Reader<T> = (at: number) => Way<T>[];
type Amount = { value: number; unit: DoseUnit | null };

const PARTS: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };
const codes = ['OD', 'BD', 'TDS', 'QID', 'HS'] as const;

/**
 * Every way in which printed words can be understood, as a patient's family would read them: from the first word to
 * the last, with the phrases of one language. More than one way means that the words are not clear.
 */
export function readDoseWords(words: string, language: DoseLanguage, phrases: RxPhrases): Dose[] {
  const text = words.toLowerCase();
  const isEnglish = language === 'en';
  const between = isEnglish ? ', ' : ' · ';
  const phrase = (id: string) => (phraseIn(phrases, id, language) ?? '\u0000').toLowerCase();

  const exactly =
    (piece: string): Reader<string> =>
    at =>
      piece !== '' && text.startsWith(piece, at) ? [[piece, at + piece.length]] : [];
  const number: Reader<number> = at => {
    const [digits] = /^\d+/.exec(text.slice(at)) ?? [];
    return digits === undefined ? [] : [[Number(digits), at + digits.length]];
  };
  /** A phrase with its number, or without one. */
  const said =
    (id: string): Reader<number | null> =>
    at => {
      const [before = '', after] = phrase(id).split('{n}');
      if (!text.startsWith(before, at)) return [];
      if (after === undefined) return [[null, at + before.length]];
      return number(at + before.length).flatMap(([value, end]) =>
        text.startsWith(after, end) ? [[value, end + after.length] as const] : [],
      );
    };
  const oneOf =
    <K>(keys: readonly K[], idOf: (key: K) => string | null): Reader<K> =>
    at =>
      keys.flatMap(key => {
        const id = idOf(key);
        return id === null ? [] : said(id)(at).map(([, end]) => [key, end] as const);
      });

  const amount: Reader<Amount> = at => {
    const [figure = '', whole = '', part = ''] = /^(\d+(?:\.\d+)?)?([½¼¾])?/.exec(text.slice(at)) ?? [];
    if (figure === '') return [];
    const value = Number(whole || 0) + (PARTS[part] ?? 0);
    const end = at + figure.length;
    const measured = doseUnits.flatMap(unit => {
      const id = UNIT_PHRASES[unit];
      const word = id === null ? unit.toLowerCase() : phrase(id);
      const names = new Set(
        isEnglish && value <= 1 ? [word.replace(/^(unit|drop|puff|spray|fingertip unit)s$/, '$1')] : [word],
      );
      return [...names].flatMap(name =>
        exactly(` ${name}`)(end).map(([, stop]) => [{ value, unit }, stop] as const),
      );
    });
    return [[{ value, unit: null }, end], ...measured];
  };

  /** An amount with its phrase, in the order of the language. */
  function taken<T>(reader: Reader<T>): Reader<readonly [Amount, T]> {
    return at => {
      if (isEnglish) {
        return amount(at).flatMap(([much, end]) =>
          exactly(' ')(end).flatMap(([, next]) =>
            reader(next).map(([value, stop]) => [[much, value], stop] as const),
          ),
        );
      }
      const plain = reader(at).flatMap(([value, end]) =>
        text.slice(at, end).includes(',')
          ? []
          : exactly(' ')(end).flatMap(([, next]) =>
              amount(next).map(([much, stop]) => [[much, value], stop] as const),
            ),
      );
      const apart = exactly(`${phrase('each_time')} `)(at).flatMap(([, next]) =>
        amount(next).flatMap(([much, end]) =>
          exactly(' · ')(end).flatMap(([, start]) =>
            reader(start).flatMap(([value, stop]) =>
              text.slice(start, stop).includes(',') ? [[[much, value], stop] as const] : [],
            ),
          ),
        ),
      );
      return [...plain, ...apart];
    };
  }

  function slots(at: number, from = 0): Way<{ counts: number[]; unit: DoseUnit | null }>[] {
    const ways: Way<{ counts: number[]; unit: DoseUnit | null }>[] = [];
    for (let slot = from; slot < 4; slot++) {
      const id = SLOT_PHRASES[slot as 0 | 1 | 2 | 3];
      const first = isEnglish
        ? taken(said(id))(at)
        : said(id)(at).flatMap(([, end]) =>
            exactly(' ')(end).flatMap(([, next]) =>
              amount(next).map(([much, stop]) => [[much, null] as const, stop] as const),
            ),
          );
      for (const [[{ value, unit }], end] of first) {
        const counts = [0, 0, 0, 0].map((_, index) => (index === slot ? value : 0));
        ways.push([{ counts, unit }, end]);
        for (const [, next] of exactly(', ')(end)) {
          for (const [rest, stop] of slots(next, slot + 1)) {
            if (rest.unit !== unit) continue;
            ways.push([
              { counts: counts.map((count, index) => count + (rest.counts[index] ?? 0)), unit },
              stop,
            ]);
          }
        }
      }
    }
    return ways;
  }

  type Daily = { daily: DailySchedule; unit: DoseUnit | null };
  const daily: Reader<Daily> = at => [
    ...slots(at).map(([{ counts, unit }, end]): Way<Daily> => {
      const four = counts as [number, number, number, number];
      return [{ daily: { kind: 'slots', counts: four }, unit }, end];
    }),
    ...taken(oneOf(codes, code => CODE_PHRASES[code]))(at).map(
      ([[{ value, unit }, code], end]): Way<Daily> => [
        { daily: { kind: 'times', code, amount: value }, unit },
        end,
      ],
    ),
  ];

  type Needed = NonNullable<Dose['asNeeded']>;
  const needed: Reader<Needed> = at => {
    const reasons: Way<Needed['reason']>[] = [
      ...oneOf(asNeededReasons, reason => `only_if_${reason}`)(at),
      ...said('freq_sos')(at).map(([, end]): Way<null> => [null, end]),
    ];
    return reasons.flatMap(([reason, end]) =>
      perhaps(end, ', ', said('gap_hours')).flatMap(([gap, next]) =>
        perhaps(next, ', ', said('max_a_day')).map(
          ([most, stop]): Way<Needed> => [{ reason, minGapHours: gap, maxPerDay: most }, stop],
        ),
      ),
    );
  };

  function perhaps<T>(at: number, separator: string, reader: Reader<T>): Way<T | null>[] {
    const there = exactly(separator)(at).flatMap(([, next]) => reader(next));
    return [[null, at], ...there];
  }

  type Lasting = NonNullable<Dose['duration']>;
  const duration: Reader<Lasting> = at => [
    ...said('act_continue')(at).map(([, end]): Way<Lasting> => [{ kind: 'continue' }, end]),
    ...said('till_review')(at).map(([, end]): Way<Lasting> => [{ kind: 'tillReview' }, end]),
    ...(['days', 'weeks', 'months', 'doses'] as const).flatMap(kind => {
      const [several, one] = DURATION_PHRASES[kind];
      const many = said(several)(at).map(([count, end]): Way<Lasting> => [{ kind, count: count ?? 0 }, end]);
      const single = said(one)(at).map(([, end]): Way<Lasting> => [{ kind, count: 1 }, end]);
      return [
        ...many.filter(([value]) => several === one || (value as { count: number }).count !== 1),
        ...(several === one ? [] : single),
      ];
    }),
  ];

  type When = Pick<Dose, 'schedule' | 'unit' | 'every'> & { sos: Needed | null };
  const when: Reader<When> = at => {
    const said_ = (
      schedule: Dose['schedule'],
      unit: DoseUnit | null,
      every: Repeat = 'day',
      sos: Needed | null = null,
    ) => ({ schedule, unit, every, sos }) as const;
    const single = [
      ...taken(oneOf(repeats, every => REPEAT_PHRASES[every]))(at).map(
        ([[{ value, unit }, every], end]): Way<When> => [
          said_({ kind: 'times', code: 'OD', amount: value }, unit, every),
          end,
        ],
      ),
      ...taken(said('freq_qnh'))(at).map(
        ([[{ value, unit }, hours], end]): Way<When> => [
          said_({ kind: 'hourly', everyHours: (hours ?? 0) as 6, amount: value }, unit),
          end,
        ],
      ),
      ...taken(said('freq_stat'))(at).map(
        ([[{ value, unit }], end]): Way<When> => [said_({ kind: 'stat', amount: value }, unit), end],
      ),
      ...taken(needed)(at).map(
        ([[{ value, unit }, sos], end]): Way<When> => [
          said_({ kind: 'sos', amount: value }, unit, 'day', sos),
          end,
        ],
      ),
    ];
    const days = daily(at).flatMap(([{ daily: schedule, unit }, end]) =>
      perhaps(
        end,
        ', ',
        oneOf(repeats, every => REPEAT_PHRASES[every]),
      ).map(([every, stop]): Way<When> => [said_(schedule, unit, every ?? 'day'), stop]),
    );
    return [...single, ...days, ...taper(at)];
  };

  type Step = { daily: DailySchedule; days: number; unit: DoseUnit | null };
  function steps(at: number): Way<Step[]>[] {
    const one = daily(at).flatMap(([{ daily: each, unit }, end]) =>
      exactly(isEnglish ? ' ' : ', ')(end).flatMap(([, next]) =>
        duration(next).flatMap(([lasting, stop]) =>
          lasting.kind === 'days' ? [[{ daily: each, days: lasting.count, unit }, stop] as const] : [],
        ),
      ),
    );
    return one.flatMap(([step, end]): Way<Step[]>[] => [
      [[step], end],
      ...exactly(`, ${phrase('next_step')} `)(end).flatMap(([, next]) =>
        steps(next)
          .filter(([[second]]) => second?.unit === step.unit)
          .map(([rest, stop]): Way<Step[]> => [[step, ...rest], stop]),
      ),
    ]);
  }
  function taper(at: number): Way<When>[] {
    return steps(at).flatMap(([all, end]) =>
      all.length < 2
        ? []
        : [
            [
              {
                schedule: {
                  kind: 'taper',
                  steps: all.map(({ daily: each, days }) => ({ daily: each, days })),
                },
                unit: all[0]?.unit ?? null,
                every: 'day',
                sos: null,
              },
              end,
            ] as Way<When>,
          ],
    );
  }

  function manyManners(at: number): Way<Dose['manner']>[] {
    const more = exactly(between)(at).flatMap(([, next]) =>
      oneOf(
        manners,
        manner => MANNER_PHRASES[manner],
      )(next).flatMap(([manner, end]) =>
        manyManners(end).map(([rest, stop]): Way<Dose['manner']> => [[manner, ...rest], stop]),
      ),
    );
    return [[[], at], ...more];
  }

  return when(0).flatMap(([{ sos, ...timing }, afterWhen]) =>
    (sos ? ([[null, afterWhen]] as Way<Needed | null>[]) : perhaps(afterWhen, between, needed)).flatMap(
      ([asNeeded, a]) =>
        manyManners(a).flatMap(([manner, b]) =>
          perhaps(
            b,
            between,
            oneOf(routes, route => ROUTE_PHRASES[route]),
          ).flatMap(([route, c]) =>
            perhaps(
              c,
              between,
              oneOf(foodRelations, food => FOOD_PHRASES[food]),
            ).flatMap(([food, d]) =>
              perhaps(d, between, duration).flatMap(([lasting, end]) =>
                end === text.length
                  ? [
                      {
                        ...timing,
                        asNeeded: sos ?? asNeeded,
                        food,
                        duration: lasting,
                        route,
                        manner,
                        note: '',
                      },
                    ]
                  : [],
              ),
            ),
          ),
        ),
    ),
  );
}
