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
        state TEXT NOT NULL CHECK (state IN ('waiting', 'held', 'withDoctor', 'toBill', 'done', 'left')),
        priority TEXT NOT NULL CHECK (priority IN ('routine', 'soon', 'urgent')),
        is_first INTEGER NOT NULL CHECK (is_first IN (0, 1)),
        arrived_at INTEGER NOT NULL,
        state_since INTEGER NOT NULL,
        has_vitals INTEGER NOT NULL DEFAULT 0 CHECK (has_vitals IN (0, 1)),
        bill_id INTEGER,
        created_by INTEGER NOT NULL REFERENCES users (id),
        PRIMARY KEY (patient_id, day_descending, id)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX visits_by_id ON visits (id);
      CREATE INDEX visits_by_day_and_doctor ON visits (day_descending, doctor_id);
      -- Two desks may send the same person to the same doctor at once; the second is told.
      CREATE UNIQUE INDEX visits_one_open_per_patient_and_doctor
        ON visits (patient_id, doctor_id, day_descending) WHERE state IN ('waiting', 'held', 'withDoctor');
      CREATE TRIGGER visits_are_never_deleted BEFORE DELETE ON visits
        BEGIN SELECT raise(ABORT, 'visits are never deleted'); END;

      CREATE TABLE tokens (
        on_date INTEGER NOT NULL,
        doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
        number INTEGER NOT NULL CHECK (number > 0),
        visit_id INTEGER NOT NULL,
        issued_at INTEGER NOT NULL,
        PRIMARY KEY (on_date, doctor_id, number)
      ) STRICT, WITHOUT ROWID;

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
