import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { setupContract } from '#shared/features/setup/setup.contract.ts';
import { readCopy, verifyCopy } from '../../database/copy-encrypted.ts';
import { SCHEMA_VERSION } from '../../database/migrate.ts';
import { OpenFailure } from '../../database/open-failure.ts';
import { type DatabaseKey, wipe } from '../../keys/database-key.ts';
import { fsyncFile, fsyncFolder } from '../../keys/durable-file.ts';
import { openWithPassword, openWithRecoveryCode } from '../../keys/keyring.ts';
import { KeyringFailure } from '../../keys/keyring-failure.ts';
import { parseRing, type Ring } from '../../keys/keyring-text.ts';
import type { ClinicHouse } from '../../server/clinic-house.ts';
import type { TaskContext } from '../../server/service.ts';
import { listFileNames } from '../documents/documents.service.ts';
import { bringFilesBack, FILES_FOLDER } from './backup-files.ts';
import { type FoundBackup, findBackups } from './backup-manifest.ts';

const ARRIVING = '.restoring';

type RestoreInput = ParsedInputOf<typeof setupContract.restore>;

/** Puts a backup into an empty or unreadable clinic folder; what lay there is set aside, never deleted. */
export async function restoreBackup(ctx: TaskContext, input: RestoreInput) {
  const { house } = ctx;
  assertNothingToOverwrite(house);
  const found = findBackups(dirname(input.path))?.find(
    each => basename(each.manifestPath) === basename(input.path),
  );
  if (!found) throw new AppError('BACKUP_DAMAGED');
  if (found.manifest.schemaVersion > SCHEMA_VERSION) throw new AppError('BACKUP_NEWER');
  const ring = ringOf(found, house);
  const key = await openRing(ctx, ring, input.secret);
  const { rowCounts } = proveCopy(found, key);
  const files = await bringFiles(house, found, key);
  ctx.subject('backup', null, { files: files.count, missingFiles: files.missing });
  // Proving the secret took a while; somebody may have made or opened a clinic here meanwhile.
  assertNothingToOverwrite(house);
  layDown(house, found, ring);
  wipe(key);
  ctx.live.announce(['setup']);
  return {
    ...(rowCounts as { patients: number; visits: number; bills: number }),
    takenAt: found.manifest.takenAt,
  };
}

function assertNothingToOverwrite(house: ClinicHouse): void {
  const isUnreadable = ['CLINIC_FILE_MISSING', 'CLINIC_FILE_DAMAGED', 'RING_MISSING', 'RING_DAMAGED'];
  if (house.isNew() || isUnreadable.includes(house.problem() ?? '')) return;
  throw new AppError('CLINIC_ALREADY_EXISTS');
}

function ringOf(found: FoundBackup, house: ClinicHouse): Ring {
  try {
    return parseRing(Buffer.from(found.manifest.keyring), house.kdf);
  } catch (error) {
    if (error instanceof KeyringFailure) throw new AppError('BACKUP_DAMAGED');
    throw error;
  }
}

async function openRing(ctx: TaskContext, ring: Ring, secret: RestoreInput['secret']): Promise<DatabaseKey> {
  const { house } = ctx;
  const userId = secret.kind === 'password' ? secret.userId : ('recoveryCode' as const);
  const attempt = { userId, deviceId: ctx.connection.kind };
  const { allowed, waitMs } = house.throttle.begin(attempt);
  if (!allowed) throw new AppError('WAIT_BEFORE_NEXT_TRY', { seconds: Math.ceil(waitMs / 1000) });
  try {
    const key =
      secret.kind === 'password'
        ? await openWithPassword(ring, secret.userId, secret.password, house.kdf)
        : openWithRecoveryCode(ring, secret.code);
    house.throttle.succeed(attempt);
    return key;
  } catch (error) {
    const isDamaged = error instanceof KeyringFailure && error.code === 'RING_DAMAGED';
    throw isDamaged ? new AppError('BACKUP_DAMAGED') : error;
  }
}

function proveCopy(found: FoundBackup, key: DatabaseKey) {
  try {
    return verifyCopy(found.databasePath, key, ['patients', 'visits', 'bills']);
  } catch (error) {
    if (error instanceof OpenFailure) throw new AppError('BACKUP_DAMAGED');
    throw error;
  }
}

/** Into a folder of their own beside the clinic's, which takes its place together with the database. */
function bringFiles(house: ClinicHouse, found: FoundBackup, key: DatabaseKey) {
  const { blobs } = house.folder;
  return bringFilesBack({
    ...{ key, now: house.now, names: readCopy(found.databasePath, key, listFileNames) },
    clinic: `${blobs}${ARRIVING}`,
    sources: [join(dirname(found.databasePath), FILES_FOLDER), blobs],
  });
}

function layDown(house: ClinicHouse, found: FoundBackup, ring: Ring): void {
  const { folder } = house;
  const arriving = `${folder.database}${ARRIVING}`;
  const arrivingFiles = `${folder.blobs}${ARRIVING}`;
  copyFileSync(found.databasePath, arriving);
  fsyncFile(arriving);
  const aside = join(folder.path, `set-aside-${house.now()}`);
  const inTheWay = [`${folder.database}-wal`, `${folder.database}-shm`, folder.ring, folder.blobs];
  for (const path of [folder.database, ...inTheWay]) {
    if (!existsSync(path)) continue;
    mkdirSync(aside, { recursive: true, mode: 0o700 });
    renameSync(path, join(aside, basename(path)));
  }
  house.saveRing(ring);
  house.forgetProblem();
  if (existsSync(arrivingFiles)) renameSync(arrivingFiles, folder.blobs);
  renameSync(arriving, folder.database);
  rmSync(arriving, { force: true });
  fsyncFolder(folder.path);
}
