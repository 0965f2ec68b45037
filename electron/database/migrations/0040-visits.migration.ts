import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- Clustered by patient, newest day first: a chart of twenty visits lies on two to four pages.
      CREATE TABLE visits (
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        day_descending INTEGER NOT NULL CHECK (day_descending < 0),
        id INTEGER NOT NULL,
        on_date INTEGER GENERATED ALWAYS AS (-day_descending) VIRTUAL,
        doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
        token TEXT NOT NULL,
        -- The running OPD number of the visit, by the clinic's pattern (REG-12).
        number TEXT NOT NULL DEFAULT '',
        state TEXT NOT NULL CHECK (state IN
          ('arrived', 'waiting', 'held', 'skipped', 'withDoctor', 'toBill', 'done', 'left')),
        priority TEXT NOT NULL CHECK (priority IN ('routine', 'soon', 'urgent', 'emergency')),
        priority_reason TEXT NOT NULL DEFAULT '',
        complaint TEXT NOT NULL DEFAULT '',
        -- Whose turn it is within one priority: arrival, or the booked time of who came in time for it.
        turn_at INTEGER NOT NULL,
        call_count INTEGER NOT NULL DEFAULT 0,
        is_overbooked INTEGER NOT NULL DEFAULT 0 CHECK (is_overbooked IN (0, 1)),
        appointment_id INTEGER,
        is_first INTEGER NOT NULL CHECK (is_first IN (0, 1)),
        arrived_at INTEGER NOT NULL,
        state_since INTEGER NOT NULL,
        has_vitals INTEGER NOT NULL DEFAULT 0 CHECK (has_vitals IN (0, 1)),
        bill_id INTEGER,
        created_by INTEGER NOT NULL REFERENCES users (id),
        PRIMARY KEY (patient_id, day_descending, id)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX visits_by_id ON visits (id);
      CREATE UNIQUE INDEX visits_by_number ON visits (number) WHERE number <> '';
      CREATE INDEX visits_by_day_and_doctor ON visits (day_descending, doctor_id);
      -- Two desks may send the same person to the same doctor at once; the second is told.
      CREATE UNIQUE INDEX visits_one_open_per_patient_and_doctor
        ON visits (patient_id, doctor_id, day_descending) WHERE state IN ('arrived', 'waiting', 'held', 'skipped', 'withDoctor');
      CREATE TRIGGER visits_are_never_deleted BEFORE DELETE ON visits
        BEGIN SELECT raise(ABORT, 'visits are never deleted'); END;

      -- Numbers run per sitting and letter, and a sitting that runs past midnight keeps its own; session 0 is a day
      -- without a schedule. A row is never deleted, so no number is given twice.
      CREATE TABLE tokens (
        session_date INTEGER NOT NULL,
        doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
        session_id INTEGER NOT NULL,
        letter TEXT NOT NULL CHECK (letter IN ('A', 'P', 'E')),
        number INTEGER NOT NULL CHECK (number > 0),
        visit_id INTEGER,
        appointment_id INTEGER,
        issued_at INTEGER NOT NULL,
        PRIMARY KEY (session_date, doctor_id, session_id, letter, number),
        CHECK (visit_id IS NOT NULL OR appointment_id IS NOT NULL)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX tokens_by_visit ON tokens (visit_id) WHERE visit_id IS NOT NULL;
      CREATE TRIGGER tokens_are_never_deleted BEFORE DELETE ON tokens
        BEGIN SELECT raise(ABORT, 'tokens are never deleted'); END;

      CREATE TABLE queue_events (
        id INTEGER PRIMARY KEY,
        visit_id INTEGER NOT NULL,
        event TEXT NOT NULL,
        from_state TEXT NOT NULL,
        to_state TEXT NOT NULL,
        detail TEXT NOT NULL CHECK (json_valid(detail)),
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE INDEX queue_events_by_visit ON queue_events (visit_id);
      CREATE TRIGGER queue_events_are_never_changed BEFORE UPDATE ON queue_events
        BEGIN SELECT raise(ABORT, 'queue events are never changed'); END;
      CREATE TRIGGER queue_events_are_never_deleted BEFORE DELETE ON queue_events
        BEGIN SELECT raise(ABORT, 'queue events are never deleted'); END;
    `);
  },
} satisfies Migration;
