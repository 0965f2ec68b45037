import { createHmac } from 'node:crypto';
import { most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';
import type { InTurns } from '../../server/in-turns.ts';

export type AuditEntry = {
  at: number;
  userId: number | null;
  personName: string;
  connection: string;
  action: string;
  outcome: 'ok' | 'refused' | 'failed';
  entity: string;
  entityId: number | null;
  detail: Record<string, unknown>;
};

type ChainedRow = Omit<AuditEntry, 'detail'> & {
  seq: number;
  detail: string;
  previousMac: string;
  mac: string;
};

/** What the chain hangs on before its first row. */
const NO_ROW_BEFORE = '0'.repeat(64);

function macOf(key: Buffer, row: Omit<ChainedRow, 'mac'>): string {
  // An array, not an object: the order of the fields is part of what is sealed.
  const fields = [
    row.seq,
    row.at,
    row.userId,
    row.personName,
    row.connection,
    row.action,
    row.outcome,
    row.entity,
    row.entityId,
    row.detail,
  ];
  return createHmac('sha256', key).update(row.previousMac).update(JSON.stringify(fields)).digest('hex');
}

/** Adds one row whose MAC seals it to the row before; runs in the transaction of the change it records. */
export function appendAuditRow(db: WritableDb, key: Buffer, entry: AuditEntry): void {
  const last = db.maybeOne<{ seq: number; mac: string }>(
    sql`SELECT seq, mac FROM audit_log ORDER BY seq DESC LIMIT 1`,
  );
  const unsealed = {
    ...entry,
    seq: (last?.seq ?? 0) + 1,
    detail: JSON.stringify(entry.detail),
    previousMac: last?.mac ?? NO_ROW_BEFORE,
  };
  db.run(sql`
    INSERT INTO audit_log
      (seq, at, user_id, person_name, connection, action, outcome, entity, entity_id, detail, previous_mac, mac)
    VALUES (${unsealed.seq}, ${entry.at}, ${entry.userId}, ${entry.personName}, ${entry.connection}, ${entry.action},
      ${entry.outcome}, ${entry.entity}, ${entry.entityId}, ${unsealed.detail}, ${unsealed.previousMac},
      ${macOf(key, unsealed)})
  `);
}

export type ChainVerdict = {
  isWhole: boolean;
  rowCount: number;
  firstBrokenSeq: number | null;
  head: string;
};

const ROWS_AT_A_TIME = 5_000;

/**
 * Recomputes every MAC from a row on, the first one without it, up to before another; a missing, changed, swapped or
 * inserted row breaks the next link. A part vouches for itself and hangs on the row before it. Others get their turn
 * wherever it yields.
 */
export function* verifyAuditChainInTurns(
  db: () => ReadableDb,
  key: Buffer,
  { fromSeq = 1, beforeSeq = Number.MAX_SAFE_INTEGER } = {},
): InTurns<ChainVerdict> {
  let previousMac = macBefore(db(), fromSeq);
  let expectedSeq = fromSeq;
  for (;;) {
    const rows = db().all<ChainedRow>(sql`
      SELECT seq, at, user_id AS userId, person_name AS personName, connection, action, outcome, entity,
        entity_id AS entityId, detail, previous_mac AS previousMac, mac
      FROM audit_log WHERE seq >= ${expectedSeq} AND seq < ${beforeSeq} ORDER BY seq LIMIT ${most(ROWS_AT_A_TIME)}
    `);
    for (const row of rows) {
      const isGood =
        row.seq === expectedSeq && row.previousMac === previousMac && row.mac === macOf(key, row);
      if (!isGood)
        return {
          ...{
            isWhole: false,
            rowCount: expectedSeq - fromSeq,
            firstBrokenSeq: expectedSeq,
            head: previousMac,
          },
        };
      previousMac = row.mac;
      expectedSeq += 1;
    }
    if (rows.length < ROWS_AT_A_TIME) {
      return { isWhole: true, rowCount: expectedSeq - fromSeq, firstBrokenSeq: null, head: previousMac };
    }
    yield;
  }
}

function macBefore(db: ReadableDb, seq: number): string {
  if (seq <= 1) return NO_ROW_BEFORE;
  return db.value<string>(sql`SELECT mac FROM audit_log WHERE seq = ${seq - 1}`) ?? 'no row before';
}
