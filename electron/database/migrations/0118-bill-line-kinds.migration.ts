import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- What a free follow-up is counted from (APT-15); the words of a line may be changed by the desk.
      ALTER TABLE bill_lines ADD COLUMN kind TEXT NOT NULL DEFAULT 'other' CHECK (kind IN ('consultation', 'other'));
      -- What the bill's own doctor asked for a line that another doctor did; NULL for every other line.
      ALTER TABLE bill_lines ADD COLUMN own_price_paise INTEGER;

      -- The clinic as it stood at the head of bills, once for all the bills that bear it: a reprint years later has
      -- the name, address and GSTIN of the day. NULL on a bill reads as the clinic is now. Under the other papers of
      -- money it holds the doctor at their head too.
      CREATE TABLE bill_letterheads (
        id INTEGER PRIMARY KEY,
        clinic TEXT NOT NULL UNIQUE CHECK (json_valid(clinic))
      ) STRICT;
      CREATE TRIGGER bill_letterheads_are_never_changed BEFORE UPDATE ON bill_letterheads
        BEGIN SELECT raise(ABORT, 'the letterhead of issued bills is frozen'); END;
      CREATE TRIGGER bill_letterheads_are_never_deleted BEFORE DELETE ON bill_letterheads
        BEGIN SELECT raise(ABORT, 'the letterhead of issued bills is frozen'); END;
      ALTER TABLE bills ADD COLUMN letterhead_id INTEGER REFERENCES bill_letterheads (id);
      CREATE TRIGGER bills_keep_their_letterhead BEFORE UPDATE OF letterhead_id ON bills
        WHEN NEW.letterhead_id IS NOT OLD.letterhead_id
        BEGIN SELECT raise(ABORT, 'an issued bill is frozen'); END;
      -- Of receipts, vouchers and credit notes: an entry of the ledger with a number of its own, a credit
      -- note, or the payout of a share that the tax took whole.
      CREATE TABLE paper_letterheads (
        paper TEXT NOT NULL CHECK (paper IN ('entry', 'creditNote', 'payout')),
        subject_id INTEGER NOT NULL,
        letterhead_id INTEGER NOT NULL REFERENCES bill_letterheads (id),
        PRIMARY KEY (paper, subject_id)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER paper_letterheads_are_never_changed BEFORE UPDATE ON paper_letterheads
        BEGIN SELECT raise(ABORT, 'the letterhead of a paper that was given is frozen'); END;
      CREATE TRIGGER paper_letterheads_are_never_deleted BEFORE DELETE ON paper_letterheads
        BEGIN SELECT raise(ABORT, 'the letterhead of a paper that was given is frozen'); END;

      -- Few rows of many: what companies kept back as tax, which is income of its day though no money came.
      CREATE INDEX ledger_tds_by_day ON ledger (on_date, kind, amount_paise)
        WHERE kind IN ('tdsDeducted', 'tdsReversed');

      -- What went into and out of each account in a month, so that a balance of years ago reads a month of the ledger.
      CREATE TABLE account_months (
        month INTEGER NOT NULL, account TEXT NOT NULL,
        debit_paise INTEGER NOT NULL, credit_paise INTEGER NOT NULL,
        PRIMARY KEY (month, account)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER ledger_sums_account_months AFTER INSERT ON ledger BEGIN
        INSERT INTO account_months VALUES (NEW.on_date / 100, NEW.debit, NEW.amount_paise, 0)
          ON CONFLICT DO UPDATE SET debit_paise = debit_paise + excluded.debit_paise;
        INSERT INTO account_months VALUES (NEW.on_date / 100, NEW.credit, 0, NEW.amount_paise)
          ON CONFLICT DO UPDATE SET credit_paise = credit_paise + excluded.credit_paise;
      END;
      CREATE TRIGGER account_months_begin_with_an_entry BEFORE INSERT ON account_months
        WHEN NOT EXISTS (SELECT 1 FROM (SELECT * FROM ledger ORDER BY id DESC LIMIT 1) AS entry
          WHERE entry.on_date / 100 = NEW.month
            AND NEW.debit_paise = iif(NEW.account = entry.debit, entry.amount_paise, 0)
            AND NEW.credit_paise = iif(NEW.account = entry.credit, entry.amount_paise, 0))
        BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;
      CREATE TRIGGER account_months_are_moved_by_entries BEFORE UPDATE ON account_months
        WHEN NOT EXISTS (SELECT 1 FROM (SELECT * FROM ledger ORDER BY id DESC LIMIT 1) AS entry
          WHERE OLD.month = NEW.month AND OLD.account = NEW.account AND entry.on_date / 100 = NEW.month
            AND NEW.debit_paise - OLD.debit_paise = iif(NEW.account = entry.debit, entry.amount_paise, 0)
            AND NEW.credit_paise - OLD.credit_paise = iif(NEW.account = entry.credit, entry.amount_paise, 0))
        BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;
      CREATE TRIGGER account_months_are_never_deleted BEFORE DELETE ON account_months
        BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;
    `);
  },
} satisfies Migration;
