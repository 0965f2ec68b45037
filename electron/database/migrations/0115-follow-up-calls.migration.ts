import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      CREATE INDEX encounters_by_follow_up ON encounters (follow_up_on, visit_id, version)
        WHERE follow_up_on IS NOT NULL;

      CREATE TABLE follow_up_calls (
        id INTEGER PRIMARY KEY,
        visit_id INTEGER NOT NULL,
        result TEXT NOT NULL CHECK (result IN
          ('coming', 'noAnswer', 'callAgain', 'wentElsewhere', 'recovered', 'refused')),
        note TEXT NOT NULL,
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE INDEX follow_up_calls_by_visit ON follow_up_calls (visit_id);
      CREATE TRIGGER follow_up_calls_are_never_changed BEFORE UPDATE ON follow_up_calls
        BEGIN SELECT raise(ABORT, 'calls are never changed'); END;
      CREATE TRIGGER follow_up_calls_are_never_deleted BEFORE DELETE ON follow_up_calls
        BEGIN SELECT raise(ABORT, 'calls are never deleted'); END;
    `);
  },
} satisfies Migration;
