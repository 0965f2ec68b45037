import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- Whether phones may send pages, and by which of this computer's addresses; empty is off.
      CREATE TABLE phone_settings (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        address TEXT NOT NULL CHECK (length(address) <= 15),
        changed_at INTEGER NOT NULL,
        changed_by INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      -- The clinic's own authority and the certificate of its door; the keys are sealed under the clinic's key.
      CREATE TABLE lan_certificates (
        role TEXT PRIMARY KEY CHECK (role IN ('authority', 'server')),
        name TEXT NOT NULL,
        certificate BLOB NOT NULL,
        sealed_key BLOB NOT NULL,
        made_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
} satisfies Migration;
