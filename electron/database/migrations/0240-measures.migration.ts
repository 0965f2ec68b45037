import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- What was answered on a day: pregnant, breast-feeding, weeks at birth. A later answer stands in its place.
      CREATE TABLE person_states (
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        id INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('pregnancy', 'breastFeeding', 'gestationAtBirth')),
        answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'unknown', 'ended', 'known')),
        asked_on INTEGER NOT NULL,
        last_period_on INTEGER,
        cycle_days INTEGER,
        due_on INTEGER,
        is_due_by_scan INTEGER NOT NULL DEFAULT 0 CHECK (is_due_by_scan IN (0, 1)),
        ended_on INTEGER,
        gestation_days INTEGER CHECK (gestation_days BETWEEN 100 AND 330),
        recorded_at INTEGER NOT NULL,
        recorded_by INTEGER NOT NULL REFERENCES users (id),
        CHECK ((answer = 'known') = (kind = 'gestationAtBirth')),
        CHECK ((gestation_days IS NOT NULL) = (kind = 'gestationAtBirth')),
        CHECK (answer <> 'ended' OR kind = 'pregnancy'),
        CHECK (due_on IS NULL OR (kind = 'pregnancy' AND answer = 'yes')),
        PRIMARY KEY (patient_id, id)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX person_states_by_id ON person_states (id);
      CREATE TRIGGER person_states_are_never_changed BEFORE UPDATE ON person_states
        BEGIN SELECT raise(ABORT, 'answers are never changed'); END;
      CREATE TRIGGER person_states_are_never_deleted BEFORE DELETE ON person_states
        BEGIN SELECT raise(ABORT, 'answers are never deleted'); END;

      -- Growth references that the clinic brought; none comes with the program (licences).
      CREATE TABLE growth_tables (
        id INTEGER PRIMARY KEY,
        standard TEXT NOT NULL CHECK (standard <> ''),
        version INTEGER NOT NULL CHECK (version > 0),
        file_name TEXT NOT NULL,
        source TEXT NOT NULL,
        is_sure INTEGER NOT NULL CHECK (is_sure IN (0, 1)),
        row_count INTEGER NOT NULL CHECK (row_count > 0),
        content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
        imported_at INTEGER NOT NULL,
        imported_by INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE UNIQUE INDEX growth_tables_by_standard ON growth_tables (standard, version);
      -- x in days of age, or in centimetres for weight by height.
      CREATE TABLE growth_rows (
        table_id INTEGER NOT NULL REFERENCES growth_tables (id),
        indicator TEXT NOT NULL,
        sex TEXT NOT NULL CHECK (sex IN ('F', 'M')),
        x REAL NOT NULL,
        position TEXT NOT NULL CHECK (position IN ('', 'length', 'height')),
        l REAL NOT NULL,
        m REAL NOT NULL CHECK (m > 0),
        s REAL NOT NULL CHECK (s > 0),
        PRIMARY KEY (table_id, indicator, sex, x, position)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER growth_tables_are_never_changed BEFORE UPDATE ON growth_tables
        BEGIN SELECT raise(ABORT, 'growth tables are never changed'); END;
      CREATE TRIGGER growth_tables_are_never_deleted BEFORE DELETE ON growth_tables
        BEGIN SELECT raise(ABORT, 'growth tables are never deleted'); END;
      CREATE TRIGGER growth_rows_are_never_changed BEFORE UPDATE ON growth_rows
        BEGIN SELECT raise(ABORT, 'growth tables are never changed'); END;
      CREATE TRIGGER growth_rows_are_never_deleted BEFORE DELETE ON growth_rows
        BEGIN SELECT raise(ABORT, 'growth tables are never deleted'); END;
    `);
  },
} satisfies Migration;
