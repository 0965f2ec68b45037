import { beforeAll, expect, test } from 'vitest';
import type { DatabaseKey } from './database-key.ts';
import { openWithPassword } from './keyring.ts';
import { KeyringFailure } from './keyring-failure.ts';
import { canonicalJson, parseRing, type Ring, ringText, sumOf } from './keyring-text.ts';
import { codeOf, kdf, key, makeRing, passwords, rewritten, slotOf } from './test-ring.ts';

let ring: Ring;

beforeAll(async () => {
  ring = await makeRing();
});

const parse = (text: string | Buffer) => codeOf(() => parseRing(Buffer.from(text), kdf));

test('it reads back as written', () => {
  expect(parseRing(Buffer.from(ringText(ring)), kdf)).toEqual(ring);
});

test('a ring of a later Parchi is not called damaged', async () => {
  const later = { hdr: { ...ring.hdr, v: 2, fips: true }, vaults: [] };
  expect(await parse(JSON.stringify(later))).toBe('RING_NEWER');
});

test('unknown fields, doubled fields, other spellings, wrong lengths and doubled slots are refused', async () => {
  const text = ringText(ring);
  const withField = rewritten(ring, copy => Object.assign(copy.hdr, { note: 'x' }));
  const prototype = text.replace('{"hdr"', '{"__proto__":{},"hdr"');
  const doubled = text.replace('{"hdr"', '{"hdr":{},"hdr"');
  const spaced = JSON.stringify(ring, null, 1);
  const base64 = text.replace(
    ring.sum,
    ring.sum.replace(/.=$/, match => `${String.fromCharCode(match.charCodeAt(0) + 1)}=`),
  );
  const short = rewritten(ring, copy =>
    Object.assign(slotOf(copy, 1), { pub: Buffer.alloc(31).toString('base64') }),
  );
  const twins = rewritten(ring, copy => copy.slots.push(slotOf(ring, 1)));
  const empty = rewritten(ring, copy => Object.assign(copy, { slots: [] }));
  const huge = Buffer.alloc(2 * 1024 * 1024, 0x20);
  const texts = [
    canonicalJson(withField),
    prototype,
    doubled,
    spaced,
    base64,
    canonicalJson(short),
    canonicalJson(twins),
    canonicalJson(empty),
    huge,
    '',
    'null',
    '[]',
    '{"hdr":',
  ];
  for (const each of texts) expect(await parse(each), String(each).slice(0, 60)).toBe('RING_DAMAGED');
  expect(await parse(Buffer.concat([Buffer.from([0xff]), Buffer.from(text)]))).toBe('RING_DAMAGED');
});

test('every flipped bit and every cut is called damage, never a wrong password and never a key', async () => {
  const file = Buffer.from(ringText(ring));
  for (let at = 0; at < file.length; at++) {
    for (let bit = 0; bit < 8; bit++) {
      const flipped = Buffer.from(file);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      if (flipped.toString().trimEnd() === file.toString().trimEnd()) continue;
      const code = await parse(flipped);
      // A flipped digit of the version says "newer"; that opens nothing either.
      expect(['RING_DAMAGED', 'RING_NEWER'], `byte ${at}, bit ${bit}`).toContain(code);
    }
    if (at < file.length - 1) expect(await parse(file.subarray(0, at)), `cut at ${at}`).toBe('RING_DAMAGED');
  }
});

test('where a flip is hidden by a right sum, the key still comes out true or not at all', async () => {
  const file = ringText(ring);
  const outcomes: Record<string, number> = {};
  for (let at = 0; at < file.length; at++) {
    const outcome = await outcomeOf(flipCharacter(file, at), key);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  expect(Object.keys(outcomes).sort()).toEqual(['RING_DAMAGED', 'WRONG_PASSWORD', 'not a ring']);
});

function flipCharacter(text: string, at: number): string {
  const letters = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+/';
  const place = letters.indexOf(text[at] ?? '');
  const other = letters[(place + 4) % letters.length];
  return text.slice(0, at) + other + text.slice(at + 1);
}

async function outcomeOf(text: string, right: DatabaseKey): Promise<string> {
  let resummed: Ring;
  try {
    const value = JSON.parse(text) as Ring;
    resummed = parseRing(Buffer.from(ringText({ ...value, sum: sumOf(value) })), kdf);
    if (ringText(resummed) === ringText(ring)) return 'not a ring';
  } catch {
    return 'not a ring';
  }
  try {
    const opened = await openWithPassword(resummed, 1, passwords.doctor, kdf);
    return opened.key.equals(right.key) ? 'OPENED A CHANGED RING' : 'OPENED WITH A WRONG KEY';
  } catch (error) {
    return error instanceof KeyringFailure ? error.code : String(error);
  }
}
