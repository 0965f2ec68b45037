import type { AuditRow } from '#shared/features/audit/audit.contract.ts';
import { most, type ReadableDb, sql } from '../../database/db.ts';

type StoredRow = Omit<AuditRow, 'detail'> & { detail: string };

export function listBefore(db: ReadableDb, seq: number, limit: number): StoredRow[] {
  return db.all<StoredRow>(sql`
    SELECT seq, at, user_id AS userId, person_name AS personName, connection, action, outcome, entity,
      entity_id AS entityId, detail
    FROM audit_log WHERE seq < ${seq} ORDER BY seq DESC LIMIT ${most(limit)}
  `);
}
