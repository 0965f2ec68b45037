import type { Voided } from '#shared/features/encounters/signing.schema.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type StoredVoid = {
  patientId: number;
  visitId: number;
  version: number;
  reason: string;
  voidedBy: number;
  voidedByName: string;
  voidedAt: number;
};

const VOIDED = fragment(`reason, voided_by_name AS byName, voided_at AS at`);

/** Why this version counts for nothing, if it does. */
export function findVoid(db: ReadableDb, visitId: number, version: number): Voided | undefined {
  return db.maybeOne<Voided>(sql`
    SELECT ${VOIDED} FROM encounter_voids WHERE visit_id = ${visitId} AND version = ${version}`);
}

/** The voided versions of a record as '41/2', visit and version. */
export function listVoided(db: ReadableDb, patientId: number): Set<string> {
  const rows = db.all<{ visitId: number; version: number }>(sql`
    SELECT visit_id AS visitId, version FROM encounter_voids WHERE patient_id = ${patientId}`);
  return new Set(rows.map(({ visitId, version }) => `${visitId}/${version}`));
}

export function insert(db: WritableDb, voided: StoredVoid): void {
  db.run(sql`
    INSERT INTO encounter_voids (patient_id, visit_id, version, reason, voided_by, voided_by_name, voided_at)
    VALUES (${voided.patientId}, ${voided.visitId}, ${voided.version}, ${voided.reason}, ${voided.voidedBy},
      ${voided.voidedByName}, ${voided.voidedAt})`);
}
