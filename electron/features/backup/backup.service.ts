import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#shared/contract/app-error.ts';
import type { BackupRun, backupContract } from '#shared/features/backup/backup.contract.ts';
import { copyEncrypted, verifyCopy } from '../../database/copy-encrypted.ts';
import type { ReadableDb } from '../../database/db.ts';
import { SCHEMA_VERSION } from '../../database/migrate.ts';
import { writeFileDurably } from '../../keys/durable-file.ts';
import type { ClinicHouse } from '../../server/clinic-house.ts';
import type { ReadContext, ServiceOf, TaskContext } from '../../server/service.ts';
import { auditHead } from '../audit/audit.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import * as backupSql from './backup.sql.ts';
import { type BackupCounts, type BackupManifest, findBackups, MANIFEST_ENDING } from './backup-manifest.ts';

export { restoreBackup } from './restore-backup.ts';

const COPIES_KEPT = 14;

export function lastGoodBackupAt(db: ReadableDb): number | null {
  return backupSql.lastGoodAt(db) ?? null;
}

export function listBackupsIn(folder: string) {
  if (!existsSync(folder)) throw new AppError('FOLDER_NOT_FOUND');
  return findBackups(folder).map(({ manifestPath, manifest }) => ({
    path: manifestPath,
    takenAt: manifest.takenAt,
    bytes: manifest.bytes,
    clinicName: manifest.clinicName,
    people: peopleOf(manifest),
  }));
}

function peopleOf(manifest: BackupManifest): { userId: number; displayName: string }[] {
  const ring = JSON.parse(manifest.keyring) as { slots: { userId?: number; displayName?: string }[] };
  return ring.slots.flatMap(({ userId, displayName }) =>
    userId !== undefined && displayName !== undefined ? [{ userId, displayName }] : [],
  );
}

export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function fileStem(at: number): string {
  return `parchi-${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}`;
}

/** Copies the open clinic, opens the copy with the key, counts it, and only then writes the manifest that makes it a backup. */
export async function takeBackup(house: ClinicHouse): Promise<BackupRun> {
  const clinic = house.opened();
  const { clinic: profile, settings } = clinicAndSettings(clinic.db.reader);
  const folder = settings.backupFolder || house.folder.backups;
  const takenAt = house.now();
  const databasePath = join(folder, `${fileStem(takenAt)}.db`);
  const head = auditHead(clinic.db.reader);
  let counts: BackupCounts = { patients: 0, visits: 0, bills: 0 };
  let bytes = 0;
  let problem = '';
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    copyEncrypted(clinic.db.driver, databasePath);
    const found = verifyCopy(databasePath, clinic.key, ['patients', 'visits', 'bills']);
    counts = found.rowCounts as BackupCounts;
    bytes = statSync(databasePath).size;
    const manifest: BackupManifest = {
      format: 'parchi-backup',
      formatVersion: 1,
      takenAt,
      clinicName: profile.name,
      databaseFile: `${fileStem(takenAt)}.db`,
      bytes,
      sha256: await sha256OfFile(databasePath),
      schemaVersion: SCHEMA_VERSION,
      counts,
      auditHead: head,
      keyring: readFileSync(house.folder.ring, 'utf8'),
    };
    writeFileDurably(databasePath.replace(/\.db$/, MANIFEST_ENDING), JSON.stringify(manifest, null, 1));
  } catch (error) {
    problem = error instanceof AppError ? error.code : ((error as { code?: string }).code ?? 'UNKNOWN');
  }
  const run = { takenAt, path: databasePath, bytes, isGood: problem === '', problem, counts };
  const id = house.opened().db.transaction(db => backupSql.insert(db, run));
  if (run.isGood) dropOldCopies(folder, profile.name);
  const { counts: _, ...rest } = run;
  return { ...rest, ...counts, id };
}

// Only what carries our manifest and this clinic's name is ever removed.
function dropOldCopies(folder: string, clinicName: string): void {
  const own = findBackups(folder).filter(({ manifest }) => manifest.clinicName === clinicName);
  for (const { manifestPath, databasePath } of own.slice(COPIES_KEPT)) {
    rmSync(manifestPath);
    rmSync(databasePath, { force: true });
  }
}

async function run(ctx: TaskContext): Promise<BackupRun> {
  const taken = await takeBackup(ctx.house);
  ctx.subject('backup', taken.id, { isGood: taken.isGood });
  ctx.live.announce(['backup']);
  if (!taken.isGood) throw new AppError('BACKUP_FAILED', { problem: taken.problem });
  return taken;
}

function list(ctx: ReadContext): BackupRun[] {
  return backupSql.list(ctx.db).map(({ counts, isGood, ...row }) => ({
    ...row,
    isGood: isGood === 1,
    ...(JSON.parse(counts) as BackupCounts),
  }));
}

export const backupService = { run, list } satisfies ServiceOf<typeof backupContract>;
