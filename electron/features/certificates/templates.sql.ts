import type {
  CertificateKind,
  CertificateTemplate,
} from '#shared/features/certificates/certificate.schema.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

type TemplateRow = Omit<CertificateTemplate, 'changedByName'> & { changedByName: string | null };

const TEMPLATE = fragment(`
  kind, version, text_en AS textEn, text_hi AS textHi, changed_at AS changedAt, users.full_name AS changedByName
`);

function templateOf(row: TemplateRow): CertificateTemplate {
  return { ...row, changedByName: row.changedByName ?? '' };
}

/** The words in force for a kind. */
export function getCurrent(db: ReadableDb, kind: CertificateKind): CertificateTemplate {
  return templateOf(
    db.one<TemplateRow>(sql`
      SELECT ${TEMPLATE} FROM certificate_templates LEFT JOIN users ON users.id = changed_by
      WHERE kind = ${kind} ORDER BY version DESC LIMIT 1`),
  );
}

export function insert(
  db: WritableDb,
  template: Omit<CertificateTemplate, 'changedByName'> & { changedBy: number },
): void {
  db.run(sql`
    INSERT INTO certificate_templates (kind, version, text_en, text_hi, changed_at, changed_by)
    VALUES (${template.kind}, ${template.version}, ${template.textEn}, ${template.textHi}, ${template.changedAt},
      ${template.changedBy})`);
}
