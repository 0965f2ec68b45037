import { expect, test } from 'vitest';
import {
  atMostTwoAtOnce,
  calibrate,
  DEFAULT_PASSWORD_COST,
  dearerCosts,
  loadArgon2id,
  nativeArgon2id,
  passwordKdf,
  passwordKdfAt,
  unsafeTestPasswordKdf,
  wasmArgon2id,
} from './password-kdf.ts';

const password = Buffer.from('correct horse battery');
const salt = Buffer.alloc(16, 9);
const cheap = unsafeTestPasswordKdf();

test.each([
  ['the default cost', DEFAULT_PASSWORD_COST],
  ['a small cost', { memoryKib: 256, passes: 2, lanes: 1 }],
])('the native module and WebAssembly agree byte for byte at %s', async (_, cost) => {
  const [native, wasm] = [await nativeArgon2id(), await wasmArgon2id()];
  const bytes = await native(password, salt, cost);
  expect(bytes).toHaveLength(32);
  expect((await wasm(password, salt, cost)).equals(bytes)).toBe(true);
});

test('the answer is that of Argon2id as RFC 9106 has it', async () => {
  const native = await nativeArgon2id();
  const known = await native(Buffer.from('password'), Buffer.from('somesalt'), {
    memoryKib: 65_536,
    passes: 2,
    lanes: 1,
  });
  expect(known.toString('hex')).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7');
});

test('where the native module does not load the clinic still opens', async () => {
  const fallback = await loadArgon2id(() => Promise.reject(new Error('blocked by the antivirus')));
  const cost = { memoryKib: 64, passes: 1, lanes: 1 };
  expect(
    (await fallback(password, salt, cost)).equals(await cheap.derive('correct horse battery', salt, cost)),
  ).toBe(true);
});

test.each([
  ['too little memory', { memoryKib: 64 * 1024 - 1, passes: 3, lanes: 4 }],
  ['too much memory', { memoryKib: 1024 * 1024 + 1, passes: 3, lanes: 4 }],
  ['no pass', { memoryKib: 65_536, passes: 0, lanes: 4 }],
  ['eleven passes', { memoryKib: 65_536, passes: 11, lanes: 4 }],
  ['five lanes', { memoryKib: 65_536, passes: 3, lanes: 5 }],
  ['a broken number', { memoryKib: 65_536.5, passes: 3, lanes: 4 }],
])('a cost with %s is refused before anything is computed', async (_, cost) => {
  await expect(passwordKdf.derive('a password', salt, cost)).rejects.toThrow(RangeError);
  expect(() => passwordKdfAt(cost)).toThrow(RangeError);
});

test('one password typed on two keyboards, composed or not, is one password', async () => {
  const cost = cheap.newSlotCost;
  const composed = await cheap.derive('caf\u00e9 \u0915\u093c', salt, cost);
  expect((await cheap.derive('cafe\u0301 \u0958', salt, cost)).equals(composed)).toBe(true);
});

test('a fast computer is given a dearer cost, a slow one never less than the default', async () => {
  const took = (factor: number) => async (cost: typeof DEFAULT_PASSWORD_COST) =>
    (cost.memoryKib / 1024) * cost.passes * factor;
  expect(await calibrate(500, took(100))).toEqual(DEFAULT_PASSWORD_COST);
  const fast = await calibrate(500, took(0.9));
  expect(fast.memoryKib * fast.passes).toBeGreaterThan(
    DEFAULT_PASSWORD_COST.memoryKib * DEFAULT_PASSWORD_COST.passes,
  );
  expect(passwordKdfAt(fast).newSlotCost).toEqual(fast);
});

test('the cost climbs to a sixteenth of the memory and ten passes, no further', () => {
  const gibibyte = 1024 ** 3;
  for (const installed of [1, 4, 8, 64]) {
    const costs = dearerCosts(installed * gibibyte);
    const memory = Math.max(...costs.map(cost => cost.memoryKib));
    expect(memory).toBe(Math.max(64, Math.min(1024, installed * 64)) * 1024);
    expect(Math.max(...costs.map(cost => cost.passes))).toBe(10);
    for (const cost of costs) expect(() => passwordKdfAt(cost)).not.toThrow();
  }
});

test('of ten people signing in at once, two are served at a time and all are served', async () => {
  let running = 0;
  let most = 0;
  const served = await Promise.all(
    Array.from({ length: 10 }, (_, person) =>
      atMostTwoAtOnce(async () => {
        most = Math.max(most, ++running);
        await new Promise(resolve => setTimeout(resolve, 5));
        running--;
        if (person === 3) throw new Error('one fails');
        return person;
      }).catch(() => 'failed'),
    ),
  );
  expect(most).toBe(2);
  expect(served).toEqual([0, 1, 2, 'failed', 4, 5, 6, 7, 8, 9]);
});
