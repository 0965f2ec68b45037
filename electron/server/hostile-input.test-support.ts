import fc from 'fast-check';

/** What nobody types and a broken or hostile program sends. */
const strangeValues: readonly unknown[] = [
  ...[
    undefined,
    null,
    true,
    false,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    -1,
    0,
    1,
    2,
    0.5,
    1e308,
    -1e308,
  ],
  ...[2 ** 31, 2 ** 53, 2 ** 53 - 1, 1e21, 5e-324, 10n, '', ' ', '0', '1', '-1', '1e308', 'NaN'],
  ...['\ud800', 'a\udc00b', '\u0000', 'a\u0000b', '\u001b[2J', '\u202egnp.exe', '\ufeff', '\u200d', '\ufffd'],
  ...['क़'.repeat(60), '\ufb2c'.repeat(40), 'é'.repeat(80), '👩‍⚕️', 'x'.repeat(5_000), 'ठ'.repeat(300_000)],
  ...[
    "'; DROP TABLE patients; --",
    '" OR "1"="1',
    'NEAR(a b, 2)',
    '"*"',
    '*',
    'a AND NOT',
    'words:"x"',
    '^a',
    '-',
  ],
  ...[
    '%',
    '_',
    '\\',
    '$(id)',
    '<script>alert(1)</script>',
    '../../../etc/passwd',
    '/dev/null',
    '/etc/hostname',
  ],
  ...[
    '/',
    '.',
    '__proto__',
    'constructor',
    'toString',
    'dolo 650 1-0-1 5d pc',
    'P-26-00001',
    '5000041735',
    'A-01',
  ],
  ...['2026-11-21', '2026-02-30', '0000-01-01', '0001-01-01', '9999-12-31', '1799-12-31', '-000001-12-25'],
  ...[
    'Asia/Kolkata',
    'Mars/Olympus',
    'UTC',
    '+05:30',
    [],
    {},
    [[]],
    [null],
    [{}],
    Object.create(null),
    new Date(0),
  ],
  ...[new Date(Number.NaN), new Map([[1, 2]]), new Set([1]), new Uint8Array(3), /a/g, Symbol('s'), () => 1],
  JSON.parse('{"__proto__": {"isOwner": true}, "constructor": {"prototype": {"x": 1}}}'),
  deep(2_000),
];

function deep(levels: number): unknown {
  let nested: unknown = 1;
  for (let level = 0; level < levels; level += 1) nested = level % 2 === 0 ? [nested] : { a: nested };
  return nested;
}

export const strangeValue: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.constantFrom(...strangeValues), weight: 6 },
  { arbitrary: fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), weight: 2 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 200 }), weight: 1 },
  { arbitrary: fc.oneof(fc.integer(), fc.double(), fc.integer({ min: 1, max: 12 })), weight: 1 },
);

type Place = { holder: Record<PropertyKey, unknown>; key: PropertyKey };

function placesOf(value: unknown, found: Place[] = []): Place[] {
  if (value === null || typeof value !== 'object') return found;
  for (const [key, inner] of Object.entries(value)) {
    found.push({ holder: value as Place['holder'], key });
    placesOf(inner, found);
  }
  return found;
}

/** Of the same kind as what stood there, so that more of them get past the form of an input into the work. */
function likewise(before: unknown, at: number): unknown {
  const strings = strangeValues.filter(value => typeof value === 'string' && value.length < 50);
  if (typeof before === 'string') return strings[at % strings.length];
  if (typeof before === 'number') return [0, 1, 2, 3, 5, 7, 40, 100, 2 ** 31, 2 ** 53 - 1, -1][at % 11];
  return typeof before === 'boolean' ? !before : null;
}

const change = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom(
    'likewise',
    'likewise',
    'likewise',
    'likewise',
    'replace',
    'replace',
    'remove',
    'add',
    'swap',
    'repeat',
  ),
  value: strangeValue,
  key: fc.constantFrom('__proto__', 'constructor', 'toString', 'userId', 'authorId', 'isOwner', 'x', ''),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function apply(places: readonly Place[], { at, kind, value, key }: Change): void {
  const place = places[at % places.length];
  if (!place) return;
  const { holder } = place;
  if (kind === 'remove') delete holder[place.key];
  else if (kind === 'likewise') holder[place.key] = likewise(holder[place.key], at >> 4);
  else if (kind === 'add')
    Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
  else if (kind === 'swap') holder[place.key] = places[(at >> 8) % places.length]?.holder[place.key];
  // Spread and not sliced: an earlier change may have given the list a 'constructor' of its own.
  else if (kind === 'repeat' && Array.isArray(holder)) {
    const [...all] = holder;
    holder.push(...all.slice(0, 50));
  } else holder[place.key] = value;
}

/** Near a valid input: up to three of its places changed; sometimes nothing like it at all. */
export function inputNear(valid: unknown): fc.Arbitrary<unknown> {
  const near = fc.array(change, { minLength: 0, maxLength: 3 }).map(changes => {
    const root = { input: structuredClone(valid) };
    // Found once: a value that was put in is sent as it is and never changed itself.
    const places = placesOf(root);
    for (const each of changes) apply(places, each);
    return root.input;
  });
  return fc.oneof({ arbitrary: near, weight: 9 }, { arbitrary: strangeValue, weight: 1 });
}
