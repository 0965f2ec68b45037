import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- Decision-support log (RX-14): every alert that stood at a signature, and every one that was heeded before it.
      CREATE TABLE alert_log (
        id INTEGER PRIMARY KEY,
        on_date INTEGER NOT NULL,
        at INTEGER NOT NULL,
        visit_id INTEGER NOT NULL,
        version INTEGER NOT NULL CHECK (version > 0),
        doctor_id INTEGER NOT NULL REFERENCES users (id),
        rule_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        level TEXT NOT NULL CHECK (level IN ('contraindicated', 'major', 'moderate')),
        drug TEXT NOT NULL,
        other TEXT NOT NULL,
        list_name TEXT NOT NULL,
        list_version TEXT NOT NULL,
        action TEXT NOT NULL CHECK (action IN ('overridden', 'heeded', 'information')),
        reason TEXT NOT NULL,
        CHECK ((action = 'overridden') = (reason <> '')),
        CHECK ((action = 'information') = (level = 'moderate'))
      ) STRICT;
      CREATE INDEX alert_log_by_day ON alert_log (on_date, rule_id);
      CREATE TRIGGER alert_log_is_never_changed BEFORE UPDATE ON alert_log
        BEGIN SELECT raise(ABORT, 'the alert log is never changed'); END;
      CREATE TRIGGER alert_log_is_never_deleted BEFORE DELETE ON alert_log
        BEGIN SELECT raise(ABORT, 'the alert log is never deleted'); END;
    `);
  },
} satisfies Migration;
