import type { Migration } from '../migration.ts';

const reversedPhone = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map(place => `substr(phone, ${place}, 1)`).join(' || ');

export default {
  up(db) {
    db.exec(`
      CREATE TABLE patients (
        id INTEGER PRIMARY KEY,
        -- Rises with every visit; also the rowid in patient_search, so "last seen first" needs no sorting.
        recency INTEGER NOT NULL UNIQUE,
        uhid TEXT NOT NULL UNIQUE,
        old_number TEXT NOT NULL,
        full_name TEXT NOT NULL CHECK (length(full_name) BETWEEN 1 AND 80),
        local_name TEXT NOT NULL,
        -- Empty only for somebody whose name nobody knows yet.
        phone TEXT NOT NULL CHECK (phone NOT GLOB '*[^0-9]*' AND (length(phone) = 10 OR (phone = '' AND is_unknown = 1))),
        -- The last digits of a number become a prefix that an index can find.
        phone_reversed TEXT GENERATED ALWAYS AS (${reversedPhone}) VIRTUAL,
        phone_relation TEXT NOT NULL,
        alt_phone TEXT NOT NULL DEFAULT '' CHECK (alt_phone NOT GLOB '*[^0-9]*' AND length(alt_phone) IN (0, 10)),
        relative_name TEXT NOT NULL DEFAULT '',
        tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags)),
        alerts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(alerts)),
        -- The table comes with a later migration. A trigger could guard this too, but would make the engine look
        -- through every table that points to patients at each new one.
        referrer_id INTEGER REFERENCES referrers (id),
        is_unknown INTEGER NOT NULL DEFAULT 0 CHECK (is_unknown IN (0, 1)),
        found_at TEXT NOT NULL DEFAULT '',
        -- The record whose chart this one's records are part of; nothing is moved, so a merge can be undone.
        merged_into INTEGER REFERENCES patients (id) CHECK (merged_into <> id),
        -- Not found by anybody while a file of people is read in, or after that was taken back.
        is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
        import_id INTEGER,
        birth_on INTEGER NOT NULL CHECK (birth_on BETWEEN 18000101 AND 29991231),
        birth_is_estimated INTEGER NOT NULL CHECK (birth_is_estimated IN (0, 1)),
        sex TEXT NOT NULL CHECK (sex IN ('F', 'M', 'T', 'O', 'U')),
        address TEXT NOT NULL,
        locality TEXT NOT NULL,
        city TEXT NOT NULL,
        pin_code TEXT NOT NULL,
        abha_number TEXT NOT NULL CHECK (length(abha_number) IN (0, 14)),
        guardian TEXT CHECK (guardian IS NULL OR json_valid(guardian)),
        allergy_status TEXT NOT NULL DEFAULT 'notRecorded' CHECK (allergy_status IN ('notRecorded', 'none', 'listed')),
        not_a_duplicate_because TEXT NOT NULL,
        registered_at INTEGER NOT NULL,
        registered_by INTEGER NOT NULL REFERENCES users (id),
        last_visit_on INTEGER,
        version INTEGER NOT NULL DEFAULT 1
      ) STRICT;
      CREATE INDEX patients_by_phone ON patients (phone);
      CREATE INDEX patients_by_reversed_phone ON patients (phone_reversed);
      CREATE INDEX patients_merged ON patients (merged_into) WHERE merged_into IS NOT NULL;
      CREATE INDEX patients_by_import ON patients (import_id) WHERE import_id IS NOT NULL;
      CREATE INDEX patients_by_referrer ON patients (referrer_id) WHERE referrer_id IS NOT NULL;
      CREATE INDEX patients_by_old_number ON patients (old_number) WHERE old_number <> '';
      CREATE UNIQUE INDEX patients_one_per_abha ON patients (abha_number) WHERE abha_number <> '';
      CREATE TRIGGER patients_are_never_deleted BEFORE DELETE ON patients
        BEGIN SELECT raise(ABORT, 'patients are never deleted'); END;

      -- What a record said before it was changed.
      CREATE TABLE patient_versions (
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        version INTEGER NOT NULL,
        record TEXT NOT NULL CHECK (json_valid(record)),
        changed_at INTEGER NOT NULL,
        changed_by INTEGER NOT NULL REFERENCES users (id),
        PRIMARY KEY (patient_id, version)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE patient_allergies (
        id INTEGER PRIMARY KEY,
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        substance TEXT NOT NULL,
        reaction TEXT NOT NULL,
        severity TEXT NOT NULL CHECK (severity IN ('unknown', 'mild', 'severe')),
        recorded_at INTEGER NOT NULL,
        recorded_by INTEGER NOT NULL REFERENCES users (id),
        -- A list is replaced as a whole; what it said before stays readable.
        retracted_at INTEGER,
        retracted_by INTEGER REFERENCES users (id)
      ) STRICT;
      CREATE INDEX patient_allergies_in_force ON patient_allergies (patient_id) WHERE retracted_at IS NULL;

      -- Marks (M) belong to a word: Indian vowel signs would cut it otherwise.
      CREATE VIRTUAL TABLE patient_search USING fts5 (
        words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4',
        tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
      );
      -- Every word of every name once, scanned in memory for sound-alikes and slips.
      CREATE TABLE name_words (
        id INTEGER PRIMARY KEY,
        word TEXT NOT NULL UNIQUE,
        skeleton TEXT NOT NULL
      ) STRICT;
    `);
  },
} satisfies Migration;
