import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- One row; version refuses a second editor who saw an older one.
      CREATE TABLE clinic (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        profile TEXT NOT NULL CHECK (json_valid(profile)),
        settings TEXT NOT NULL CHECK (json_valid(settings)),
        is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)),
        recovery_confirmed_at INTEGER,
        created_at INTEGER NOT NULL,
        version INTEGER NOT NULL DEFAULT 1
      ) STRICT;

      -- Gapless numbers: taken inside the transaction that uses them, so a rollback gives them back.
      CREATE TABLE number_series (
        series TEXT NOT NULL,
        period TEXT NOT NULL,
        last_number INTEGER NOT NULL CHECK (last_number >= 0),
        PRIMARY KEY (series, period)
      ) STRICT, WITHOUT ROWID;

      -- A lost reply never doubles a command: the same request id gets the first answer again.
      -- In the order in which they came: answers are long, and by a random key each would write pages of its own.
      CREATE TABLE answered_requests (
        id INTEGER PRIMARY KEY,
        request_id TEXT NOT NULL UNIQUE,
        user_id INTEGER NOT NULL,
        procedure TEXT NOT NULL,
        output TEXT NOT NULL,
        answered_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE audit_log (
        seq INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        user_id INTEGER,
        person_name TEXT NOT NULL,
        connection TEXT NOT NULL,
        action TEXT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('ok', 'refused', 'failed')),
        entity TEXT NOT NULL,
        entity_id INTEGER,
        detail TEXT NOT NULL CHECK (json_valid(detail)),
        previous_mac TEXT NOT NULL,
        mac TEXT NOT NULL
      ) STRICT;
      CREATE INDEX audit_log_by_entity ON audit_log (entity, entity_id) WHERE entity_id IS NOT NULL;
      CREATE TRIGGER audit_log_is_never_changed BEFORE UPDATE ON audit_log
        BEGIN SELECT raise(ABORT, 'audit rows are never changed'); END;
      CREATE TRIGGER audit_log_is_never_deleted BEFORE DELETE ON audit_log
        BEGIN SELECT raise(ABORT, 'audit rows are never deleted'); END;

      CREATE TABLE backup_runs (
        id INTEGER PRIMARY KEY,
        taken_at INTEGER NOT NULL,
        path TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        is_good INTEGER NOT NULL CHECK (is_good IN (0, 1)),
        problem TEXT NOT NULL,
        counts TEXT NOT NULL CHECK (json_valid(counts))
      ) STRICT;
    `);
  },
} satisfies Migration;
