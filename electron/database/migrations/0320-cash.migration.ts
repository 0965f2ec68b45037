import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      CREATE TABLE expense_categories (
        id INTEGER PRIMARY KEY,
        -- Of those that the program brings and words in each language; NULL for the clinic's own.
        code TEXT UNIQUE,
        name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (name <> ''),
        is_retired INTEGER NOT NULL DEFAULT 0 CHECK (is_retired IN (0, 1))
      ) STRICT;
      INSERT INTO expense_categories (code, name) VALUES
        ('tea', 'Tea and water'), ('stationery', 'Stationery'), ('cleaning', 'Cleaning'),
        ('supplies', 'Medicines and consumables'), ('travel', 'Travel'), ('repairs', 'Repairs'),
        ('power', 'Electricity and phone'), ('rent', 'Rent'), ('wages', 'Wages'), ('post', 'Postage and courier'),
        ('other', 'Other');
      CREATE TRIGGER expense_categories_keep_their_name BEFORE UPDATE ON expense_categories
        WHEN NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.code IS NOT OLD.code
        BEGIN SELECT raise(ABORT, 'a category keeps its name'); END;
      CREATE TRIGGER expense_categories_are_never_deleted BEFORE DELETE ON expense_categories
        BEGIN SELECT raise(ABORT, 'a category is retired, not deleted'); END;

      -- What was paid for; how much and from where is its entry in the ledger (document_id).
      CREATE TABLE expenses (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE CHECK (length(number) <= 16),
        on_date INTEGER NOT NULL,
        category_id INTEGER NOT NULL REFERENCES expense_categories (id),
        paid_to TEXT NOT NULL CHECK (paid_to <> ''),
        note TEXT NOT NULL,
        -- The seller's own bill, where there is one.
        bill_number TEXT NOT NULL
      ) STRICT;
      CREATE INDEX expenses_by_day ON expenses (on_date);
      CREATE INDEX expenses_by_category ON expenses (category_id);
      CREATE TRIGGER expenses_are_never_changed BEFORE UPDATE ON expenses
        BEGIN SELECT raise(ABORT, 'a voucher is never changed'); END;
      CREATE TRIGGER expenses_are_never_deleted BEFORE DELETE ON expenses
        BEGIN SELECT raise(ABORT, 'a voucher is never deleted'); END;
    `);
  },
} satisfies Migration;
