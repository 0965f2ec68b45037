import type { BackupRun } from '#shared/features/backup/backup.contract.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

type BackupRow = Omit<BackupRun, 'isGood' | 'patients' | 'visits' | 'bills'> & {
  isGood: number;
  counts: string;
};

export function list(db: ReadableDb): BackupRow[] {
  return db.all<BackupRow>(sql`
    SELECT id, taken_at AS takenAt, path, bytes, is_good AS isGood, problem, counts
    FROM backup_runs ORDER BY id DESC LIMIT 60
  `);
}

export function lastGoodAt(db: ReadableDb): number | undefined {
  return db.value<number>(sql`SELECT taken_at FROM backup_runs WHERE is_good = 1 ORDER BY id DESC LIMIT 1`);
}

export type NewBackupRow = {
  takenAt: number;
  path: string;
  bytes: number;
  isGood: boolean;
  problem: string;
  counts: Record<string, number>;
};

export function insert(db: WritableDb, run: NewBackupRow): number {
  return db.run(sql`
    INSERT INTO backup_runs (taken_at, path, bytes, is_good, problem, counts)
    VALUES (${run.takenAt}, ${run.path}, ${run.bytes}, ${run.isGood}, ${run.problem}, ${JSON.stringify(run.counts)})
  `).lastId;
}
