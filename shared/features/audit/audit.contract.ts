import * as z from 'zod';
import { gridExport } from '../../contract/grid-export.ts';
import { read, task } from '../../contract/procedure.ts';
import { dateRangeSchema } from '../../kernel/date-range.ts';

export const auditRowSchema = z.object({
  seq: z.int(),
  at: z.int(),
  personName: z.string(),
  userId: z.int().nullable(),
  connection: z.string(),
  action: z.string(),
  outcome: z.enum(['ok', 'refused', 'failed']),
  entity: z.string(),
  entityId: z.int().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type AuditRow = z.infer<typeof auditRowSchema>;

export const auditContract = {
  list: read({
    permission: 'audit:read',
    audit: 'audit.read',
    input: z.object({ beforeSeq: z.int().optional(), limit: z.int().min(1).max(200).default(100) }),
    output: z.array(auditRowSchema),
  }),
  /** The trail of some days as a file. */
  exportRows: gridExport({ permission: 'audit:read', audit: 'audit.exported', input: dateRangeSchema(93) }),
  /** Recomputes the chain from its first row and names the first broken link. */
  verify: task({
    permission: 'audit:read',
    audit: 'audit.verified',
    input: z.object({}),
    output: z.object({
      isWhole: z.boolean(),
      rowCount: z.int(),
      firstBrokenSeq: z.int().nullable(),
      head: z.string(),
    }),
  }),
};
