import type { Migration } from '../migration.ts';

const NEVER_TOUCHED = [
  'approvals',
  'approval_uses',
  'discount_caps',
  'discount_reasons',
  'discount_reason_retirements',
];

export default {
  up(db) {
    db.exec(`
      CREATE TABLE approvals (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL
          CHECK (kind IN ('discount', 'refund', 'cancel', 'priceOverride', 'reversal', 'countersign')),
        approver_id INTEGER NOT NULL REFERENCES users (id),
        asked_by INTEGER NOT NULL REFERENCES users (id),
        patient_id INTEGER REFERENCES patients (id),
        -- The most that was approved.
        amount_paise INTEGER NOT NULL CHECK (amount_paise >= 0),
        about TEXT NOT NULL,
        on_date INTEGER NOT NULL,
        at INTEGER NOT NULL,
        CHECK (approver_id <> asked_by)
      ) STRICT;
      CREATE INDEX approvals_by_day ON approvals (on_date);

      -- One use each, whatever two desks press at once.
      CREATE TABLE approval_uses (
        approval_id INTEGER PRIMARY KEY REFERENCES approvals (id),
        used_at INTEGER NOT NULL,
        amount_paise INTEGER NOT NULL CHECK (amount_paise >= 0),
        entity TEXT NOT NULL CHECK (entity <> ''),
        entity_id INTEGER
      ) STRICT;
      CREATE TRIGGER approval_uses_stay_within BEFORE INSERT ON approval_uses
        WHEN NOT EXISTS (SELECT 1 FROM approvals WHERE id = NEW.approval_id
          AND NEW.amount_paise <= amount_paise AND NEW.used_at <= at + 900000)
        BEGIN SELECT raise(ABORT, 'an approval is for so much and for a quarter of an hour'); END;

      -- Thousandths of a bill that a role gives without asking; of one day's rows the newest is in force.
      CREATE TABLE discount_caps (
        id INTEGER PRIMARY KEY,
        role TEXT NOT NULL,
        valid_from INTEGER NOT NULL,
        permille INTEGER NOT NULL CHECK (permille BETWEEN 0 AND 1000),
        set_by INTEGER REFERENCES users (id),
        set_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX discount_caps_by_role ON discount_caps (role, valid_from, id);
      INSERT INTO discount_caps (role, valid_from, permille, set_by, set_at) VALUES
        ('owner', 20000101, 1000, NULL, 0), ('receptionist', 20000101, 100, NULL, 0);

      CREATE TABLE discount_reasons (
        id INTEGER PRIMARY KEY,
        code TEXT UNIQUE,
        label TEXT NOT NULL CHECK (label <> ''),
        added_by INTEGER REFERENCES users (id),
        added_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE discount_reason_retirements (
        reason_id INTEGER PRIMARY KEY REFERENCES discount_reasons (id),
        retired_by INTEGER NOT NULL REFERENCES users (id),
        retired_at INTEGER NOT NULL
      ) STRICT;
      INSERT INTO discount_reasons (code, label, added_by, added_at) VALUES
        ('seniorCitizen', 'Senior citizen', NULL, 0), ('staff', 'Staff', NULL, 0),
        ('relative', 'Relative of staff', NULL, 0), ('camp', 'Camp', NULL, 0),
        ('followUp', 'Follow-up', NULL, 0), ('hardship', 'Hardship', NULL, 0),
        ('management', 'Management', NULL, 0), ('doctorsWish', 'Doctor''s wish', NULL, 0);
    `);
    for (const table of NEVER_TOUCHED) {
      db.exec(`
        CREATE TRIGGER ${table}_are_never_changed BEFORE UPDATE ON ${table}
          BEGIN SELECT raise(ABORT, '${table} are never changed'); END;
        CREATE TRIGGER ${table}_are_never_deleted BEFORE DELETE ON ${table}
          BEGIN SELECT raise(ABORT, '${table} are never deleted'); END;
      `);
    }
  },
} satisfies Migration;
