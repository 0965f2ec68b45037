import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      CREATE TABLE day_closes (
        on_date INTEGER PRIMARY KEY,
        opening_float_paise INTEGER NOT NULL CHECK (opening_float_paise >= 0),
        expected_cash_paise INTEGER NOT NULL,
        counted_cash_paise INTEGER NOT NULL CHECK (counted_cash_paise >= 0),
        reason TEXT NOT NULL,
        cash_count TEXT NOT NULL CHECK (json_valid(cash_count)),
        sheet TEXT NOT NULL CHECK (json_valid(sheet)),
        closed_by INTEGER NOT NULL REFERENCES users (id),
        closed_at INTEGER NOT NULL,
        previous_seal TEXT NOT NULL,
        seal TEXT NOT NULL UNIQUE,
        CHECK (expected_cash_paise = counted_cash_paise OR reason <> '')
      ) STRICT;
      CREATE TRIGGER day_closes_are_never_changed BEFORE UPDATE ON day_closes
        BEGIN SELECT raise(ABORT, 'a closed day is locked'); END;
      CREATE TRIGGER day_closes_are_never_deleted BEFORE DELETE ON day_closes
        BEGIN SELECT raise(ABORT, 'a closed day is locked'); END;
      -- Late entries go to the next day; nothing slips into a day that two people signed.
      CREATE TRIGGER payments_never_enter_a_closed_day BEFORE INSERT ON payments
        WHEN EXISTS (SELECT 1 FROM day_closes WHERE on_date >= NEW.on_date)
        BEGIN SELECT raise(ABORT, 'the day is closed'); END;
      CREATE TRIGGER bills_never_enter_a_closed_day BEFORE INSERT ON bills
        WHEN EXISTS (SELECT 1 FROM day_closes WHERE on_date >= NEW.on_date)
        BEGIN SELECT raise(ABORT, 'the day is closed'); END;
    `);
  },
} satisfies Migration;
