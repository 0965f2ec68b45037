import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { fsyncFile, writeFileDurably } from './durable-file.ts';
import { KeyringFailure } from './keyring-failure.ts';
import { parseRing, type Ring, ringText } from './keyring-text.ts';
import { type PasswordKdf, passwordKdf } from './password-kdf.ts';

export const RING_FILE_NAME = 'keyring.json';
const PREVIOUS_RINGS_KEPT = 3;

/** Throws RING_MISSING, RING_DAMAGED or RING_NEWER; an earlier ring is never taken silently in its place. */
export function readRing(path: string, kdf: PasswordKdf = passwordKdf): Ring {
  if (!existsSync(path))
    throw new KeyringFailure('RING_MISSING', { previousRings: previousRingPaths(path).length });
  return parseRing(readFileSync(path), kdf);
}

/**
 * The up to three rings before the present one that still read, newest first. Whoever offers them must say so to a
 * person: an earlier ring may still hold the slot of somebody who was removed.
 */
export function listPreviousRings(
  path: string,
  kdf: PasswordKdf = passwordKdf,
): { path: string; ring: Ring }[] {
  return previousRingPaths(path).flatMap(previous => {
    try {
      return [{ path: previous, ring: parseRing(readFileSync(previous), kdf) }];
    } catch {
      // One unreadable earlier ring says nothing about the others.
      return [];
    }
  });
}

/** Synced to disk before it takes the name; the three rings before it stay as `.1` (newest) to `.3`. Mode 0600. */
export function writeRing(path: string, ring: Ring): void {
  writeFileDurably(path, ringText(ring), () => keepPresentRing(path));
}

function keepPresentRing(path: string): void {
  if (!existsSync(path)) return;
  for (let age = PREVIOUS_RINGS_KEPT - 1; age >= 1; age--) {
    if (existsSync(previousPath(path, age))) renameSync(previousPath(path, age), previousPath(path, age + 1));
  }
  copyFileSync(path, previousPath(path, 1));
  fsyncFile(previousPath(path, 1));
}

function previousRingPaths(path: string): string[] {
  const ages = Array.from({ length: PREVIOUS_RINGS_KEPT }, (_, index) => index + 1);
  return ages.map(age => previousPath(path, age)).filter(existsSync);
}

function previousPath(path: string, age: number): string {
  return `${path}.${age}`;
}
