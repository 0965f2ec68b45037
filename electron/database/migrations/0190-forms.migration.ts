import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- Every version of a form that was ever saved here or signed by; a signed section is read by its own version for ever.
      CREATE TABLE form_versions (
        form_id TEXT NOT NULL CHECK (length(form_id) BETWEEN 2 AND 40),
        version INTEGER NOT NULL CHECK (version > 0),
        definition TEXT NOT NULL CHECK (json_valid(definition)),
        -- The app's own forms have no author.
        saved_by INTEGER REFERENCES users (id),
        saved_at INTEGER NOT NULL,
        PRIMARY KEY (form_id, version),
        CHECK ((saved_by IS NULL) = (version <= 1000))
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER form_versions_are_never_changed BEFORE UPDATE ON form_versions
        BEGIN SELECT raise(ABORT, 'versions of forms are never changed'); END;
      CREATE TRIGGER form_versions_are_never_deleted BEFORE DELETE ON form_versions
        BEGIN SELECT raise(ABORT, 'versions of forms are never deleted'); END;
    `);
  },
} satisfies Migration;
