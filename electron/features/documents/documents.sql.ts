import type { DocumentFacts, DocumentPage } from '#shared/features/documents/document.schema.ts';
import type { KeptKind } from '#shared/features/documents/file-kind.rules.ts';
import { toDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type NewFile = {
  name: string;
  kind: KeptKind;
  bytes: number;
  width: number | null;
  height: number | null;
  pageCount: number | null;
  thumbnail: Uint8Array | null;
  sentAt: number;
  sentBy: number;
};

/** A file sent again is young again; what is known of it stays. */
export function saveFile(db: WritableDb, file: NewFile): void {
  db.run(sql`
    INSERT INTO document_files (name, kind, bytes, width, height, page_count, thumbnail, sent_at, sent_by)
    VALUES (${file.name}, ${file.kind}, ${file.bytes}, ${file.width}, ${file.height}, ${file.pageCount},
      ${file.thumbnail}, ${file.sentAt}, ${file.sentBy})
    ON CONFLICT (name) DO UPDATE SET sent_at = excluded.sent_at, thumbnail = coalesce(thumbnail, excluded.thumbnail)`);
}

export function hasFile(db: ReadableDb, name: string): boolean {
  return db.value(sql`SELECT 1 FROM document_files WHERE name = ${name}`) !== undefined;
}

/** Every file that a document holds; none in a copy from before there were documents. */
export function listFileNames(db: ReadableDb): string[] {
  const isOlder = db.value(sql`SELECT 1 FROM sqlite_master WHERE name = 'document_pages'`) === undefined;
  if (isOlder) return [];
  return db
    .all<{ name: string }>(sql`SELECT DISTINCT file_name AS name FROM document_pages`)
    .map(({ name }) => name);
}

/** Files sent before this instant that no document holds. */
export function listForgotten(db: ReadableDb, before: number): string[] {
  return db
    .all<{ name: string }>(sql`
      SELECT name FROM document_files WHERE sent_at < ${before}
        AND NOT EXISTS (SELECT 1 FROM document_pages WHERE file_name = name)`)
    .map(({ name }) => name);
}

export function deleteFile(db: WritableDb, name: string): void {
  db.run(sql`DELETE FROM document_files WHERE name = ${name}`);
}

export function insertDocument(
  db: WritableDb,
  row: { patientId: number; consentFormId: number | null; addedAt: number; addedBy: number },
  files: readonly string[],
): number {
  const { lastId } = db.run(sql`
    INSERT INTO documents (patient_id, consent_form_id, added_at, added_by)
    VALUES (${row.patientId}, ${row.consentFormId}, ${row.addedAt}, ${row.addedBy})`);
  for (const [index, name] of files.entries()) {
    db.run(sql`
      INSERT INTO document_pages (document_id, page_number, file_name) VALUES (${lastId}, ${index + 1}, ${name})`);
  }
  return lastId;
}

export type NewVersion = DocumentFacts & {
  documentId: number;
  version: number;
  withdrawnBecause: string | null;
  changedAt: number;
  changedBy: number;
};

export function insertVersion(db: WritableDb, row: NewVersion): void {
  db.run(sql`
    INSERT INTO document_versions (document_id, version, kind, title, dated_on, tags, note, visit_id,
      may_show_patient, withdrawn_because, changed_at, changed_by)
    VALUES (${row.documentId}, ${row.version}, ${row.kind}, ${row.title}, ${toDayNumber(row.datedOn)},
      ${JSON.stringify(row.tags)}, ${row.note}, ${row.visitId}, ${row.mayShowPatient}, ${row.withdrawnBecause},
      ${row.changedAt}, ${row.changedBy})`);
}

export type VersionRow = Omit<DocumentFacts, 'tags' | 'datedOn' | 'mayShowPatient'> & {
  version: number;
  tags: string;
  datedOn: number;
  mayShowPatient: number;
  withdrawnBecause: string | null;
};
export type DocumentRow = VersionRow & {
  id: number;
  patientId: number;
  consentFormId: number | null;
  addedAt: number;
  addedByName: string;
};

const FACTS = fragment(`said.version, said.kind, said.title, said.dated_on AS datedOn, said.tags, said.note,
  said.visit_id AS visitId, said.may_show_patient AS mayShowPatient, said.withdrawn_because AS withdrawnBecause`);
const DOCUMENT = fragment(`documents.id, documents.patient_id AS patientId,
  documents.consent_form_id AS consentFormId, documents.added_at AS addedAt, users.full_name AS addedByName`);

export function listOfRecord(db: ReadableDb, patientId: number): DocumentRow[] {
  return db.all<DocumentRow>(sql`
    SELECT ${DOCUMENT}, ${FACTS} FROM documents
    JOIN users ON users.id = documents.added_by
    JOIN document_versions AS said ON said.document_id = documents.id
      AND said.version = (SELECT max(version) FROM document_versions WHERE document_id = documents.id)
    WHERE documents.patient_id = ${patientId}`);
}

export function find(db: ReadableDb, documentId: number): DocumentRow | undefined {
  return db.maybeOne<DocumentRow>(sql`
    SELECT ${DOCUMENT}, ${FACTS} FROM documents
    JOIN users ON users.id = documents.added_by
    JOIN document_versions AS said ON said.document_id = documents.id
    WHERE documents.id = ${documentId} ORDER BY said.version DESC LIMIT 1`);
}

export type ChangeRow = VersionRow & { changedAt: number; changedByName: string };

export function listVersions(db: ReadableDb, documentId: number): ChangeRow[] {
  return db.all<ChangeRow>(sql`
    SELECT ${FACTS}, said.changed_at AS changedAt, users.full_name AS changedByName
    FROM document_versions AS said JOIN users ON users.id = said.changed_by
    WHERE said.document_id = ${documentId} ORDER BY said.version DESC`);
}

type PageRow = Omit<DocumentPage, 'hasThumbnail'> & { hasThumbnail: number };

export function listPages(db: ReadableDb, documentId: number): DocumentPage[] {
  return db
    .all<PageRow>(sql`
      SELECT page_number AS pageNumber, kind, bytes, page_count AS pageCount, thumbnail IS NOT NULL AS hasThumbnail
      FROM document_pages JOIN document_files ON name = file_name
      WHERE document_id = ${documentId} ORDER BY page_number`)
    .map(row => ({ ...row, hasThumbnail: row.hasThumbnail === 1 }));
}

export type PageFile = {
  pageNumber: number;
  name: string;
  kind: KeptKind;
  width: number | null;
  height: number | null;
};

export function listPageFiles(db: ReadableDb, documentId: number): PageFile[] {
  return db.all<PageFile>(sql`
    SELECT page_number AS pageNumber, name, kind, width, height
    FROM document_pages JOIN document_files ON name = file_name
    WHERE document_id = ${documentId} ORDER BY page_number`);
}

export function thumbnailOf(db: ReadableDb, documentId: number, pageNumber: number): Uint8Array | null {
  const found = db.value<Uint8Array | null>(sql`
    SELECT thumbnail FROM document_pages JOIN document_files ON name = file_name
    WHERE document_id = ${documentId} AND page_number = ${pageNumber}`);
  return found ?? null;
}
