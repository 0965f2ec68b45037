import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- A sitting keeps its id while its times change, so that a day's numbers go on when the schedule is touched.
      CREATE TABLE sessions (
        id INTEGER PRIMARY KEY,
        doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
        weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6)
      ) STRICT;

      -- What holds from a day on until the next one begins; a row that was replaced before it counted stays readable.
      CREATE TABLE schedules (
        id INTEGER PRIMARY KEY,
        doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
        valid_from INTEGER NOT NULL CHECK (valid_from BETWEEN 18000101 AND 29991231),
        set_at INTEGER NOT NULL,
        set_by INTEGER NOT NULL REFERENCES users (id),
        replaced_at INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX schedules_one_per_doctor_and_day
        ON schedules (doctor_id, valid_from) WHERE replaced_at IS NULL;
      CREATE TRIGGER schedules_are_never_rewritten
        BEFORE UPDATE OF id, doctor_id, valid_from, set_at, set_by ON schedules
        BEGIN SELECT raise(ABORT, 'a schedule is replaced, not rewritten'); END;
      CREATE TRIGGER schedules_stay_replaced BEFORE UPDATE OF replaced_at ON schedules
        WHEN OLD.replaced_at IS NOT NULL
        BEGIN SELECT raise(ABORT, 'a replaced schedule stays replaced'); END;
      CREATE TRIGGER schedules_are_never_deleted BEFORE DELETE ON schedules
        BEGIN SELECT raise(ABORT, 'schedules are never deleted'); END;

      CREATE TABLE schedule_sessions (
        schedule_id INTEGER NOT NULL REFERENCES schedules (id),
        session_id INTEGER NOT NULL REFERENCES sessions (id),
        weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
        start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
        end_minute INTEGER NOT NULL CHECK (end_minute BETWEEN 1 AND 2879),
        mode TEXT NOT NULL CHECK (mode IN ('slots', 'tokens')),
        slot_minutes INTEGER NOT NULL CHECK (slot_minutes BETWEEN 3 AND 120),
        per_slot INTEGER NOT NULL CHECK (per_slot BETWEEN 1 AND 10),
        breaks TEXT NOT NULL CHECK (json_valid(breaks)),
        last_token_minute INTEGER,
        walk_in_quota INTEGER CHECK (walk_in_quota >= 0),
        phone_quota INTEGER CHECK (phone_quota >= 0),
        room TEXT NOT NULL,
        PRIMARY KEY (schedule_id, session_id),
        CHECK (end_minute > start_minute AND end_minute - start_minute <= 960),
        CHECK (end_minute - start_minute >= slot_minutes),
        CHECK (last_token_minute > start_minute AND last_token_minute <= end_minute)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER schedule_sessions_never_overlap BEFORE INSERT ON schedule_sessions
        WHEN EXISTS (
          SELECT 1 FROM schedule_sessions AS other WHERE other.schedule_id = NEW.schedule_id AND (
            (other.weekday = NEW.weekday
              AND other.start_minute < NEW.end_minute AND NEW.start_minute < other.end_minute)
            OR (other.weekday = (NEW.weekday + 1) % 7 AND other.start_minute + 1440 < NEW.end_minute)
            OR (NEW.weekday = (other.weekday + 1) % 7 AND NEW.start_minute + 1440 < other.end_minute)))
        BEGIN SELECT raise(ABORT, 'sessions of one doctor never overlap'); END;
      CREATE TRIGGER schedule_sessions_are_never_changed BEFORE UPDATE ON schedule_sessions
        BEGIN SELECT raise(ABORT, 'a schedule is replaced, not rewritten'); END;
      CREATE TRIGGER schedule_sessions_are_never_deleted BEFORE DELETE ON schedule_sessions
        BEGIN SELECT raise(ABORT, 'schedules are never deleted'); END;

      -- A holiday (no doctor) or a doctor's leave; nothing is cancelled by it.
      CREATE TABLE closures (
        id INTEGER PRIMARY KEY,
        doctor_id INTEGER REFERENCES doctors (user_id),
        from_date INTEGER NOT NULL,
        to_date INTEGER NOT NULL,
        from_minute INTEGER CHECK (from_minute BETWEEN 0 AND 2879),
        to_minute INTEGER CHECK (to_minute BETWEEN 0 AND 2879),
        reason TEXT NOT NULL CHECK (reason <> ''),
        recorded_at INTEGER NOT NULL,
        recorded_by INTEGER NOT NULL REFERENCES users (id),
        withdrawn_at INTEGER,
        withdrawn_by INTEGER REFERENCES users (id),
        CHECK (from_date <= to_date),
        CHECK ((from_minute IS NULL) = (to_minute IS NULL)),
        CHECK (from_minute IS NULL OR (from_minute < to_minute AND from_date = to_date)),
        CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
      ) STRICT;
      CREATE INDEX closures_in_force ON closures (to_date, from_date) WHERE withdrawn_at IS NULL;
      CREATE TRIGGER closures_are_only_withdrawn BEFORE UPDATE ON closures
        WHEN OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
          OR (OLD.id, OLD.from_date, OLD.to_date, OLD.reason) <> (NEW.id, NEW.from_date, NEW.to_date, NEW.reason)
          OR OLD.doctor_id IS NOT NEW.doctor_id
          OR OLD.from_minute IS NOT NEW.from_minute OR OLD.to_minute IS NOT NEW.to_minute
        BEGIN SELECT raise(ABORT, 'a closure is withdrawn, not rewritten'); END;
      CREATE TRIGGER closures_are_never_deleted BEFORE DELETE ON closures
        BEGIN SELECT raise(ABORT, 'closures are never deleted'); END;

      CREATE TABLE appointment_series (
        id INTEGER PRIMARY KEY,
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
        label TEXT NOT NULL CHECK (label <> ''),
        total INTEGER NOT NULL CHECK (total BETWEEN 1 AND 200),
        created_at INTEGER NOT NULL,
        created_by INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE INDEX appointment_series_by_patient ON appointment_series (patient_id);

      CREATE TABLE appointments (
        id INTEGER PRIMARY KEY,
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
        session_id INTEGER NOT NULL REFERENCES sessions (id),
        -- The day on which the sitting begins; past midnight the minutes go on from 1440.
        on_date INTEGER NOT NULL CHECK (on_date BETWEEN 18000101 AND 29991231),
        start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 2879),
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 3 AND 120),
        -- Places of a slot are numbered; beyond its capacity sits only who was let in with a reason.
        seat INTEGER NOT NULL CHECK (seat > 0),
        capacity INTEGER NOT NULL CHECK (capacity > 0),
        is_overbooked INTEGER NOT NULL CHECK (is_overbooked IN (0, 1)),
        overbook_reason TEXT NOT NULL,
        token TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('booked', 'arrived', 'cancelled', 'noShow', 'rescheduled')),
        reason TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('consultation', 'followUp', 'procedure', 'vaccine', 'teleconsult')),
        note TEXT NOT NULL,
        booked_via TEXT NOT NULL CHECK (booked_via IN ('phone', 'desk', 'doctor')),
        booked_at INTEGER NOT NULL,
        booked_by INTEGER NOT NULL REFERENCES users (id),
        visit_id INTEGER,
        series_id INTEGER REFERENCES appointment_series (id),
        -- The old row is moved aside before the new one may be written: one booking per person, doctor and day.
        rescheduled_to INTEGER REFERENCES appointments (id) DEFERRABLE INITIALLY DEFERRED,
        CHECK (is_overbooked = 1 OR seat <= capacity),
        CHECK ((is_overbooked = 1) = (overbook_reason <> '')),
        CHECK ((state = 'arrived') = (visit_id IS NOT NULL)),
        CHECK ((state = 'rescheduled') = (rescheduled_to IS NOT NULL)),
        CHECK (rescheduled_to <> id)
      ) STRICT;
      CREATE UNIQUE INDEX appointments_one_per_seat
        ON appointments (on_date, doctor_id, start_minute, seat) WHERE state IN ('booked', 'arrived');
      CREATE UNIQUE INDEX appointments_one_per_patient_doctor_and_day
        ON appointments (patient_id, on_date, doctor_id) WHERE state = 'booked';
      CREATE UNIQUE INDEX appointments_one_per_visit ON appointments (visit_id) WHERE visit_id IS NOT NULL;
      CREATE UNIQUE INDEX appointments_one_before_each
        ON appointments (rescheduled_to) WHERE rescheduled_to IS NOT NULL;
      CREATE UNIQUE INDEX appointments_one_per_token ON appointments (on_date, doctor_id, session_id, token);
      CREATE INDEX appointments_by_patient ON appointments (patient_id, on_date);
      CREATE INDEX appointments_by_series ON appointments (series_id) WHERE series_id IS NOT NULL;
      CREATE TRIGGER appointments_keep_their_place
        BEFORE UPDATE OF id, patient_id, doctor_id, session_id, on_date, start_minute, minutes, token, kind, booked_via,
          booked_at, booked_by, series_id ON appointments
        BEGIN SELECT raise(ABORT, 'an appointment is moved by a new one'); END;
      CREATE TRIGGER appointments_move_by_the_rules BEFORE UPDATE OF state ON appointments
        WHEN NOT ((OLD.state = 'booked' AND NEW.state IN ('arrived', 'cancelled', 'noShow', 'rescheduled'))
          OR (OLD.state IN ('cancelled', 'noShow') AND NEW.state = 'booked'))
        BEGIN SELECT raise(ABORT, 'an appointment cannot go from this state to that'); END;
      CREATE TRIGGER appointments_begin_booked BEFORE INSERT ON appointments WHEN NEW.state <> 'booked'
        BEGIN SELECT raise(ABORT, 'an appointment begins booked'); END;
      CREATE TRIGGER appointments_are_never_deleted BEFORE DELETE ON appointments
        BEGIN SELECT raise(ABORT, 'appointments are never deleted'); END;
      CREATE TRIGGER appointments_within_their_series BEFORE INSERT ON appointments
        WHEN NEW.series_id IS NOT NULL AND (SELECT total FROM appointment_series WHERE id = NEW.series_id) <=
          (SELECT count(*) FROM appointments WHERE series_id = NEW.series_id AND state IN ('booked', 'arrived'))
        BEGIN SELECT raise(ABORT, 'the series has no sitting left'); END;
      CREATE TRIGGER appointments_back_within_their_series BEFORE UPDATE OF state ON appointments
        WHEN NEW.state = 'booked' AND NEW.series_id IS NOT NULL
          AND (SELECT total FROM appointment_series WHERE id = NEW.series_id) <=
          (SELECT count(*) FROM appointments WHERE series_id = NEW.series_id AND state IN ('booked', 'arrived'))
        BEGIN SELECT raise(ABORT, 'the series has no sitting left'); END;

      CREATE TABLE appointment_events (
        id INTEGER PRIMARY KEY,
        appointment_id INTEGER NOT NULL REFERENCES appointments (id),
        event TEXT NOT NULL CHECK (event IN ('booked', 'arrived', 'cancelled', 'missed', 'restored', 'rescheduled')),
        detail TEXT NOT NULL CHECK (json_valid(detail)),
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE INDEX appointment_events_by_appointment ON appointment_events (appointment_id);
      CREATE TRIGGER appointment_events_are_never_changed BEFORE UPDATE ON appointment_events
        BEGIN SELECT raise(ABORT, 'appointment events are never changed'); END;
      CREATE TRIGGER appointment_events_are_never_deleted BEFORE DELETE ON appointment_events
        BEGIN SELECT raise(ABORT, 'appointment events are never deleted'); END;
    `);
  },
} satisfies Migration;
