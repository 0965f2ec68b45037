import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      CREATE TABLE vitals (
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        recorded_at INTEGER NOT NULL,
        id INTEGER NOT NULL,
        visit_id INTEGER NOT NULL,
        systolic_mm_hg REAL, diastolic_mm_hg REAL, pulse_per_minute REAL, breaths_per_minute REAL,
        temperature_celsius REAL, spo2_percent REAL, weight_kg REAL, height_cm REAL, glucose_mg_dl REAL,
        recorded_by INTEGER NOT NULL REFERENCES users (id),
        PRIMARY KEY (patient_id, recorded_at, id)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX vitals_by_id ON vitals (id);
      CREATE INDEX vitals_by_visit ON vitals (visit_id, recorded_at);
      CREATE TRIGGER vitals_are_never_changed BEFORE UPDATE ON vitals
        BEGIN SELECT raise(ABORT, 'vitals are never changed'); END;
      CREATE TRIGGER vitals_are_never_deleted BEFORE DELETE ON vitals
        BEGIN SELECT raise(ABORT, 'vitals are never deleted'); END;

      -- What is being typed; gone once the visit is signed.
      CREATE TABLE encounter_drafts (
        visit_id INTEGER PRIMARY KEY,
        doctor_id INTEGER NOT NULL REFERENCES users (id),
        draft TEXT NOT NULL CHECK (json_valid(draft)),
        saved_at INTEGER NOT NULL
      ) STRICT;

      -- A signed note is a row that is never changed; an amendment is the next version.
      CREATE TABLE encounters (
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        day_descending INTEGER NOT NULL,
        visit_id INTEGER NOT NULL,
        version INTEGER NOT NULL CHECK (version > 0),
        serial TEXT NOT NULL,
        doctor_id INTEGER NOT NULL REFERENCES users (id),
        -- Name, degree, council and registration number as they stood when signing (SEC-4).
        doctor_snapshot TEXT NOT NULL CHECK (json_valid(doctor_snapshot)),
        complaints TEXT NOT NULL,
        findings TEXT NOT NULL,
        diagnoses TEXT NOT NULL CHECK (json_valid(diagnoses)),
        tests TEXT NOT NULL,
        advice TEXT NOT NULL,
        follow_up_on INTEGER,
        warning_answers TEXT NOT NULL CHECK (json_valid(warning_answers)),
        -- Which lists were consulted, what was found and what could not be checked.
        check_record TEXT NOT NULL CHECK (json_valid(check_record)),
        content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
        signed_at INTEGER NOT NULL,
        PRIMARY KEY (patient_id, day_descending, visit_id, version)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX encounters_by_visit ON encounters (visit_id, version);
      CREATE UNIQUE INDEX encounters_by_serial ON encounters (serial, version);
      CREATE TRIGGER encounters_are_never_changed BEFORE UPDATE ON encounters
        BEGIN SELECT raise(ABORT, 'signed notes are never changed'); END;
      CREATE TRIGGER encounters_are_never_deleted BEFORE DELETE ON encounters
        BEGIN SELECT raise(ABORT, 'signed notes are never deleted'); END;

      CREATE TABLE prescription_items (
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        visit_descending INTEGER NOT NULL,
        version INTEGER NOT NULL,
        line_number INTEGER NOT NULL,
        formulary_id TEXT,
        generic TEXT NOT NULL,
        brand TEXT NOT NULL,
        line TEXT NOT NULL CHECK (json_valid(line)),
        PRIMARY KEY (patient_id, visit_descending, version, line_number)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER prescription_items_are_never_changed BEFORE UPDATE ON prescription_items
        BEGIN SELECT raise(ABORT, 'signed prescriptions are never changed'); END;
      CREATE TRIGGER prescription_items_are_never_deleted BEFORE DELETE ON prescription_items
        BEGIN SELECT raise(ABORT, 'signed prescriptions are never deleted'); END;
    `);
  },
} satisfies Migration;
