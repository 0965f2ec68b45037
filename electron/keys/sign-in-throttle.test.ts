import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SignInThrottle, signInThrottle, waitAfter } from './sign-in-throttle.ts';

const minute = 60_000;
const kavita = { userId: 1, deviceId: 'front-desk' };
let folder: string;
let path: string;
let now: number;
let throttle: SignInThrottle;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throttle-'));
  path = join(folder, 'sign-in-tries.json');
  now = 1_760_000_000_000;
  restart();
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function restart(): void {
  throttle = signInThrottle(path, () => now);
}

function tryWrongly(times: number, attempt = kavita): void {
  for (let index = 0; index < times; index++) expect(throttle.begin(attempt).allowed).toBe(true);
}

test('the waits are none before the fourth wrong try, then 30 s doubling to 15 minutes', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 50].map(waitAfter)).toEqual(
    [0, 0, 0, 0.5, 1, 2, 4, 8, 15, 15].map(minutes => minutes * minute),
  );
});

test('after four wrong tries the fifth has to wait, and is then allowed', () => {
  tryWrongly(4);
  expect(throttle.begin(kavita)).toEqual({ allowed: false, waitMs: 30_000, triesLeft: 0 });
  now += 29_999;
  expect(throttle.waitMs(kavita)).toBe(1);
  now += 1;
  expect(throttle.begin(kavita).allowed).toBe(true);
  expect(throttle.waitMs(kavita)).toBe(minute);
});

test('the screen can say how many tries are left', () => {
  expect([1, 2, 3, 4].map(() => throttle.begin(kavita).triesLeft)).toEqual([3, 2, 1, 0]);
});

test('the right password starts both counts again', () => {
  tryWrongly(3);
  throttle.succeed(kavita);
  tryWrongly(3);
  expect(throttle.waitMs(kavita)).toBe(0);
});

test('a person waits on every device, and a device waits for every person', () => {
  tryWrongly(4);
  expect(throttle.waitMs({ userId: 1, deviceId: 'tablet' })).toBe(30_000);
  expect(throttle.waitMs({ userId: 2, deviceId: 'front-desk' })).toBe(30_000);
  expect(throttle.waitMs({ userId: 2, deviceId: 'tablet' })).toBe(0);
});

test('starting the program again, even after a kill in the middle of a try, does not shorten the wait', () => {
  tryWrongly(4);
  now += 10_000;
  restart();
  expect(throttle.waitMs(kavita)).toBe(20_000);
});

test('a clock set back does not unlock, before or after a restart', () => {
  tryWrongly(4);
  now -= 3 * 365 * 24 * 60 * minute;
  expect(throttle.waitMs(kavita)).toBe(30_000);
  restart();
  expect(throttle.waitMs(kavita)).toBe(30_000);
});

test('a clock that ran years ahead and is set right again locks nobody out for years', () => {
  now += 3 * 365 * 24 * 60 * minute;
  tryWrongly(4);
  now -= 3 * 365 * 24 * 60 * minute;
  expect(throttle.waitMs(kavita)).toBe(30_000);
  now += 30_000;
  expect(throttle.begin(kavita).allowed).toBe(true);
});

test('asking how long again and again does not lengthen or shorten the wait', () => {
  tryWrongly(4);
  for (let second = 0; second < 29; second++) {
    now += 1000;
    expect(throttle.waitMs(kavita)).toBe(29_000 - second * 1000);
  }
});

test('an hour of patient guessing gets at most twenty tries', () => {
  let tries = 0;
  for (const end = now + 60 * minute; now < end; now += 1000) if (throttle.begin(kavita).allowed) tries++;
  expect(tries).toBeGreaterThan(5);
  expect(tries).toBeLessThanOrEqual(20);
});

test('a damaged file of counts makes everybody wait once, and only once', () => {
  for (const rubbish of [
    '',
    '{"v":1',
    '{"v":1,"entries":{"person:1":{"attempts":-5,"waitMs":0,"seenAt":0}}}',
  ]) {
    writeFileSync(path, rubbish);
    restart();
    expect(throttle.begin(kavita)).toMatchObject({ allowed: false, waitMs: 30_000 });
    now += 30_000;
    expect(throttle.begin(kavita).allowed).toBe(true);
  }
});

test('hundreds of made-up devices do not grow the file without end', () => {
  for (let index = 0; index < 300; index++) throttle.begin({ userId: index + 1, deviceId: `d${index}` });
  expect(
    Object.keys((JSON.parse(readFileSync(path, 'utf8')) as { entries: object }).entries).length,
  ).toBeLessThanOrEqual(500);
});
