import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- What a clinic adds beside the shipped list; nothing shipped is ever replaced.
      CREATE TABLE lab_own_tests (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        aliases TEXT NOT NULL CHECK (json_valid(aliases)),
        test_group TEXT NOT NULL, specimen TEXT NOT NULL, unit TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('number', 'text')),
        choices TEXT NOT NULL CHECK (json_valid(choices)),
        method TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        added_by INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE TABLE lab_own_ranges (
        id INTEGER PRIMARY KEY,
        test_id TEXT NOT NULL,
        sex TEXT NOT NULL CHECK (sex IN ('any', 'male', 'female', 'pregnant')),
        from_days INTEGER NOT NULL, to_days INTEGER NOT NULL,
        low REAL, high REAL, range_text TEXT NOT NULL, critical_low REAL, critical_high REAL,
        valid_from INTEGER NOT NULL,
        added_at INTEGER NOT NULL,
        added_by INTEGER NOT NULL REFERENCES users (id),
        CHECK (from_days <= to_days)
      ) STRICT;

      CREATE TABLE lab_orders (
        id INTEGER PRIMARY KEY,
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        visit_id INTEGER,
        item_id TEXT NOT NULL,
        name TEXT NOT NULL,
        place TEXT NOT NULL CHECK (place IN ('here', 'outside')),
        is_urgent INTEGER NOT NULL CHECK (is_urgent IN (0, 1)),
        -- Ordered by a signed note: an amendment of the note cancels it when the test is no longer asked for.
        is_from_note INTEGER NOT NULL CHECK (is_from_note IN (0, 1)),
        ordered_at INTEGER NOT NULL,
        ordered_by INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE INDEX lab_orders_of_patient ON lab_orders (patient_id, id);
      CREATE INDEX lab_orders_of_visit ON lab_orders (visit_id) WHERE visit_id IS NOT NULL;

      CREATE TABLE lab_order_events (
        order_id INTEGER NOT NULL REFERENCES lab_orders (id),
        sequence INTEGER NOT NULL CHECK (sequence > 0),
        event TEXT NOT NULL CHECK (event IN ('ordered', 'collected', 'entered', 'released', 'cancelled')),
        detail TEXT NOT NULL CHECK (json_valid(detail)),
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id),
        PRIMARY KEY (order_id, sequence)
      ) STRICT, WITHOUT ROWID;

      -- Where each order stands, derived from its events so that the worklist reads only what is open.
      CREATE TABLE lab_standings (
        order_id INTEGER PRIMARY KEY REFERENCES lab_orders (id),
        state TEXT NOT NULL CHECK (state IN ('ordered', 'collected', 'entered', 'released', 'cancelled')),
        since INTEGER NOT NULL,
        entry_version INTEGER NOT NULL,
        untold_count INTEGER NOT NULL,
        sample_number TEXT,
        report_id INTEGER
      ) STRICT;
      CREATE INDEX lab_standings_open ON lab_standings (state, since) WHERE state IN ('ordered', 'collected', 'entered');
      CREATE INDEX lab_standings_released ON lab_standings (since) WHERE state = 'released';
      CREATE INDEX lab_standings_of_sample ON lab_standings (sample_number) WHERE sample_number IS NOT NULL;
      CREATE INDEX lab_standings_untold ON lab_standings (untold_count) WHERE untold_count > 0;

      CREATE TABLE lab_samples (
        number TEXT PRIMARY KEY,
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        collected_at INTEGER NOT NULL,
        collected_by INTEGER NOT NULL REFERENCES users (id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE lab_entries (
        order_id INTEGER NOT NULL REFERENCES lab_orders (id),
        version INTEGER NOT NULL CHECK (version > 0),
        lab_name TEXT NOT NULL,
        measured_on INTEGER NOT NULL,
        height_cm REAL,
        comment TEXT NOT NULL,
        results TEXT NOT NULL CHECK (json_valid(results)),
        entered_at INTEGER NOT NULL,
        entered_by INTEGER NOT NULL REFERENCES users (id),
        PRIMARY KEY (order_id, version)
      ) STRICT, WITHOUT ROWID;

      -- Who was told a critical value, when, and whether they read it back.
      CREATE TABLE lab_critical_calls (
        order_id INTEGER NOT NULL REFERENCES lab_orders (id),
        test_id TEXT NOT NULL,
        value TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        told_whom TEXT NOT NULL,
        told_at INTEGER NOT NULL,
        is_read_back INTEGER NOT NULL CHECK (is_read_back IN (0, 1)),
        note TEXT NOT NULL,
        noted_at INTEGER NOT NULL,
        noted_by INTEGER NOT NULL REFERENCES users (id),
        PRIMARY KEY (order_id, test_id, value, sequence)
      ) STRICT, WITHOUT ROWID;

      -- A released report is a row that is never changed; an amendment is the next version of the serial.
      CREATE TABLE lab_reports (
        id INTEGER NOT NULL,
        version INTEGER NOT NULL CHECK (version > 0),
        serial TEXT NOT NULL,
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        visit_id INTEGER,
        doctor_id INTEGER NOT NULL REFERENCES users (id),
        doctor_snapshot TEXT NOT NULL CHECK (json_valid(doctor_snapshot)),
        lab_name TEXT NOT NULL,
        measured_on INTEGER NOT NULL,
        content TEXT NOT NULL CHECK (json_valid(content)),
        reason TEXT NOT NULL CHECK (version = 1 OR reason <> ''),
        content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
        released_at INTEGER NOT NULL,
        PRIMARY KEY (id, version)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX lab_reports_by_serial ON lab_reports (serial, version);
      CREATE INDEX lab_reports_of_patient ON lab_reports (patient_id, released_at);

      -- The released numbers and findings, for trends and checks.
      CREATE TABLE lab_values (
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        test_id TEXT NOT NULL,
        measured_on INTEGER NOT NULL,
        report_id INTEGER NOT NULL,
        version INTEGER NOT NULL,
        order_id INTEGER NOT NULL REFERENCES lab_orders (id),
        value TEXT NOT NULL,
        number REAL,
        unit TEXT NOT NULL,
        flag TEXT,
        PRIMARY KEY (patient_id, test_id, measured_on, report_id, version, order_id)
      ) STRICT, WITHOUT ROWID;
      ${[
        'lab_own_tests',
        'lab_own_ranges',
        'lab_orders',
        'lab_order_events',
        'lab_samples',
        'lab_entries',
        'lab_critical_calls',
        'lab_reports',
        'lab_values',
      ]
        .map(
          table => `
      CREATE TRIGGER ${table}_are_never_changed BEFORE UPDATE ON ${table}
        BEGIN SELECT raise(ABORT, '${table} are never changed'); END;
      CREATE TRIGGER ${table}_are_never_deleted BEFORE DELETE ON ${table}
        BEGIN SELECT raise(ABORT, '${table} are never deleted'); END;`,
        )
        .join('')}
    `);
  },
} satisfies Migration;
