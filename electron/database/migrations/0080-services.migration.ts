import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- What the clinic has billed before, with its last rate: a short list, so that suggesting a line
      -- never searches the bills.
      CREATE TABLE services (
        id INTEGER PRIMARY KEY,
        description TEXT NOT NULL UNIQUE COLLATE NOCASE,
        sac_code TEXT NOT NULL,
        rate_paise INTEGER NOT NULL CHECK (rate_paise >= 0),
        used_count INTEGER NOT NULL CHECK (used_count > 0),
        last_used_on INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX services_by_use ON services (used_count DESC, description);
    `);
  },
} satisfies Migration;
