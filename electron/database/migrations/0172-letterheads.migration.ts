import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- Ways to put a prescription on paper, by name: a sheet in a printer. The latest version holds.
      CREATE TABLE letterheads (
        id INTEGER NOT NULL,
        version INTEGER NOT NULL CHECK (version > 0),
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
        layout TEXT NOT NULL CHECK (json_valid(layout)),
        is_retired INTEGER NOT NULL CHECK (is_retired IN (0, 1)),
        changed_at INTEGER NOT NULL,
        changed_by INTEGER NOT NULL REFERENCES users (id),
        PRIMARY KEY (id, version)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER letterheads_are_never_changed BEFORE UPDATE ON letterheads
        BEGIN SELECT raise(ABORT, 'a letterhead gets a new version'); END;
      CREATE TRIGGER letterheads_are_never_deleted BEFORE DELETE ON letterheads
        BEGIN SELECT raise(ABORT, 'letterheads are never deleted'); END;

      -- Which one a doctor prints on; the latest row holds, and an empty letterhead is the clinic's papers.
      CREATE TABLE letterhead_choices (
        doctor_id INTEGER NOT NULL REFERENCES users (id),
        choice INTEGER NOT NULL CHECK (choice > 0),
        letterhead_id INTEGER,
        chosen_at INTEGER NOT NULL,
        chosen_by INTEGER NOT NULL REFERENCES users (id),
        PRIMARY KEY (doctor_id, choice)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER letterhead_choices_of_one_in_use BEFORE INSERT ON letterhead_choices
        WHEN NEW.letterhead_id IS NOT NULL AND coalesce((SELECT is_retired FROM letterheads
          WHERE id = NEW.letterhead_id ORDER BY version DESC LIMIT 1), 1) = 1
        BEGIN SELECT raise(ABORT, 'a letterhead in use is chosen'); END;
      CREATE TRIGGER letterhead_choices_are_never_changed BEFORE UPDATE ON letterhead_choices
        BEGIN SELECT raise(ABORT, 'a choice is made anew'); END;
      CREATE TRIGGER letterhead_choices_are_never_deleted BEFORE DELETE ON letterhead_choices
        BEGIN SELECT raise(ABORT, 'choices are never deleted'); END;

      -- Every time a numbered page left the printer. Copy 0 is the original; the key keeps two people who print at
      -- once from making two originals.
      CREATE TABLE prints (
        page TEXT NOT NULL CHECK (length(page) BETWEEN 1 AND 40),
        subject_id INTEGER NOT NULL,
        -- Of what was printed: an amended page has an original of its own.
        version INTEGER NOT NULL CHECK (version > 0),
        copy INTEGER NOT NULL CHECK (copy >= 0),
        letterhead_id INTEGER,
        letterhead_version INTEGER,
        paper TEXT NOT NULL,
        page_count INTEGER NOT NULL CHECK (page_count >= 0),
        -- Empty where only a count was kept.
        printed_at INTEGER,
        printed_by INTEGER REFERENCES users (id),
        PRIMARY KEY (page, subject_id, version, copy)
      ) STRICT, WITHOUT ROWID;

      WITH RECURSIVE copies (page, subject_id, copy, printed_count) AS (
        SELECT page, subject_id, 0, printed_count FROM print_counts WHERE printed_count > 0
        UNION ALL
        SELECT page, subject_id, copy + 1, printed_count FROM copies WHERE copy + 1 < printed_count
      )
      INSERT INTO prints (page, subject_id, version, copy, paper, page_count)
      SELECT page, subject_id, 1, copy, '', 0 FROM copies;
      DROP TABLE print_counts;

      -- A copy that is there already is left to the key: the later of two prints at once is made again.
      CREATE TRIGGER prints_leave_no_gap BEFORE INSERT ON prints
        WHEN NEW.copy > (SELECT count(*) FROM prints
          WHERE page = NEW.page AND subject_id = NEW.subject_id AND version = NEW.version)
        BEGIN SELECT raise(ABORT, 'copies are counted one by one'); END;
      CREATE TRIGGER prints_are_never_changed BEFORE UPDATE ON prints
        BEGIN SELECT raise(ABORT, 'what was printed was printed'); END;
      CREATE TRIGGER prints_are_never_deleted BEFORE DELETE ON prints
        BEGIN SELECT raise(ABORT, 'what was printed was printed'); END;
    `);
  },
} satisfies Migration;
