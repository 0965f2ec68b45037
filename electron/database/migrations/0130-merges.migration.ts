import type { Migration } from '../migration.ts';

const reversedPhone = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]
  .map(place => `substr(alt_phone, ${place}, 1)`)
  .join(' || ');

const IDENTITY = [
  ...[
    'uhid',
    'old_number',
    'full_name',
    'local_name',
    'phone',
    'phone_relation',
    'alt_phone',
    'relative_name',
  ],
  ...['birth_on', 'birth_is_estimated', 'sex', 'address', 'locality', 'city', 'pin_code', 'abha_number'],
  ...['guardian', 'tags', 'alerts', 'referrer_id', 'allergy_status'],
].join(', ');

const COMPARED = [
  ...['full_name', 'phone', 'alt_phone', 'birth_on', 'sex', 'locality', 'relative_name', 'guardian'],
  ...['old_number', 'is_hidden', 'merged_into'],
].join(', ');

// What is new belongs to the record that was kept; so a merge stays a pointer and can be taken back.
const newRecordsGoToTheKept = ['visits', 'bills', 'appointments', 'patient_allergies']
  .map(
    table => `
      CREATE TRIGGER ${table}_never_of_a_merged_record BEFORE INSERT ON ${table}
        WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL
        BEGIN SELECT raise(ABORT, 'this record was merged into another'); END;`,
  )
  .join('');

// Not OR IGNORE: inside a trigger the conflict clause of the statement that fired it would win.
const compareLater = `
  INSERT INTO patients_to_compare SELECT NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM patients_to_compare WHERE patient_id = NEW.id);`;

export default {
  up(db) {
    db.exec(`
      ALTER TABLE patients ADD COLUMN alt_phone_reversed TEXT GENERATED ALWAYS AS (${reversedPhone}) VIRTUAL;
      CREATE INDEX patients_by_alt_phone ON patients (alt_phone) WHERE alt_phone <> '';
      CREATE INDEX patients_by_reversed_alt_phone ON patients (alt_phone_reversed) WHERE alt_phone <> '';

      -- The journal of merges: what each of them changed in the two rows, so that it can be put back exactly.
      CREATE TABLE patient_merges (
        id INTEGER PRIMARY KEY,
        kept_id INTEGER NOT NULL REFERENCES patients (id),
        gone_id INTEGER NOT NULL REFERENCES patients (id),
        reason TEXT NOT NULL CHECK (reason <> ''),
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id),
        -- The kept record's values that the merge replaced, and the values it put there.
        before TEXT NOT NULL CHECK (json_valid(before)),
        after TEXT NOT NULL CHECK (json_valid(after)),
        undone_at INTEGER,
        undone_by INTEGER REFERENCES users (id),
        undone_reason TEXT NOT NULL DEFAULT '',
        CHECK (kept_id <> gone_id),
        CHECK ((undone_at IS NULL) = (undone_by IS NULL)),
        CHECK ((undone_at IS NULL) = (undone_reason = ''))
      ) STRICT;
      CREATE UNIQUE INDEX patient_merges_one_standing ON patient_merges (gone_id) WHERE undone_at IS NULL;
      CREATE INDEX patient_merges_of_kept ON patient_merges (kept_id);
      CREATE TRIGGER patient_merges_are_only_undone BEFORE UPDATE ON patient_merges
        WHEN OLD.undone_at IS NOT NULL OR NEW.undone_at IS NULL
          OR (OLD.id, OLD.kept_id, OLD.gone_id, OLD.reason, OLD.at, OLD.by_user, OLD.before, OLD.after)
            <> (NEW.id, NEW.kept_id, NEW.gone_id, NEW.reason, NEW.at, NEW.by_user, NEW.before, NEW.after)
        BEGIN SELECT raise(ABORT, 'a merge is undone once, not rewritten'); END;
      CREATE TRIGGER patient_merges_are_never_deleted BEFORE DELETE ON patient_merges
        BEGIN SELECT raise(ABORT, 'merges are never deleted'); END;

      -- Only a record that stands for itself is merged, and only into one that does: no circle can be made.
      CREATE TRIGGER patients_merge_through_the_journal BEFORE UPDATE OF merged_into ON patients
        WHEN NEW.merged_into IS NOT OLD.merged_into AND (
          (NEW.merged_into IS NULL) = EXISTS (
            SELECT 1 FROM patient_merges
            WHERE gone_id = NEW.id AND undone_at IS NULL
              AND kept_id = coalesce(NEW.merged_into, OLD.merged_into))
          OR (NEW.merged_into IS NOT NULL AND (
            OLD.merged_into IS NOT NULL OR NEW.is_hidden = 1
            OR EXISTS (SELECT 1 FROM patients AS kept
              WHERE kept.id = NEW.merged_into AND (kept.merged_into IS NOT NULL OR kept.is_hidden = 1)))))
        BEGIN SELECT raise(ABORT, 'a record is merged through the journal'); END;
      CREATE TRIGGER patients_merge_without_dues BEFORE UPDATE OF merged_into ON patients
        WHEN NEW.merged_into IS NOT NULL AND OLD.merged_into IS NULL
          AND EXISTS (SELECT 1 FROM bills WHERE patient_id = NEW.id AND due_paise > 0)
        BEGIN SELECT raise(ABORT, 'a record with a due bill is not merged'); END;
      -- Only taking back an earlier merge into it rewrites a merged record, and keeps first what it said before.
      CREATE TRIGGER merged_patients_are_not_rewritten BEFORE UPDATE OF ${IDENTITY} ON patients
        WHEN OLD.merged_into IS NOT NULL AND NEW.merged_into IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM patient_versions WHERE patient_id = OLD.id AND version = OLD.version)
        BEGIN SELECT raise(ABORT, 'this record was merged into another'); END;
      ${newRecordsGoToTheKept}

      -- Two records that may be one person (REG-5). A pair that was looked at and put aside never comes again.
      CREATE TABLE suspect_pairs (
        first_id INTEGER NOT NULL REFERENCES patients (id),
        second_id INTEGER NOT NULL REFERENCES patients (id),
        score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
        because TEXT NOT NULL CHECK (json_valid(because)),
        found_at INTEGER NOT NULL,
        dismissed_at INTEGER,
        dismissed_by INTEGER REFERENCES users (id),
        dismissed_reason TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (first_id, second_id),
        CHECK (first_id < second_id),
        CHECK ((dismissed_at IS NULL) = (dismissed_reason = ''))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX suspect_pairs_open ON suspect_pairs (score) WHERE dismissed_at IS NULL;
      CREATE INDEX suspect_pairs_by_second ON suspect_pairs (second_id);
      CREATE TRIGGER dismissed_suspects_stay BEFORE UPDATE ON suspect_pairs WHEN OLD.dismissed_at IS NOT NULL
        BEGIN SELECT raise(ABORT, 'a dismissed pair stays dismissed'); END;
      CREATE TRIGGER dismissed_suspects_are_never_deleted BEFORE DELETE ON suspect_pairs
        WHEN OLD.dismissed_at IS NOT NULL
        BEGIN SELECT raise(ABORT, 'a dismissed pair stays dismissed'); END;

      -- Whoever is new or changed is held against the others when there is time. No trigger on INSERT: with one, the
      -- engine plans a look through the whole ledger for every new patient.
      CREATE TABLE patients_to_compare (patient_id INTEGER PRIMARY KEY REFERENCES patients (id)) STRICT;
      CREATE TRIGGER changed_patients_are_compared AFTER UPDATE OF ${COMPARED} ON patients WHEN NEW.is_hidden = 0
        BEGIN ${compareLater} END;
      INSERT INTO patients_to_compare SELECT id FROM patients WHERE is_hidden = 0;
    `);
  },
} satisfies Migration;
