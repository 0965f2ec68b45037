import * as z from 'zod';
import { gridExport, noFilter } from '../../contract/grid-export.ts';
import { read, task } from '../../contract/procedure.ts';

export const backupRunSchema = z.object({
  id: z.int(),
  takenAt: z.int(),
  path: z.string(),
  bytes: z.int(),
  isGood: z.boolean(),
  problem: z.string(),
  patients: z.int(),
  visits: z.int(),
  bills: z.int(),
});
export type BackupRun = z.infer<typeof backupRunSchema>;

export const backupContract = {
  /** Copies the clinic, opens the copy with the key, counts it, and only then calls it good. */
  run: task({
    permission: 'backup:run',
    audit: 'backup.taken',
    input: z.object({}),
    output: backupRunSchema,
    errors: { BACKUP_FAILED: z.object({ problem: z.string() }) },
  }),
  list: read({
    permission: 'backup:run',
    audit: 'backups.listed',
    input: z.object({}),
    output: z.array(backupRunSchema),
  }),
  exportList: gridExport({ permission: 'backup:run', audit: 'backups.exported', input: noFilter }),
};
