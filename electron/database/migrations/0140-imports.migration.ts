import type { Migration } from '../migration.ts';

/** Whatever ties an imported person to the clinic's own work: table, and the column with the person. */
const TIES = [
  ['visits', 'patient_id'],
  ['appointments', 'patient_id'],
  ['bills', 'patient_id'],
  ['ledger', 'patient_id'],
  ['patient_versions', 'patient_id'],
  ['patient_allergies', 'patient_id'],
  ['patient_photos', 'patient_id'],
  ['patient_consents', 'patient_id'],
] as const;

// Not OR IGNORE: inside a trigger the conflict clause of the statement that fired it would win.
const noteUse = (person: string) => `
  INSERT INTO import_uses (import_id, patient_id)
    SELECT import_id, id FROM patients WHERE id = ${person} AND import_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM import_uses WHERE import_id = patients.import_id AND patient_id = patients.id);`;

const tieTriggers = TIES.map(
  ([table, column]) => `
      CREATE TRIGGER ${table}_tie_an_imported_person AFTER INSERT ON ${table}
        BEGIN ${noteUse(`NEW.${column}`)} END;
      CREATE TRIGGER ${table}_never_of_a_hidden_person BEFORE INSERT ON ${table}
        WHEN (SELECT is_hidden FROM patients WHERE id = NEW.${column}) = 1
        BEGIN SELECT raise(ABORT, 'this person is hidden'); END;`,
).join('');

export default {
  up(db) {
    db.exec(`
      CREATE TABLE imports (
        id INTEGER PRIMARY KEY,
        file_name TEXT NOT NULL,
        file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
        layout TEXT NOT NULL CHECK (json_valid(layout)),
        state TEXT NOT NULL CHECK (state IN ('running', 'done', 'undone')),
        row_count INTEGER NOT NULL CHECK (row_count >= 0),
        imported_count INTEGER NOT NULL DEFAULT 0 CHECK (imported_count BETWEEN 0 AND row_count),
        started_at INTEGER NOT NULL,
        started_by INTEGER NOT NULL REFERENCES users (id),
        ended_at INTEGER,
        undone_at INTEGER,
        undone_by INTEGER REFERENCES users (id)
      ) STRICT;
      CREATE UNIQUE INDEX imports_one_running ON imports (state) WHERE state = 'running';
      CREATE TRIGGER imports_go_forward BEFORE UPDATE ON imports
        WHEN OLD.state = 'undone' OR (OLD.state = 'done' AND NEW.state <> 'undone')
          OR NEW.file_sha256 <> OLD.file_sha256 OR NEW.started_by <> OLD.started_by OR NEW.started_at <> OLD.started_at
        BEGIN SELECT raise(ABORT, 'imports only go from running to done to undone'); END;
      CREATE TRIGGER imports_are_never_deleted BEFORE DELETE ON imports
        BEGIN SELECT raise(ABORT, 'imports are never deleted'); END;

      -- What became of each row of the file; a row without a person says why it stayed out.
      CREATE TABLE import_rows (
        import_id INTEGER NOT NULL REFERENCES imports (id),
        row_number INTEGER NOT NULL,
        patient_id INTEGER REFERENCES patients (id),
        left_out_because TEXT NOT NULL,
        PRIMARY KEY (import_id, row_number),
        CHECK ((patient_id IS NULL) = (left_out_because <> ''))
      ) STRICT, WITHOUT ROWID;

      -- The imported people whom the clinic has seen, booked, billed or changed since: they cannot be taken back.
      CREATE TABLE import_uses (
        import_id INTEGER NOT NULL REFERENCES imports (id),
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        PRIMARY KEY (import_id, patient_id)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER imports_in_use_stay BEFORE UPDATE OF state ON imports
        WHEN OLD.state = 'done' AND NEW.state = 'undone'
          AND EXISTS (SELECT 1 FROM import_uses WHERE import_id = OLD.id)
        BEGIN SELECT raise(ABORT, 'some of these people are in use'); END;
      ${tieTriggers}
      CREATE TRIGGER merges_tie_imported_people AFTER UPDATE OF merged_into ON patients
        BEGIN ${noteUse('NEW.id')} ${noteUse('NEW.merged_into')} END;

      CREATE TRIGGER imported_people_show_when_whole BEFORE UPDATE OF is_hidden ON patients
        WHEN OLD.is_hidden = 1 AND NEW.is_hidden = 0
          AND NEW.import_id NOT IN (SELECT id FROM imports WHERE state = 'running')
        BEGIN SELECT raise(ABORT, 'only running imports show their people'); END;

      -- People of a list that was taken back must not keep an ABHA from the person it belongs to.
      DROP INDEX patients_one_per_abha;
      CREATE UNIQUE INDEX patients_one_per_abha ON patients (abha_number) WHERE abha_number <> '' AND is_hidden = 0;
    `);
  },
} satisfies Migration;
