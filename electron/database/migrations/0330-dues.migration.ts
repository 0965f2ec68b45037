import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- When somebody said they would pay, and who stands for it; the newest promise of a bill is the one in force.
      CREATE TABLE due_promises (
        id INTEGER PRIMARY KEY,
        bill_id INTEGER NOT NULL REFERENCES bills (id),
        promised_on INTEGER NOT NULL,
        guarantor_name TEXT NOT NULL,
        guarantor_phone TEXT NOT NULL,
        note TEXT NOT NULL,
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE INDEX due_promises_by_bill ON due_promises (bill_id, id);
      CREATE TRIGGER due_promises_are_never_changed BEFORE UPDATE ON due_promises
        BEGIN SELECT raise(ABORT, 'a promise is never changed'); END;
      CREATE TRIGGER due_promises_are_never_deleted BEFORE DELETE ON due_promises
        BEGIN SELECT raise(ABORT, 'a promise is never deleted'); END;

      -- What is taken back is the whole of one entry, from where it went to where it came from.
      CREATE TRIGGER ledger_reversals_mirror BEFORE INSERT ON ledger
        WHEN NEW.kind IN ('receiptReversed', 'advanceReversed', 'advanceAppliedReversed', 'writeOffReversed')
          AND NOT EXISTS (SELECT 1 FROM ledger WHERE id = NEW.reverses_id AND kind || 'Reversed' = NEW.kind
            AND amount_paise = NEW.amount_paise AND debit = NEW.credit AND credit = NEW.debit
            AND bill_id IS NEW.bill_id AND patient_id IS NEW.patient_id AND document_id IS NEW.document_id
            AND on_date <= NEW.on_date)
        BEGIN SELECT raise(ABORT, 'a reversal mirrors its entry'); END;

      -- What happens to a bill never stands in a day before it, also when a clock went back.
      CREATE TRIGGER ledger_never_goes_before_its_bill BEFORE INSERT ON ledger
        WHEN NEW.bill_id IS NOT NULL AND NEW.on_date < (SELECT on_date FROM bills WHERE id = NEW.bill_id)
        BEGIN SELECT raise(ABORT, 'a day before the bill'); END;

      -- No money leaves a bill that did not come to it, and none goes to a record that it did not come from: what a
      -- company settled (its receipt names the settlement) and the tax it kept back never become a patient's.
      CREATE TRIGGER bills_give_back_what_was_paid AFTER INSERT ON ledger
        WHEN NEW.kind IN ('receiptReversed', 'advanceAppliedReversed', 'keptAsAdvance', 'toPayBack')
          AND (SELECT coalesce(sum(CASE
              WHEN kind = 'advanceApplied' OR kind = 'receipt' AND document_id IS NULL THEN amount_paise
              WHEN kind IN ('advanceAppliedReversed', 'keptAsAdvance', 'toPayBack')
                OR kind = 'receiptReversed' AND document_id IS NULL THEN -amount_paise END), 0)
            FROM ledger WHERE bill_id = NEW.bill_id AND patient_id = NEW.patient_id) < 0
        BEGIN SELECT raise(ABORT, 'more than was paid on the bill'); END;

      -- What moved a record's advances on bills, whosever bill it was.
      CREATE INDEX ledger_advances_on_bills ON ledger (patient_id)
        WHERE bill_id IS NOT NULL AND kind IN ('advanceApplied', 'advanceAppliedReversed', 'keptAsAdvance');
    `);
  },
} satisfies Migration;
