import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- One row per person who was called and seen: what the waiting windows are worked out from (APT-9).
      CREATE TABLE consultation_times (
        doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
        seen_at INTEGER NOT NULL,
        visit_id INTEGER NOT NULL UNIQUE,
        is_first INTEGER NOT NULL CHECK (is_first IN (0, 1)),
        minutes REAL NOT NULL CHECK (minutes BETWEEN 1 AND 90),
        PRIMARY KEY (doctor_id, seen_at, visit_id)
      ) STRICT, WITHOUT ROWID;

      -- The last row of a doctor and day is what holds; coming back is a row too.
      CREATE TABLE doctor_aways (
        id INTEGER PRIMARY KEY,
        on_date INTEGER NOT NULL,
        doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
        is_away INTEGER NOT NULL CHECK (is_away IN (0, 1)),
        until_minute INTEGER CHECK (until_minute BETWEEN 0 AND 2879),
        reason TEXT NOT NULL,
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id),
        CHECK (is_away = 1 OR until_minute IS NULL)
      ) STRICT;
      CREATE INDEX doctor_aways_by_day ON doctor_aways (on_date, doctor_id);
      CREATE TRIGGER doctor_aways_are_never_changed BEFORE UPDATE ON doctor_aways
        BEGIN SELECT raise(ABORT, 'away notes are never changed'); END;
      CREATE TRIGGER doctor_aways_are_never_deleted BEFORE DELETE ON doctor_aways
        BEGIN SELECT raise(ABORT, 'away notes are never deleted'); END;

      CREATE UNIQUE INDEX visits_one_per_appointment ON visits (appointment_id) WHERE appointment_id IS NOT NULL;
    `);
  },
} satisfies Migration;
