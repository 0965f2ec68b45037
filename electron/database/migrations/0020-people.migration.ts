import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      CREATE TABLE users (
        id INTEGER PRIMARY KEY,
        full_name TEXT NOT NULL CHECK (length(full_name) BETWEEN 1 AND 60),
        sign_in_name TEXT NOT NULL UNIQUE,
        is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
        pin_hash TEXT,
        created_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE user_roles (
        user_id INTEGER NOT NULL REFERENCES users (id),
        role TEXT NOT NULL CHECK (role IN ('owner', 'doctor', 'receptionist', 'nurse', 'accountant')),
        PRIMARY KEY (user_id, role)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE doctors (
        user_id INTEGER PRIMARY KEY REFERENCES users (id),
        qualification TEXT NOT NULL,
        council TEXT NOT NULL,
        registration_number TEXT NOT NULL,
        speciality TEXT NOT NULL,
        room TEXT NOT NULL,
        consultation_fee_paise INTEGER NOT NULL CHECK (consultation_fee_paise >= 0)
      ) STRICT;
    `);
  },
} satisfies Migration;
