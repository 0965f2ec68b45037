import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- A file in the clinic's blobs folder. Until a document holds it, it may be collected a day after it was sent.
      CREATE TABLE document_files (
        name TEXT NOT NULL PRIMARY KEY CHECK (length(name) = 64),
        kind TEXT NOT NULL CHECK (kind IN ('jpeg', 'pdf')),
        bytes INTEGER NOT NULL CHECK (bytes > 0),
        -- Of a picture in pixels; how many pages a PDF has.
        width INTEGER, height INTEGER, page_count INTEGER,
        thumbnail BLOB CHECK (length(thumbnail) <= 20480),
        sent_at INTEGER NOT NULL,
        sent_by INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE INDEX document_files_by_time ON document_files (sent_at);

      CREATE TABLE consent_template_versions (
        template_id TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version > 0),
        procedure TEXT NOT NULL,
        texts TEXT NOT NULL CHECK (json_valid(texts)),
        is_reviewed INTEGER NOT NULL CHECK (is_reviewed IN (0, 1)),
        is_off INTEGER NOT NULL CHECK (is_off IN (0, 1)),
        saved_at INTEGER NOT NULL,
        saved_by INTEGER NOT NULL REFERENCES users (id),
        PRIMARY KEY (template_id, version)
      ) STRICT, WITHOUT ROWID;

      -- A form as it was printed, word for word; it waits until a document holds its signed scan or it is closed.
      CREATE TABLE consent_forms (
        id INTEGER PRIMARY KEY,
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        visit_id INTEGER,
        template_id TEXT NOT NULL,
        template_version INTEGER NOT NULL,
        procedure TEXT NOT NULL,
        doctor_id INTEGER NOT NULL REFERENCES users (id),
        printed TEXT NOT NULL CHECK (json_valid(printed)),
        printed_at INTEGER NOT NULL,
        printed_by INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE INDEX consent_forms_by_patient ON consent_forms (patient_id, id);
      CREATE TABLE consent_form_closings (
        form_id INTEGER PRIMARY KEY REFERENCES consent_forms (id),
        reason TEXT NOT NULL CHECK (length(reason) > 0),
        closed_at INTEGER NOT NULL,
        closed_by INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;

      CREATE TABLE documents (
        id INTEGER PRIMARY KEY,
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        consent_form_id INTEGER REFERENCES consent_forms (id),
        added_at INTEGER NOT NULL,
        added_by INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE INDEX documents_by_patient ON documents (patient_id, id);
      CREATE INDEX documents_by_consent_form ON documents (consent_form_id) WHERE consent_form_id IS NOT NULL;

      CREATE TABLE document_pages (
        document_id INTEGER NOT NULL REFERENCES documents (id),
        page_number INTEGER NOT NULL CHECK (page_number > 0),
        file_name TEXT NOT NULL REFERENCES document_files (name),
        PRIMARY KEY (document_id, page_number)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX document_pages_by_file ON document_pages (file_name);

      -- What is said about a document; the highest version holds. A withdrawn one carries the reason.
      CREATE TABLE document_versions (
        document_id INTEGER NOT NULL REFERENCES documents (id),
        version INTEGER NOT NULL CHECK (version > 0),
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        dated_on INTEGER NOT NULL,
        tags TEXT NOT NULL CHECK (json_valid(tags)),
        note TEXT NOT NULL,
        visit_id INTEGER,
        may_show_patient INTEGER NOT NULL CHECK (may_show_patient IN (0, 1)),
        withdrawn_because TEXT CHECK (length(withdrawn_because) > 0),
        changed_at INTEGER NOT NULL,
        changed_by INTEGER NOT NULL REFERENCES users (id),
        PRIMARY KEY (document_id, version)
      ) STRICT, WITHOUT ROWID;

      -- The work list: forms whose signed scan has not come. Kept by these triggers alone.
      CREATE TABLE consent_forms_waiting (form_id INTEGER PRIMARY KEY REFERENCES consent_forms (id)) STRICT;
      CREATE TRIGGER consent_forms_wait AFTER INSERT ON consent_forms
        BEGIN INSERT INTO consent_forms_waiting (form_id) VALUES (NEW.id); END;
      CREATE TRIGGER closed_consent_forms_wait_no_longer AFTER INSERT ON consent_form_closings
        BEGIN DELETE FROM consent_forms_waiting WHERE form_id = NEW.form_id; END;
      CREATE TRIGGER scanned_consent_forms_wait_no_longer AFTER INSERT ON document_versions
        WHEN NEW.withdrawn_because IS NULL
        BEGIN
          DELETE FROM consent_forms_waiting
          WHERE form_id = (SELECT consent_form_id FROM documents WHERE id = NEW.document_id);
        END;
      CREATE TRIGGER consent_forms_wait_again_without_their_scan AFTER INSERT ON document_versions
        WHEN NEW.withdrawn_because IS NOT NULL
        BEGIN
          INSERT OR IGNORE INTO consent_forms_waiting (form_id)
          SELECT consent_form_id FROM documents AS gone
          WHERE gone.id = NEW.document_id AND consent_form_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM consent_form_closings WHERE form_id = gone.consent_form_id)
            AND NOT EXISTS (
              SELECT 1 FROM documents AS other WHERE other.consent_form_id = gone.consent_form_id
                AND other.id <> gone.id AND (
                  SELECT withdrawn_because FROM document_versions WHERE document_id = other.id
                  ORDER BY version DESC LIMIT 1) IS NULL);
        END;

      CREATE TRIGGER document_files_keep_their_content
        BEFORE UPDATE OF name, kind, bytes, width, height, page_count ON document_files
        BEGIN SELECT raise(ABORT, 'a file is never changed'); END;
      CREATE TRIGGER document_files_in_use_are_never_deleted BEFORE DELETE ON document_files
        WHEN EXISTS (SELECT 1 FROM document_pages WHERE file_name = OLD.name)
        BEGIN SELECT raise(ABORT, 'a file of a document is never deleted'); END;
    `);
    const keptForEver = [
      'documents',
      'document_pages',
      'document_versions',
      'consent_template_versions',
      'consent_forms',
      'consent_form_closings',
    ];
    for (const table of keptForEver) {
      db.exec(`
        CREATE TRIGGER ${table}_are_never_changed BEFORE UPDATE ON ${table}
          BEGIN SELECT raise(ABORT, '${table} are never changed'); END;
        CREATE TRIGGER ${table}_are_never_deleted BEFORE DELETE ON ${table}
          BEGIN SELECT raise(ABORT, '${table} are never deleted'); END;
      `);
    }
  },
} satisfies Migration;
