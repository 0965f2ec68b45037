import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- A later version says why, and seals the version before it with its own seal.
      ALTER TABLE encounters ADD COLUMN amend_reason TEXT NOT NULL DEFAULT ''
        CHECK ((version = 1) = (amend_reason = ''));
      ALTER TABLE encounters ADD COLUMN previous_hash TEXT NOT NULL DEFAULT ''
        CHECK ((version = 1) = (previous_hash = ''));
      -- The assistant whose words the doctor countersigned, by the name of that day.
      ALTER TABLE encounters ADD COLUMN entered_by INTEGER REFERENCES users (id);
      ALTER TABLE encounters ADD COLUMN entered_by_name TEXT NOT NULL DEFAULT ''
        CHECK ((entered_by IS NULL) = (entered_by_name = ''));
      -- For whom it was written, as it is printed: name, address, weight, allergies of that day.
      ALTER TABLE encounters ADD COLUMN party TEXT CHECK (party IS NULL OR json_valid(party));
      CREATE TRIGGER encounters_follow_the_newest_version BEFORE INSERT ON encounters
        WHEN NEW.version <> 1 + coalesce((SELECT max(version) FROM encounters WHERE visit_id = NEW.visit_id), 0)
        BEGIN SELECT raise(ABORT, 'a signed version follows the newest one'); END;
      CREATE TRIGGER encounters_stand_on_the_version_before BEFORE INSERT ON encounters
        WHEN NEW.version > 1 AND NOT EXISTS (
          SELECT 1 FROM encounters AS before
          WHERE before.visit_id = NEW.visit_id AND before.version = NEW.version - 1
            AND before.patient_id = NEW.patient_id AND before.day_descending = NEW.day_descending
            AND before.doctor_id = NEW.doctor_id AND before.serial = NEW.serial
            AND before.content_hash = NEW.previous_hash)
        BEGIN SELECT raise(ABORT, 'a signed version stands on the one before'); END;

      -- The void of one version stands for all before it; a later version is the visit written anew.
      CREATE TABLE encounter_voids (
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        visit_id INTEGER NOT NULL,
        version INTEGER NOT NULL,
        reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 160),
        voided_by INTEGER NOT NULL REFERENCES users (id),
        voided_by_name TEXT NOT NULL,
        voided_at INTEGER NOT NULL,
        PRIMARY KEY (patient_id, visit_id, version),
        FOREIGN KEY (visit_id, version) REFERENCES encounters (visit_id, version)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX encounter_voids_by_visit ON encounter_voids (visit_id, version);
      CREATE TRIGGER encounter_voids_strike_the_newest_version BEFORE INSERT ON encounter_voids
        WHEN NOT EXISTS (
            SELECT 1 FROM encounters
            WHERE visit_id = NEW.visit_id AND version = NEW.version AND patient_id = NEW.patient_id)
          OR EXISTS (SELECT 1 FROM encounters WHERE visit_id = NEW.visit_id AND version > NEW.version)
        BEGIN SELECT raise(ABORT, 'a void strikes the newest version of its patient'); END;
      CREATE TRIGGER encounter_voids_are_never_changed BEFORE UPDATE ON encounter_voids
        BEGIN SELECT raise(ABORT, 'a void is never changed'); END;
      CREATE TRIGGER encounter_voids_are_never_deleted BEFORE DELETE ON encounter_voids
        BEGIN SELECT raise(ABORT, 'a void is never taken back'); END;

      -- What an assistant put before the visit's doctor, word for word.
      CREATE TABLE encounter_submissions (
        id INTEGER PRIMARY KEY,
        visit_id INTEGER NOT NULL,
        submitted_by INTEGER NOT NULL REFERENCES users (id),
        submitted_by_name TEXT NOT NULL,
        submitted_at INTEGER NOT NULL,
        draft TEXT NOT NULL CHECK (json_valid(draft))
      ) STRICT;
      CREATE INDEX encounter_submissions_by_visit ON encounter_submissions (visit_id);
      CREATE TRIGGER encounter_submissions_are_of_a_draft BEFORE INSERT ON encounter_submissions
        WHEN NOT EXISTS (SELECT 1 FROM encounter_drafts WHERE visit_id = NEW.visit_id)
          OR NOT EXISTS (SELECT 1 FROM visits WHERE id = NEW.visit_id)
        BEGIN SELECT raise(ABORT, 'a submission is the draft of a visit'); END;
      CREATE TRIGGER encounter_submissions_are_never_changed BEFORE UPDATE ON encounter_submissions
        BEGIN SELECT raise(ABORT, 'what was submitted is never changed'); END;
      CREATE TRIGGER encounter_submissions_are_never_deleted BEFORE DELETE ON encounter_submissions
        BEGIN SELECT raise(ABORT, 'what was submitted is never deleted'); END;

      CREATE TABLE encounter_submission_answers (
        submission_id INTEGER PRIMARY KEY REFERENCES encounter_submissions (id),
        outcome TEXT NOT NULL CHECK (outcome IN ('signed', 'sentBack')),
        reason TEXT NOT NULL CHECK ((outcome = 'sentBack') = (reason <> '')),
        answered_by INTEGER NOT NULL REFERENCES users (id),
        answered_by_name TEXT NOT NULL,
        answered_at INTEGER NOT NULL
      ) STRICT;
      CREATE TRIGGER encounter_submission_answers_are_never_changed BEFORE UPDATE ON encounter_submission_answers
        BEGIN SELECT raise(ABORT, 'the answer to a submission is never changed'); END;
      CREATE TRIGGER encounter_submission_answers_are_never_deleted BEFORE DELETE ON encounter_submission_answers
        BEGIN SELECT raise(ABORT, 'the answer to a submission is never deleted'); END;

      -- Which signed version is being amended; 0 while the visit is not signed yet.
      ALTER TABLE encounter_drafts ADD COLUMN from_version INTEGER NOT NULL DEFAULT 0;
      -- Somebody else than the visit's doctor had a hand in it.
      ALTER TABLE encounter_drafts ADD COLUMN entered_by INTEGER REFERENCES users (id);
      ALTER TABLE encounter_drafts ADD COLUMN submission_id INTEGER REFERENCES encounter_submissions (id);
    `);
  },
} satisfies Migration;
