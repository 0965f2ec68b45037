import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- How often a numbered page left the printer; from the second time on it says that it is a copy.
      CREATE TABLE print_counts (
        page TEXT NOT NULL CHECK (page IN ('bill', 'receipt', 'prescription')),
        subject_id INTEGER NOT NULL,
        printed_count INTEGER NOT NULL CHECK (printed_count >= 0),
        PRIMARY KEY (page, subject_id)
      ) STRICT, WITHOUT ROWID;
    `);
  },
} satisfies Migration;
