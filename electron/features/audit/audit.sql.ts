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

/**
 * The number of the first row at or after an instant, by halving: the log grows in order of time and has no index
 * of it. Where the clock was set back, the days around it begin a few rows early or late; none is left out between.
 */
export function firstSeqSince(db: ReadableDb, instant: number): number {
  let [low, high] = [
    1,
    db.one<{ next: number }>(sql`SELECT coalesce(max(seq), 0) + 1 AS next FROM audit_log`).next,
  ];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = db.maybeOne<{ at: number }>(sql`SELECT at FROM audit_log WHERE seq = ${middle}`);
    if (row && row.at < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** From one row to before another, oldest first. */
export function listFromTo(db: ReadableDb, fromSeq: number, beforeSeq: number): StoredRow[] {
  return db.all<StoredRow>(sql`
    SELECT seq, at, user_id AS userId, person_name AS personName, connection, action, outcome, entity,
      entity_id AS entityId, detail
    FROM audit_log WHERE seq >= ${fromSeq} AND seq < ${beforeSeq} ORDER BY seq
  `);
}
