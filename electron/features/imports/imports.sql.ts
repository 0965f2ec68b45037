import type { ImportLayout, ImportRun } from '#shared/features/imports/imports.contract.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type NewImport = {
  fileName: string;
  sha256: string;
  layout: ImportLayout;
  rowCount: number;
  startedAt: number;
  startedBy: number;
};

export function insert(db: WritableDb, run: NewImport): number {
  return db.run(sql`
    INSERT INTO imports (file_name, file_sha256, layout, state, row_count, started_at, started_by)
    VALUES (${run.fileName}, ${run.sha256}, ${JSON.stringify(run.layout)}, 'running', ${run.rowCount},
      ${run.startedAt}, ${run.startedBy})`).lastId;
}

export function insertRow(
  db: WritableDb,
  importId: number,
  row: { row: number; patientId: number | null; leftOutBecause: string },
): void {
  db.run(sql`
    INSERT INTO import_rows (import_id, row_number, patient_id, left_out_because)
    VALUES (${importId}, ${row.row}, ${row.patientId}, ${row.leftOutBecause})`);
}

/** A row whose person could not be shown in the end; returns its number in the file. */
export function leaveOut(db: WritableDb, importId: number, patientId: number, because: string): number {
  return db.returning<{ row: number }>(sql`
    UPDATE import_rows SET patient_id = NULL, left_out_because = ${because}
    WHERE import_id = ${importId} AND patient_id = ${patientId} RETURNING row_number AS row`).row;
}

export function markDone(db: WritableDb, importId: number, importedCount: number, at: number): void {
  db.run(sql`
    UPDATE imports SET state = 'done', imported_count = ${importedCount}, ended_at = ${at} WHERE id = ${importId}`);
}

/** `by` is null when nobody took it back: it was stopped, or the power went. */
export function markUndone(db: WritableDb, importId: number, at: number, by: number | null): void {
  db.run(sql`
    UPDATE imports SET state = 'undone', undone_at = ${at}, undone_by = ${by}, ended_at = coalesce(ended_at, ${at})
    WHERE id = ${importId}`);
}

export function findRunningId(db: ReadableDb): number | undefined {
  return db.value<number>(sql`SELECT id FROM imports WHERE state = 'running'`);
}

const RUN = fragment(`
  imports.id, file_name AS fileName, started_at AS startedAt, users.full_name AS byName, state,
  imported_count AS importedCount, row_count - imported_count AS leftOutCount,
  (SELECT count(*) FROM import_uses WHERE import_id = imports.id) AS seenSinceCount
  FROM imports JOIN users ON users.id = started_by
`);

export function find(db: ReadableDb, importId: number): ImportRun | undefined {
  return db.maybeOne<ImportRun>(sql`SELECT ${RUN} WHERE imports.id = ${importId}`);
}

export function list(db: ReadableDb): ImportRun[] {
  return db.all<ImportRun>(sql`SELECT ${RUN} ORDER BY imports.id DESC LIMIT 100`);
}
