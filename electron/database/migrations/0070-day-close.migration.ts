import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- One person's drawer on one accounting day.
      CREATE TABLE shifts (
        id INTEGER PRIMARY KEY,
        user_id INTEGER NOT NULL REFERENCES users (id),
        on_date INTEGER NOT NULL,
        opened_at INTEGER NOT NULL,
        is_open INTEGER NOT NULL DEFAULT 1 CHECK (is_open IN (0, 1))
      ) STRICT;
      CREATE UNIQUE INDEX shifts_one_open ON shifts (user_id, on_date) WHERE is_open = 1;
      CREATE INDEX shifts_by_day ON shifts (on_date);
      CREATE INDEX shifts_still_open ON shifts (on_date) WHERE is_open = 1;
      CREATE TABLE shift_closes (
        shift_id INTEGER PRIMARY KEY REFERENCES shifts (id),
        number TEXT NOT NULL UNIQUE CHECK (length(number) <= 16),
        closed_at INTEGER NOT NULL,
        closed_by INTEGER NOT NULL REFERENCES users (id),
        -- Who counted with them; NULL in a clinic of one person.
        second_by INTEGER REFERENCES users (id) CHECK (second_by <> closed_by),
        float_paise INTEGER NOT NULL CHECK (float_paise >= 0),
        expected_cash_paise INTEGER NOT NULL,
        counted_cash_paise INTEGER NOT NULL CHECK (counted_cash_paise >= 0),
        reason TEXT NOT NULL,
        cash_count TEXT NOT NULL CHECK (json_valid(cash_count)),
        -- By mode: what the card machine's and the UPI app's own slips say, where somebody looked.
        slips TEXT NOT NULL CHECK (json_valid(slips)),
        CHECK (expected_cash_paise = counted_cash_paise OR reason <> '')
      ) STRICT;
      CREATE TRIGGER shifts_only_close BEFORE UPDATE ON shifts
        WHEN NEW.id <> OLD.id OR NEW.user_id <> OLD.user_id OR NEW.on_date <> OLD.on_date
          OR NEW.opened_at <> OLD.opened_at OR NEW.is_open > OLD.is_open
          OR NOT EXISTS (SELECT 1 FROM shift_closes WHERE shift_id = OLD.id)
        BEGIN SELECT raise(ABORT, 'a shift is only closed'); END;
      CREATE TRIGGER shifts_are_never_deleted BEFORE DELETE ON shifts
        BEGIN SELECT raise(ABORT, 'shifts are never deleted'); END;
      CREATE TRIGGER shift_closes_are_never_changed BEFORE UPDATE ON shift_closes
        BEGIN SELECT raise(ABORT, 'a closed shift is locked'); END;
      CREATE TRIGGER shift_closes_are_never_deleted BEFORE DELETE ON shift_closes
        BEGIN SELECT raise(ABORT, 'a closed shift is locked'); END;
      -- The counted cash is in the safe and the difference is written down: nothing is left in a closed drawer.
      CREATE TRIGGER closed_drawers_are_empty BEFORE INSERT ON shift_closes
        WHEN (SELECT coalesce(sum(signed_paise), 0) FROM ledger WHERE shift_id = NEW.shift_id AND mode = 'cash') <> 0
        BEGIN SELECT raise(ABORT, 'the drawer is not handed over'); END;
      CREATE TRIGGER shift_closes_close AFTER INSERT ON shift_closes
        BEGIN UPDATE shifts SET is_open = 0 WHERE id = NEW.shift_id; END;
      CREATE TRIGGER ledger_rows_enter_open_shifts BEFORE INSERT ON ledger
        WHEN NEW.shift_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM shifts WHERE id = NEW.shift_id AND on_date = NEW.on_date AND is_open = 1)
        BEGIN SELECT raise(ABORT, 'the shift is closed'); END;

      -- Closes, and closes set aside, are one chain: each link's id is the next number, its seal carries the one before.
      CREATE TABLE day_closes (
        id INTEGER PRIMARY KEY,
        on_date INTEGER NOT NULL,
        opening_float_paise INTEGER NOT NULL CHECK (opening_float_paise >= 0),
        expected_cash_paise INTEGER NOT NULL,
        counted_cash_paise INTEGER NOT NULL CHECK (counted_cash_paise >= 0),
        reason TEXT NOT NULL,
        cash_count TEXT NOT NULL CHECK (json_valid(cash_count)),
        sheet TEXT NOT NULL CHECK (json_valid(sheet)),
        closed_by INTEGER NOT NULL REFERENCES users (id),
        second_by INTEGER REFERENCES users (id) CHECK (second_by <> closed_by),
        closed_at INTEGER NOT NULL,
        previous_seal TEXT NOT NULL,
        seal TEXT NOT NULL UNIQUE,
        -- Set by the row that sets it aside, alone.
        is_set_aside INTEGER NOT NULL DEFAULT 0 CHECK (is_set_aside IN (0, 1)),
        CHECK (expected_cash_paise = counted_cash_paise OR reason <> '')
      ) STRICT;
      CREATE UNIQUE INDEX day_closes_in_force ON day_closes (on_date) WHERE is_set_aside = 0;
      CREATE TABLE day_set_asides (
        id INTEGER PRIMARY KEY,
        close_id INTEGER NOT NULL UNIQUE REFERENCES day_closes (id),
        -- What the close sealed of its day; entries after this came when the day was open again.
        last_ledger_id INTEGER NOT NULL,
        -- By the clock when it was set aside.
        on_date INTEGER NOT NULL,
        reason TEXT NOT NULL CHECK (reason <> ''),
        set_by INTEGER NOT NULL REFERENCES users (id),
        second_by INTEGER REFERENCES users (id) CHECK (second_by <> set_by),
        set_at INTEGER NOT NULL,
        previous_seal TEXT NOT NULL,
        seal TEXT NOT NULL UNIQUE
      ) STRICT;
      CREATE INDEX day_set_asides_by_time ON day_set_asides (set_at);
      CREATE TRIGGER day_closes_are_chained BEFORE INSERT ON day_closes
        WHEN NEW.is_set_aside <> 0
          OR NEW.id <> 1 + max((SELECT coalesce(max(id), 0) FROM day_closes),
            (SELECT coalesce(max(id), 0) FROM day_set_asides))
          OR NEW.previous_seal <> coalesce((SELECT seal FROM day_closes WHERE id = NEW.id - 1),
            (SELECT seal FROM day_set_asides WHERE id = NEW.id - 1), '')
          OR EXISTS (SELECT 1 FROM day_closes WHERE on_date >= NEW.on_date AND is_set_aside = 0)
        BEGIN SELECT raise(ABORT, 'a close follows the one before'); END;
      CREATE TRIGGER day_set_asides_are_chained BEFORE INSERT ON day_set_asides
        WHEN NEW.id <> 1 + max((SELECT coalesce(max(id), 0) FROM day_closes),
            (SELECT coalesce(max(id), 0) FROM day_set_asides))
          OR NEW.previous_seal <> coalesce((SELECT seal FROM day_closes WHERE id = NEW.id - 1),
            (SELECT seal FROM day_set_asides WHERE id = NEW.id - 1), '')
          OR NEW.last_ledger_id <> (SELECT coalesce(max(id), 0) FROM ledger)
          OR NOT EXISTS (SELECT 1 FROM (SELECT id, on_date FROM day_closes WHERE is_set_aside = 0
              ORDER BY on_date DESC LIMIT 1) AS latest WHERE latest.id = NEW.close_id AND latest.on_date > NEW.on_date)
        BEGIN SELECT raise(ABORT, 'only the last close, of a day that has not come, is set aside'); END;
      CREATE TRIGGER day_set_asides_set_aside AFTER INSERT ON day_set_asides
        BEGIN UPDATE day_closes SET is_set_aside = 1 WHERE id = NEW.close_id; END;
      CREATE TRIGGER day_set_asides_are_never_changed BEFORE UPDATE ON day_set_asides
        BEGIN SELECT raise(ABORT, 'what was set aside is locked'); END;
      CREATE TRIGGER day_set_asides_are_never_deleted BEFORE DELETE ON day_set_asides
        BEGIN SELECT raise(ABORT, 'what was set aside is locked'); END;
      CREATE TRIGGER day_closes_are_never_changed BEFORE UPDATE ON day_closes
        WHEN NEW.id <> OLD.id OR NEW.on_date <> OLD.on_date OR NEW.opening_float_paise <> OLD.opening_float_paise
          OR NEW.expected_cash_paise <> OLD.expected_cash_paise OR NEW.counted_cash_paise <> OLD.counted_cash_paise
          OR NEW.reason <> OLD.reason OR NEW.cash_count <> OLD.cash_count OR NEW.sheet <> OLD.sheet
          OR NEW.closed_by <> OLD.closed_by OR NEW.second_by IS NOT OLD.second_by OR NEW.closed_at <> OLD.closed_at
          OR NEW.previous_seal <> OLD.previous_seal OR NEW.seal <> OLD.seal
          OR NEW.is_set_aside < OLD.is_set_aside
          OR NOT EXISTS (SELECT 1 FROM day_set_asides WHERE close_id = OLD.id)
        BEGIN SELECT raise(ABORT, 'a closed day is locked'); END;
      CREATE TRIGGER day_closes_are_never_deleted BEFORE DELETE ON day_closes
        BEGIN SELECT raise(ABORT, 'a closed day is locked'); END;
      CREATE TRIGGER days_close_after_their_shifts BEFORE INSERT ON day_closes
        WHEN EXISTS (SELECT 1 FROM shifts WHERE on_date <= NEW.on_date AND is_open = 1)
        BEGIN SELECT raise(ABORT, 'a shift is still open'); END;
      -- Late entries go to the next day; nothing slips into a day that two people signed.
      CREATE TRIGGER ledger_rows_never_enter_a_closed_day BEFORE INSERT ON ledger
        WHEN EXISTS (SELECT 1 FROM day_closes WHERE on_date >= NEW.on_date AND is_set_aside = 0)
        BEGIN SELECT raise(ABORT, 'the day is closed'); END;
      CREATE TRIGGER bills_never_enter_a_closed_day BEFORE INSERT ON bills
        WHEN EXISTS (SELECT 1 FROM day_closes WHERE on_date >= NEW.on_date AND is_set_aside = 0)
        BEGIN SELECT raise(ABORT, 'the day is closed'); END;
      CREATE TRIGGER shifts_never_enter_a_closed_day BEFORE INSERT ON shifts
        WHEN EXISTS (SELECT 1 FROM day_closes WHERE on_date >= NEW.on_date AND is_set_aside = 0)
        BEGIN SELECT raise(ABORT, 'the day is closed'); END;
    `);
  },
} satisfies Migration;
