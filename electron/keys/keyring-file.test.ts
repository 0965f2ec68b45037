import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newDatabaseKey } from './database-key.ts';
import { createRing, renamePerson } from './keyring.ts';
import { listPreviousRings, RING_FILE_NAME, readRing, writeRing } from './keyring-file.ts';
import type { Ring } from './keyring-text.ts';
import { unsafeTestPasswordKdf } from './password-kdf.ts';
import { newRecoveryCode } from './recovery-code.ts';

const kdf = unsafeTestPasswordKdf();
const key = newDatabaseKey(randomBytes);
const person = { userId: 1, signInName: 'kavita', displayName: 'Name 0' };
let folder: string;
let path: string;
let first: Ring;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ring-'));
  path = join(folder, RING_FILE_NAME);
  const recoveryCode = newRecoveryCode(randomBytes);
  first = await createRing(
    { key, createdAt: 0, person, password: 'three blue umbrellas', recoveryCode },
    kdf,
  );
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function renamed(number: number): Ring {
  return renamePerson(first, key, { ...person, displayName: `Name ${number}` });
}

function nameIn(ring: Ring): string {
  const slot = ring.slots[0];
  return slot?.kind === 'password' ? slot.displayName : '';
}

test('a ring written to disk reads back, is nobody else’s to read, and leaves no other file', () => {
  writeRing(path, first);
  expect(readRing(path, kdf)).toEqual(first);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual([RING_FILE_NAME]);
});

test('the three rings before the present one are kept, newest first', () => {
  for (let number = 0; number <= 5; number++) writeRing(path, renamed(number));
  expect(nameIn(readRing(path, kdf))).toBe('Name 5');
  expect(listPreviousRings(path, kdf).map(each => nameIn(each.ring))).toEqual(['Name 4', 'Name 3', 'Name 2']);
  expect(readdirSync(folder).sort()).toEqual([
    'keyring.json',
    'keyring.json.1',
    'keyring.json.2',
    'keyring.json.3',
  ]);
});

test('a missing ring and a damaged one are told apart, and an earlier one is offered but never taken silently', () => {
  expect(() => readRing(path, kdf)).toThrow('RING_MISSING');
  writeRing(path, renamed(1));
  writeRing(path, renamed(2));
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('Name 2', 'Name 3'));
  expect(() => readRing(path, kdf)).toThrow('RING_DAMAGED');
  rmSync(path);
  expect(() => readRing(path, kdf)).toThrow(
    expect.objectContaining({ code: 'RING_MISSING', data: { previousRings: 1 } }),
  );
  expect(listPreviousRings(path, kdf).map(each => nameIn(each.ring))).toEqual(['Name 1']);
});

test('a rubbish file left by a write that was cut short is no obstacle', () => {
  writeFileSync(`${path}.writing`, 'half a ri');
  writeRing(path, first);
  expect(readRing(path, kdf)).toEqual(first);
});

test.skipIf(process.getuid?.() === 0)(
  'a ring that cannot be written leaves the present one as it was',
  () => {
    writeRing(path, first);
    chmodSync(folder, 0o500);
    expect(() => writeRing(path, renamed(1))).toThrow();
    chmodSync(folder, 0o700);
    expect(readRing(path, kdf)).toEqual(first);
  },
);
