import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const countsSchema = z.object({ patients: z.int(), visits: z.int(), bills: z.int() });
export type BackupCounts = z.infer<typeof countsSchema>;

/** Beside every copy: what it holds and the keyring that opens it. No secret and no patient word in clear. */
const manifestSchema = z.object({
  format: z.literal('parchi-backup'),
  formatVersion: z.literal(1),
  takenAt: z.int(),
  clinicName: z.string(),
  databaseFile: z.string().regex(/^[\w.-]+\.db$/),
  bytes: z.int(),
  sha256: z.string().length(64),
  schemaVersion: z.int(),
  counts: countsSchema,
  auditHead: z.object({ seq: z.int(), mac: z.string() }),
  /** The keyring file, byte for byte. */
  keyring: z.string(),
  /** Reports and scans in the folder's own `blobs`; older copies have none. */
  files: z
    .object({ count: z.int(), bytes: z.int(), missing: z.int() })
    .default({ count: 0, bytes: 0, missing: 0 }),
});
export type BackupManifest = z.infer<typeof manifestSchema>;

export const MANIFEST_ENDING = '.backup.json';

export function readManifest(path: string): BackupManifest | undefined {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // A foreign or half-written file in the folder is simply not a backup.
    return undefined;
  }
}

export type FoundBackup = { manifestPath: string; databasePath: string; manifest: BackupManifest };

function namesIn(folder: string): string[] | undefined {
  try {
    return readdirSync(folder);
  } catch {
    // Not there, not a folder, or not for us to read.
    return undefined;
  }
}

/** The backups of a folder whose copy is still there, newest first; undefined when the folder cannot be read. */
export function findBackups(folder: string): FoundBackup[] | undefined {
  return namesIn(folder)
    ?.filter(name => name.endsWith(MANIFEST_ENDING))
    .flatMap(name => {
      const manifestPath = join(folder, name);
      const manifest = readManifest(manifestPath);
      if (!manifest) return [];
      const databasePath = join(folder, manifest.databaseFile);
      return existsSync(databasePath) ? [{ manifestPath, databasePath, manifest }] : [];
    })
    .sort((a, b) => b.manifest.takenAt - a.manifest.takenAt);
}
