import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- Kits and texts of a doctor or of the team; a change is the next version, the newest one counts.
      CREATE TABLE templates (
        id INTEGER NOT NULL,
        version INTEGER NOT NULL CHECK (version > 0),
        kind TEXT NOT NULL CHECK (kind IN ('kit', 'text')),
        owner_id INTEGER NOT NULL REFERENCES users (id),
        is_team INTEGER NOT NULL CHECK (is_team IN (0, 1)),
        name TEXT NOT NULL CHECK (name <> ''),
        content TEXT NOT NULL CHECK (json_valid(content)),
        is_retired INTEGER NOT NULL CHECK (is_retired IN (0, 1)),
        saved_by INTEGER NOT NULL REFERENCES users (id),
        saved_at INTEGER NOT NULL,
        PRIMARY KEY (id, version)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER templates_are_never_changed BEFORE UPDATE ON templates
        BEGIN SELECT raise(ABORT, 'templates are never changed'); END;
      CREATE TRIGGER templates_are_never_deleted BEFORE DELETE ON templates
        BEGIN SELECT raise(ABORT, 'templates are never deleted'); END;

      -- Counters for what is offered first. No record of anybody: the signed notes hold everything they are made from.
      CREATE TABLE learned_lines (
        id INTEGER PRIMARY KEY,
        line_key TEXT NOT NULL UNIQUE,
        line TEXT NOT NULL CHECK (json_valid(line))
      ) STRICT;
      CREATE TABLE line_uses (
        doctor_id INTEGER NOT NULL REFERENCES users (id),
        -- 'adult', or the weight band of a child: a dose by weight is no favourite of a heavier child.
        band TEXT NOT NULL,
        -- '' is all visits, 'd:J20.9' and 'd:bronchitis' a diagnosis, 'c:fever' a complaint.
        situation TEXT NOT NULL,
        line_id INTEGER NOT NULL REFERENCES learned_lines (id),
        uses INTEGER NOT NULL CHECK (uses > 0),
        last_used_on INTEGER NOT NULL,
        PRIMARY KEY (doctor_id, band, situation, line_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX line_uses_commonest
        ON line_uses (doctor_id, band, situation, uses DESC, last_used_on DESC, line_id);
      CREATE TABLE diagnosis_uses (
        doctor_id INTEGER NOT NULL REFERENCES users (id),
        typed TEXT NOT NULL,
        code TEXT NOT NULL,
        title TEXT NOT NULL,
        uses INTEGER NOT NULL CHECK (uses > 0),
        last_used_on INTEGER NOT NULL,
        PRIMARY KEY (doctor_id, typed, code, title)
      ) STRICT, WITHOUT ROWID;
    `);
  },
} satisfies Migration;
