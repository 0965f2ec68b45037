import type { FormDefinition } from '#shared/features/forms/form.schema.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

type VersionRow = { definition: string; savedAt: number; savedByName: string | null };
export type StoredForm = { definition: FormDefinition; savedAt: number; savedByName: string | null };

function storedForm({ definition, savedAt, savedByName }: VersionRow): StoredForm {
  return { definition: JSON.parse(definition), savedAt, savedByName };
}

export function find(db: ReadableDb, formId: string, version: number): FormDefinition | undefined {
  const definition = db.value<string>(sql`
    SELECT definition FROM form_versions WHERE form_id = ${formId} AND version = ${version}`);
  return definition === undefined ? undefined : JSON.parse(definition);
}

/** The newest version of every form that is in the records. */
export function listNewest(db: ReadableDb): StoredForm[] {
  return db
    .all<VersionRow>(sql`
      SELECT form.definition, form.saved_at AS savedAt, users.full_name AS savedByName
      FROM (SELECT form_id, max(version) AS version FROM form_versions GROUP BY form_id) AS newest
      JOIN form_versions AS form ON form.form_id = newest.form_id AND form.version = newest.version
      LEFT JOIN users ON users.id = form.saved_by
      ORDER BY form.form_id`)
    .map(storedForm);
}

/** Zero where the records have no version of it. */
export function newestVersion(db: ReadableDb, formId: string): number {
  return db.value<number | null>(sql`SELECT max(version) FROM form_versions WHERE form_id = ${formId}`) ?? 0;
}

export function insert(
  db: WritableDb,
  definition: FormDefinition,
  saved: { by: number | null; at: number },
): void {
  db.run(sql`
    INSERT INTO form_versions (form_id, version, definition, saved_by, saved_at)
    VALUES (${definition.id}, ${definition.version}, ${JSON.stringify(definition)}, ${saved.by}, ${saved.at})`);
}
