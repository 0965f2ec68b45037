import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  databaseKeyOf,
  keyPragmaText,
  newDatabaseKey,
  SUB_KEY_LABELS,
  subKey,
  wipe,
} from './database-key.ts';

const fixed = databaseKeyOf(Buffer.alloc(32, 0xa7), Buffer.alloc(16, 0x5c));

test('the engine is given exactly 32 bytes of key and 16 of salt in hex', () => {
  expect(keyPragmaText(fixed)).toBe(`x'${'a7'.repeat(32)}${'5c'.repeat(16)}'`);
});

test('a key of another length never reaches the engine, which would take it for a passphrase', () => {
  for (const [key, salt] of [
    [0, 0],
    [31, 16],
    [32, 15],
    [33, 15],
    [32, 0],
  ] as const) {
    expect(() => databaseKeyOf(Buffer.alloc(key), Buffer.alloc(salt))).toThrow(RangeError);
    expect(() => keyPragmaText({ key: Buffer.alloc(key, 1), salt: Buffer.alloc(salt, 1) })).toThrow(
      RangeError,
    );
  }
});

test('a wiped key is zero and refuses every further use', () => {
  const key = newDatabaseKey(randomBytes);
  wipe(key);
  expect(key.key).toEqual(Buffer.alloc(32));
  expect(() => keyPragmaText(key)).toThrow('wiped');
  expect(() => subKey(key, 'audit')).toThrow('wiped');
});

test('each use has its own key, and it is the same key every time', () => {
  const keys = SUB_KEY_LABELS.map(label => subKey(fixed, label).toString('hex'));
  expect(new Set(keys).size).toBe(SUB_KEY_LABELS.length);
  expect(keys.every(key => key.length === 64)).toBe(true);
  // Written down once: a change of these bytes would make every clinic's audit chain and ring unreadable.
  expect(subKey(fixed, 'ring-mac').toString('hex')).toBe(
    'a34af6a8782912e5db3632e5c276890761408e6ac7e166ac392761f9cf093391',
  );
  expect(subKey(fixed, 'audit').toString('hex')).toBe(
    '257710d2f9899d4527a6a83bebeb970812a2c4ce49c5d9c5b9da5e1583a50900',
  );
});
