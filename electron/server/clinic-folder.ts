import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { RING_FILE_NAME } from '../keys/keyring-file.ts';

export type ClinicFolder = {
  readonly path: string;
  readonly database: string;
  readonly ring: string;
  readonly throttle: string;
  readonly log: string;
  readonly backups: string;
  /** Sealed files beside the database: reports, scans. */
  readonly blobs: string;
};

/** Where everything of one clinic lies; the folder is made for its owner alone. */
export function clinicFolder(path: string): ClinicFolder {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return {
    path,
    database: join(path, 'clinic.db'),
    ring: join(path, RING_FILE_NAME),
    throttle: join(path, 'sign-in-attempts.json'),
    log: join(path, 'parchi.log'),
    backups: join(path, 'backups'),
    blobs: join(path, 'blobs'),
  };
}
