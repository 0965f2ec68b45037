import type { NewTemplate, Template } from '#shared/features/templates/template.schema.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

type TemplateRow = {
  id: number;
  version: number;
  kind: Template['kind'];
  ownerId: number;
  ownerName: string;
  isTeam: number;
  name: string;
  content: string;
  isRetired: number;
  savedAt: number;
};

const TEMPLATE = fragment(`
  t.id, t.version, t.kind, t.owner_id AS ownerId, u.full_name AS ownerName, t.is_team AS isTeam, t.name, t.content,
  t.is_retired AS isRetired, t.saved_at AS savedAt
`);

export type StoredTemplate = Template & { isRetired: boolean };

function templateOf({ isTeam, isRetired, content, ...row }: TemplateRow): StoredTemplate {
  return {
    ...row,
    isTeam: isTeam === 1,
    isRetired: isRetired === 1,
    content: JSON.parse(content),
  } as StoredTemplate;
}

/** Everything in force that this person may use: their own and the team's, by name. */
export function listInForce(db: ReadableDb, userId: number): StoredTemplate[] {
  return db
    .all<TemplateRow>(sql`
      SELECT ${TEMPLATE} FROM templates t JOIN users u ON u.id = t.owner_id
      WHERE t.version = (SELECT max(version) FROM templates n WHERE n.id = t.id)
        AND t.is_retired = 0 AND (t.is_team = 1 OR t.owner_id = ${userId})
      ORDER BY t.name COLLATE NOCASE, t.id`)
    .map(templateOf);
}

export function findNewest(db: ReadableDb, id: number): StoredTemplate | undefined {
  const row = db.maybeOne<TemplateRow>(sql`
    SELECT ${TEMPLATE} FROM templates t JOIN users u ON u.id = t.owner_id
    WHERE t.id = ${id} ORDER BY t.version DESC LIMIT 1`);
  return row && templateOf(row);
}

export function nextId(db: ReadableDb): number {
  return (db.value<number>(sql`SELECT max(id) FROM templates`) ?? 0) + 1;
}

type NewVersion = {
  id: number;
  version: number;
  ownerId: number;
  savedBy: number;
  savedAt: number;
  isRetired: boolean;
  template: NewTemplate;
};

export function insertVersion(db: WritableDb, saved: NewVersion): void {
  const { kind, name, isTeam, content } = saved.template;
  db.run(sql`
    INSERT INTO templates (id, version, kind, owner_id, is_team, name, content, is_retired, saved_by, saved_at)
    VALUES (${saved.id}, ${saved.version}, ${kind}, ${saved.ownerId}, ${isTeam}, ${name}, ${JSON.stringify(content)},
      ${saved.isRetired}, ${saved.savedBy}, ${saved.savedAt})`);
}
