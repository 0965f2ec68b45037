import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import { AppError } from '#shared/contract/app-error.ts';
import type { BackupRun, backupContract } from '#shared/features/backup/backup.contract.ts';
import { backupsGrid } from '#shared/features/backup/backups.grid.ts';
import { copyEncrypted, readCopy, verifyCopy } from '../../database/copy-encrypted.ts';
import type { ReadableDb } from '../../database/db.ts';
import { SCHEMA_VERSION } from '../../database/migrate.ts';
import { writeFileDurably } from '../../keys/durable-file.ts';
import type { ClinicHouse } from '../../server/clinic-house.ts';
import { listExporter } from '../../server/grid/export-list.ts';
import type { ReadContext, ServiceOf, TaskContext } from '../../server/service.ts';
import { auditHead } from '../audit/audit.service.ts';
import { listFileNames } from '../documents/documents.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import * as backupSql from './backup.sql.ts';
import { backUpFiles, FILES_FOLDER } from './backup-files.ts';
import { type BackupCounts, type BackupManifest, findBackups, MANIFEST_ENDING } from './backup-manifest.ts';

export { restoreBackup } from './restore-backup.ts';

const COPIES_KEPT = 14;

export function lastGoodBackupAt(db: ReadableDb): number | null {
  return backupSql.lastGoodAt(db) ?? null;
}

export function listBackupsIn(folder: string) {
  const found = findBackups(folder);
  if (!found) throw new AppError('FOLDER_NOT_FOUND');
  return found.map(({ manifestPath, manifest }) => ({
    path: manifestPath,
    takenAt: manifest.takenAt,
    bytes: manifest.bytes,
    clinicName: manifest.clinicName,
    people: peopleOf(manifest),
  }));
}

const keyringPeopleSchema = z.object({
  slots: z.array(z.object({ userId: z.int().optional(), displayName: z.string().optional() })),
});

function peopleOf(manifest: BackupManifest): { userId: number; displayName: string }[] {
  const read = keyringPeopleSchema.safeParse(jsonOrNull(manifest.keyring));
  // A manifest of somebody else's making: restoring it is refused as damaged.
  if (!read.success) return [];
  return read.data.slots.flatMap(({ userId, displayName }) =>
    userId !== undefined && displayName !== undefined ? [{ userId, displayName }] : [],
  );
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function fileStem(at: number): string {
  return `parchi-${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}`;
}

const running = new WeakMap<ClinicHouse, Promise<BackupRun>>();

/** The copy that is being made now, if one is. */
export function runningBackup(house: ClinicHouse): Promise<BackupRun> | undefined {
  return running.get(house);
}

/** Two wishes at once are one copy: both would take the same name. */
export function takeBackup(house: ClinicHouse): Promise<BackupRun> {
  const taken = running.get(house) ?? copyClinic(house).finally(() => running.delete(house));
  running.set(house, taken);
  return taken;
}

/** Copies the open clinic, opens the copy with the key, counts it, and only then writes the manifest that makes it a backup. */
async function copyClinic(house: ClinicHouse): Promise<BackupRun> {
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
    const files = await backUpFiles({
      ...{ key: clinic.key, now: house.now, names: readCopy(databasePath, clinic.key, listFileNames) },
      ...{ clinic: house.folder.blobs, backup: join(folder, FILES_FOLDER) },
    });
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
      files,
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
  const own = (findBackups(folder) ?? []).filter(({ manifest }) => manifest.clinicName === clinicName);
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

const exportBackups = listExporter({
  rows: list,
  grid: backupsGrid,
  ...{ fileName: 'backups', entity: 'backups' },
});

export const backupService = { run, list, exportList: exportBackups } satisfies ServiceOf<
  typeof backupContract
>;
