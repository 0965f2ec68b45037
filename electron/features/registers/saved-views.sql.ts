import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type SavedRow = { viewId: number; name: string; view: string };

/** A person's own, in the order in which they were first saved. */
export function listOf(db: ReadableDb, userId: number): SavedRow[] {
  return db.all<SavedRow>(
    sql`SELECT id AS viewId, name, view FROM saved_views WHERE user_id = ${userId} ORDER BY id`,
  );
}

export function save(db: WritableDb, userId: number, { name, view }: Omit<SavedRow, 'viewId'>): number {
  const { id } = db.returning<{ id: number }>(sql`
    INSERT INTO saved_views (user_id, name, view) VALUES (${userId}, ${name}, ${view})
    ON CONFLICT (user_id, name) DO UPDATE SET view = excluded.view RETURNING id`);
  return id;
}

export function rename(db: WritableDb, viewId: number, name: string): void {
  db.run(sql`UPDATE saved_views SET name = ${name} WHERE id = ${viewId}`);
}

export function remove(db: WritableDb, viewId: number): void {
  db.run(sql`DELETE FROM saved_views WHERE id = ${viewId}`);
}
