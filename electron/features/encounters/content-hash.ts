import { createHash } from 'node:crypto';
import type { ReadableDb } from '../../database/db.ts';
import * as encountersSql from './encounters.sql.ts';

/** Object keys in one order, so that the same content always has the same hash. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

type Signed = Omit<encountersSql.StoredEncounter, 'contentHash' | 'checkRecord'>;

/**
 * SHA-256 over what is signed: patient, visit, version, doctor, time and every word of the note; of a later version
 * also its reason and the hash of the one before; where they are kept, who entered it and for whom it was written.
 */
export function contentHashOf({ amendment, enteredBy, party, ...note }: Signed): string {
  const signed = {
    ...note,
    ...(amendment && { amendment }),
    ...(enteredBy && { enteredBy }),
    ...(party && { party }),
  };
  return createHash('sha256').update(canonicalJson(signed)).digest('hex');
}

/** Whether a stored version still hashes to what was signed and stands on the version that is stored before it. */
export function standsAsSigned(
  stored: encountersSql.StoredEncounter,
  before: encountersSql.StoredEncounter | undefined,
): boolean {
  const { contentHash, checkRecord: _, ...signed } = stored;
  const isInItsPlace = stored.version === (before?.version ?? 0) + 1;
  const isOnTheOneBefore = (stored.amendment?.previousHash ?? '') === (before?.contentHash ?? '');
  return isInItsPlace && isOnTheOneBefore && contentHashOf(signed) === contentHash;
}

/** Whether every version of a visit is what was signed; false for a visit that nobody signed. */
export function isUnaltered(db: ReadableDb, visitId: number): boolean {
  const versions = encountersSql.listVersions(db, visitId);
  return versions.length > 0 && versions.every((stored, at) => standsAsSigned(stored, versions[at - 1]));
}
