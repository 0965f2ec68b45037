import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/contract/app-error.ts';
import type { OpenProblem } from '#shared/features/setup/setup.contract.ts';
import { checkpointAndClose } from '../database/checkpoint.ts';
import { copyEncrypted } from '../database/copy-encrypted.ts';
import { type ClinicDatabase, clinicDatabase, sql } from '../database/db.ts';
import { migrate, SCHEMA_VERSION, schemaVersionOf } from '../database/migrate.ts';
import { createDatabaseFile, type Driver, openDatabaseFile } from '../database/open-file.ts';
import { type DatabaseKey, subKey, wipe } from '../keys/database-key.ts';
import { readRing, writeRing } from '../keys/keyring-file.ts';
import type { Ring } from '../keys/keyring-text.ts';
import { calibrate, type PasswordKdf, passwordKdfAt } from '../keys/password-kdf.ts';
import { type SignInThrottle, signInThrottle } from '../keys/sign-in-throttle.ts';
import { type ClinicFolder, clinicFolder } from './clinic-folder.ts';
import type { Connection } from './service.ts';

export type OpenClinic = {
  readonly db: ClinicDatabase;
  readonly key: DatabaseKey;
  readonly auditKey: Buffer;
  readonly zone: string;
  /** People who gave their full password since the clinic was opened; only they may use a PIN. */
  readonly provenUsers: Set<number>;
};

export type ClinicHouse = {
  readonly folder: ClinicFolder;
  readonly kdf: PasswordKdf;
  /** The same functions at the cost this computer can bear, for new passwords; measured once. */
  kdfForNewPasswords(): Promise<PasswordKdf>;
  readonly throttle: SignInThrottle;
  readonly connections: Set<Connection>;
  now(): number;
  /** The open clinic, or a CLINIC_LOCKED refusal. */
  opened(): OpenClinic;
  openOrNull(): OpenClinic | null;
  /** What stands in the way of opening, from the files alone. */
  problem(): OpenProblem | null;
  isNew(): boolean;
  /** The keyring of this folder; throws when there is none or it is damaged. */
  ring(): Ring;
  saveRing(ring: Ring): void;
  /** Waits until no change of the keyring is under way. */
  ringIsAtRest(): Promise<void>;
  /** One change after the other, each on the ring as the one before left it: hashing takes long, and rings are whole files. */
  changeRing(change: (ring: Ring, key: DatabaseKey) => Promise<Ring> | Ring): Promise<Ring>;
  /** Opens the file with a key that the keyring gave; a wrong or damaged file is a typed refusal. */
  open(key: DatabaseKey): OpenClinic;
  /** Makes the file, lets `fill` write the first rows, and only then the keyring: a half-made clinic is never kept. */
  create(key: DatabaseKey, ring: Ring, fill: (db: ClinicDatabase) => void): OpenClinic;
  /** The recovery code between printing and typing back; never stored. */
  recoveryCodeOnPaper: { code: string; askGroups: readonly number[] } | null;
  /** Ends every session of a person, and any sign-in that is still being hashed (see `signInMarkOf`). */
  endSessionsOf(userId: number, except?: Connection): void;
  /** Changes whenever the person's sessions are ended: a sign-in begun before must not become a session after. */
  signInMarkOf(userId: number): number;
  /** After a restore: what stood in the way of the file before says nothing of the new one. */
  forgetProblem(): void;
  close(): void;
  onOpened(listener: (clinic: OpenClinic) => void): void;
  onClosing(listener: () => void): void;
};

const UNFINISHED_MARK = 'setup-unfinished';

function problemOf(error: unknown): OpenProblem {
  if (error instanceof AppError) return error.code as OpenProblem;
  throw error;
}

function setAsideUnfinished(folder: ClinicFolder, now: number): void {
  const mark = join(folder.path, UNFINISHED_MARK);
  if (!existsSync(mark)) return;
  const aside = join(folder.path, `unfinished-setup-${now}`);
  mkdirSync(aside, { mode: 0o700 });
  for (const path of [folder.database, `${folder.database}-wal`, `${folder.database}-shm`, folder.ring]) {
    if (existsSync(path)) renameSync(path, join(aside, path.slice(folder.path.length + 1)));
  }
  rmSync(mark);
}

export type HouseOptions = {
  folderPath: string;
  kdf: PasswordKdf;
  now: () => number;
  /** How long one password may take on this computer, in milliseconds; null keeps the cost of `kdf`. */
  calibrateToMs: number | null;
};

/** One clinic's folder, keys and open file; knows nothing of doors or procedures. */
export function clinicHouse({ folderPath, kdf, now, calibrateToMs }: HouseOptions): ClinicHouse {
  let calibrated: Promise<PasswordKdf> | undefined;
  const folder = clinicFolder(folderPath);
  setAsideUnfinished(folder, now());
  const openedListeners: ((clinic: OpenClinic) => void)[] = [];
  const closingListeners: (() => void)[] = [];
  let clinic: OpenClinic | null = null;
  let openProblem: OpenProblem | null = null;
  let lastRingChange: Promise<unknown> = Promise.resolve();
  const signInMarks = new Map<number, number>();

  function adopt(driver: Driver, key: DatabaseKey): OpenClinic {
    const db = clinicDatabase(driver);
    const profile = db.reader.value<string>(sql`SELECT profile FROM clinic WHERE id = 1`) ?? '{}';
    const zone = (JSON.parse(profile) as { zone?: string }).zone ?? 'Asia/Kolkata';
    clinic = { db, key, auditKey: subKey(key, 'audit'), zone, provenUsers: new Set() };
    openProblem = null;
    for (const listener of openedListeners) listener(clinic);
    return clinic;
  }

  function open(key: DatabaseKey): OpenClinic {
    if (clinic) {
      if (key !== clinic.key) wipe(key);
      return clinic;
    }
    let driver: Driver | undefined;
    try {
      driver = openDatabaseFile(folder.database, key, { maxSchemaVersion: SCHEMA_VERSION });
      if (schemaVersionOf(driver) < SCHEMA_VERSION) {
        mkdirSync(folder.backups, { recursive: true, mode: 0o700 });
        copyEncrypted(driver, join(folder.backups, `before-version-${SCHEMA_VERSION}-${now()}.db`));
        migrate(driver);
      }
      return adopt(driver, key);
    } catch (error) {
      // Left open, it would keep its own lock and every further try would be told that the file is in use.
      driver?.close();
      openProblem = problemOf(error);
      throw error;
    }
  }

  function create(key: DatabaseKey, ring: Ring, fill: (db: ClinicDatabase) => void): OpenClinic {
    // Before the mark: what the mark stands beside is set aside, and that must never be a finished clinic.
    if (!house.isNew()) throw new AppError('CLINIC_ALREADY_EXISTS');
    const mark = join(folder.path, UNFINISHED_MARK);
    writeFileSync(mark, '', { mode: 0o600 });
    let driver: Driver | undefined;
    try {
      driver = createDatabaseFile(folder.database, key);
      migrate(driver);
      fill(clinicDatabase(driver));
      writeRing(folder.ring, ring);
      rmSync(mark);
      return adopt(driver, key);
    } catch (error) {
      driver?.close();
      setAsideUnfinished(folder, now());
      throw error;
    }
  }

  function close(): void {
    if (!clinic) return;
    for (const listener of closingListeners) listener();
    checkpointAndClose(clinic.db.driver);
    wipe(clinic.key);
    clinic.auditKey.fill(0);
    clinic = null;
    house.recoveryCodeOnPaper = null;
    for (const connection of house.connections) connection.session = null;
  }

  const house: ClinicHouse = {
    folder,
    kdf,
    kdfForNewPasswords() {
      calibrated ??=
        calibrateToMs === null ? Promise.resolve(kdf) : calibrate(calibrateToMs).then(passwordKdfAt);
      return calibrated;
    },
    now,
    throttle: signInThrottle(folder.throttle, now),
    connections: new Set(),
    recoveryCodeOnPaper: null,
    opened() {
      if (!clinic) throw new AppError('CLINIC_LOCKED');
      return clinic;
    },
    openOrNull: () => clinic,
    isNew: () => !existsSync(folder.ring) && !existsSync(folder.database),
    problem() {
      if (clinic || house.isNew()) return null;
      if (!existsSync(folder.database)) return 'CLINIC_FILE_MISSING';
      try {
        readRing(folder.ring, kdf);
      } catch (error) {
        return problemOf(error);
      }
      return openProblem;
    },
    ring: () => readRing(folder.ring, kdf),
    saveRing: ring => writeRing(folder.ring, ring),
    changeRing(change) {
      const changed = lastRingChange.then(async () => {
        const openBefore = house.opened();
        // Closing wipes the key in the middle of a change; nothing of that change is kept.
        const assertStillOpen = () => {
          if (clinic !== openBefore) throw new AppError('CLINIC_LOCKED');
        };
        const ring = await Promise.resolve(change(house.ring(), openBefore.key)).finally(assertStillOpen);
        house.saveRing(ring);
        return ring;
      });
      // A refused change must not stop the next one; its caller gets the refusal.
      lastRingChange = changed.catch(() => {});
      return changed;
    },
    ringIsAtRest: () => lastRingChange.then(() => {}),
    open,
    create,
    endSessionsOf(userId, except) {
      signInMarks.set(userId, house.signInMarkOf(userId) + 1);
      clinic?.provenUsers.delete(userId);
      for (const connection of house.connections) {
        if (connection.session?.userId === userId && connection !== except) connection.session = null;
      }
    },
    signInMarkOf: userId => signInMarks.get(userId) ?? 0,
    forgetProblem() {
      openProblem = null;
    },
    close,
    onOpened: listener => void openedListeners.push(listener),
    onClosing: listener => void closingListeners.push(listener),
  };
  return house;
}
