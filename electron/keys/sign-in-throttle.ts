import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { writeFileDurably } from './durable-file.ts';

const FREE_ATTEMPTS = 4;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;
const ENTRIES_KEPT = 500;
const EVERYONE = 'everyone';

const entrySchema = z.strictObject({
  attempts: z.int().positive(),
  waitMs: z.int().min(0).max(LONGEST_WAIT_MS),
  seenAt: z.int(),
});
const fileSchema = z.strictObject({ v: z.literal(1), entries: z.record(z.string(), entrySchema) });
type Entry = z.infer<typeof entrySchema>;
type Entries = Map<string, Entry>;

export type SignInAttempt = { readonly userId: number | 'recoveryCode'; readonly deviceId: string };
/** `triesLeft`: how many more wrong tries are free of a wait, this one counted as wrong. */
export type BegunAttempt = { readonly allowed: boolean; readonly waitMs: number; readonly triesLeft: number };
export type SignInThrottle = {
  /** Milliseconds until the next try is allowed; 0 when it is allowed now. */
  waitMs(attempt: SignInAttempt): number;
  /** Counts the try as wrong before the password is looked at, so that a killed process cannot uncount it. */
  begin(attempt: SignInAttempt): BegunAttempt;
  /** The password was right: both counts start again. */
  succeed(attempt: SignInAttempt): void;
};

/** The wait after so many wrong tries in a row: none before the fourth, then 30 s doubling up to 15 minutes. */
export function waitAfter(wrongAttempts: number): number {
  if (wrongAttempts < FREE_ATTEMPTS) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** (wrongAttempts - FREE_ATTEMPTS), LONGEST_WAIT_MS);
}

/**
 * Slows down guessing at this computer's sign-in screen, per person and per device, across restarts. It is a speed
 * bump on our own door: somebody who holds a copy of the keyring, or who may delete this file, is limited by Argon2id
 * alone, which is why passwords have a minimum length. `now` is in milliseconds; a clock set back never shortens a
 * wait, and a clock set right again after running ahead never lengthens one beyond what was left.
 */
export function signInThrottle(path: string, now: () => number): SignInThrottle {
  const entries = readEntries(path, now());

  function begin(attempt: SignInAttempt): BegunAttempt {
    const waitMs = longestWait(entries, attempt, now());
    if (waitMs > 0) return { allowed: false, waitMs, triesLeft: 0 };
    for (const name of namesOf(attempt)) {
      const attempts = (entries.get(name)?.attempts ?? 0) + 1;
      entries.delete(name);
      entries.set(name, { attempts, waitMs: waitAfter(attempts), seenAt: now() });
    }
    writeEntries(path, entries);
    const mostAttempts = Math.max(...namesOf(attempt).map(name => entries.get(name)?.attempts ?? 0));
    return { allowed: true, waitMs: 0, triesLeft: Math.max(0, FREE_ATTEMPTS - mostAttempts) };
  }

  function succeed(attempt: SignInAttempt) {
    for (const name of namesOf(attempt)) entries.delete(name);
    writeEntries(path, entries);
  }

  return { waitMs: attempt => longestWait(entries, attempt, now()), begin, succeed };
}

function longestWait(entries: Entries, attempt: SignInAttempt, at: number): number {
  return Math.max(...[...namesOf(attempt), EVERYONE].map(name => remainingWait(entries, name, at)));
}

// What is left of a wait only ever shrinks by time seen to pass; an absolute "locked until" would lock for years
// after one sign-in with the clock set wrong.
function remainingWait(entries: Entries, name: string, at: number): number {
  const entry = entries.get(name);
  if (!entry) return 0;
  const passedMs = Math.max(0, at - entry.seenAt);
  entry.waitMs = Math.max(0, entry.waitMs - passedMs);
  entry.seenAt = at;
  return entry.waitMs;
}

function namesOf({ userId, deviceId }: SignInAttempt): string[] {
  return [`person:${userId}`, `device:${deviceId}`];
}

function readEntries(path: string, at: number): Entries {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
  try {
    return new Map(Object.entries(fileSchema.parse(JSON.parse(text)).entries));
  } catch {
    // A damaged file must neither reset every count nor keep the clinic out for long.
    return new Map([[EVERYONE, { attempts: FREE_ATTEMPTS, waitMs: FIRST_WAIT_MS, seenAt: at }]]);
  }
}

function writeEntries(path: string, entries: Entries): void {
  const newest = [...entries].slice(-ENTRIES_KEPT);
  writeFileDurably(path, JSON.stringify({ v: 1, entries: Object.fromEntries(newest) }));
}
