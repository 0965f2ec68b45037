import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { settleInterrupted } from '../features/imports/imports.service.ts';
import { loadReferenceLists } from '../features/prescriptions/reference-lists.ts';
import { type PasswordKdf, passwordKdf } from '../keys/password-kdf.ts';
import { warmUpPrinting } from '../printing/render-pdf.ts';
import { auditTrail } from './audit-trail.ts';
import { type ClinicHouse, clinicHouse } from './clinic-house.ts';
import { type CallOptions, openDoor } from './dispatch.ts';
import { faultLog } from './fault-log.ts';
import { type Jobs, startJobs } from './jobs.ts';
import { liveChanges } from './live-changes.ts';
import type { FaultLog, Host } from './ports.ts';
import { resourceFolder } from './resource-folder.ts';
import type { Connection } from './service.ts';

export type ClinicServer = {
  /** A door for one window or one browser session; `end` forgets it. */
  connect(kind: Connection['kind']): Connection;
  end(connection: Connection): void;
  call(connection: Connection, name: string, input: unknown, options?: CallOptions): Promise<unknown>;
  /** Last backup, keys wiped, file closed. */
  stop(): Promise<void>;
  readonly house: ClinicHouse;
  flushAudit(): void;
};

export type StartOptions = {
  folderPath: string;
  host: Host;
  now?: () => number;
  kdf?: PasswordKdf;
  logFault?: FaultLog;
  /** Hosts of a real clinic calibrate password hashing upward to this; the sample clinic and tests do not. */
  calibrateToMs?: number;
  /** Off in tests, which call jobs by hand. */
  withJobs?: boolean;
};

/** Half a second a password: unnoticed by a person, dear for a guesser with a copy of the keyring. */
export const USUAL_PASSWORD_MS = 500;

/** Starts the clinic server: no window, no network; hosts put doors on it. */
export function startClinicServer(options: StartOptions): ClinicServer {
  const { folderPath, host, now = Date.now, kdf = passwordKdf, withJobs = true } = options;
  const house = clinicHouse({ folderPath, kdf, now, calibrateToMs: options.calibrateToMs ?? null });
  const logFault = options.logFault ?? faultLog(house.folder.log, now);
  house.onOpened(({ db }) => settleInterrupted(db, now()));
  const trail = auditTrail(house, logFault);
  const live = liveChanges();
  const lists = loadReferenceLists(join(resourceFolder(), 'reference'));
  const door = openDoor({ house, host, trail, live, lists, logFault });
  const jobs: Jobs | undefined = withJobs ? startJobs({ house, live, logFault }) : undefined;
  if (withJobs) setTimeout(() => void warmUpPrinting(), 500).unref();

  return {
    house,
    connect(kind) {
      const connection: Connection = {
        id: randomBytes(4).toString('hex'),
        kind,
        session: null,
        lockedBy: null,
        lastSeenAt: now(),
      };
      house.connections.add(connection);
      return connection;
    },
    end(connection) {
      connection.session = null;
      house.connections.delete(connection);
    },
    call: door.call,
    flushAudit: trail.flush,
    async stop() {
      await jobs?.stop();
      await house.ringIsAtRest();
      trail.flush();
      house.close();
    },
  };
}
