import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- What a clinic adds to the built-in lists: each change is a next version, and the built-in rows stay.
      CREATE TABLE clinic_list_rows (
        id INTEGER PRIMARY KEY,
        list TEXT NOT NULL CHECK (list IN ('drugs', 'diagnoses', 'interactions')),
        row_key TEXT NOT NULL CHECK (row_key <> ''),
        version INTEGER NOT NULL CHECK (version > 0),
        row TEXT NOT NULL CHECK (json_valid(row)),
        is_retired INTEGER NOT NULL CHECK (is_retired IN (0, 1)),
        reason TEXT NOT NULL,
        origin TEXT NOT NULL CHECK (origin IN ('typed', 'file')),
        file_name TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        added_by INTEGER NOT NULL REFERENCES users (id),
        UNIQUE (list, row_key, version),
        CHECK (is_retired = 0 OR reason <> '')
      ) STRICT;
      CREATE TRIGGER clinic_list_rows_are_never_changed BEFORE UPDATE ON clinic_list_rows
        BEGIN SELECT raise(ABORT, 'a list row is never changed'); END;
      CREATE TRIGGER clinic_list_rows_are_never_deleted BEFORE DELETE ON clinic_list_rows
        BEGIN SELECT raise(ABORT, 'a list row is never deleted'); END;
    `);
  },
} satisfies Migration;
