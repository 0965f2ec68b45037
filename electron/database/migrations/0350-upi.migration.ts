import type { Migration } from '../migration.ts';

const NEVER_TOUCHED = [
  'upi_statements',
  'upi_statement_rows',
  'upi_confirmations',
  'upi_confirmation_withdrawals',
  'upi_qr_references',
];

export default {
  up(db) {
    db.exec(`
      -- A file of the bank or of a payment app, as it was brought in.
      CREATE TABLE upi_statements (
        id INTEGER PRIMARY KEY,
        file_name TEXT NOT NULL,
        sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
        row_count INTEGER NOT NULL CHECK (row_count > 0),
        taken_count INTEGER NOT NULL CHECK (taken_count BETWEEN 0 AND row_count),
        -- The days it speaks of, also those on which nothing came.
        from_day INTEGER NOT NULL,
        to_day INTEGER NOT NULL,
        imported_by INTEGER NOT NULL REFERENCES users (id),
        imported_at INTEGER NOT NULL,
        CHECK (from_day <= to_day)
      ) STRICT;
      CREATE INDEX upi_statements_by_day ON upi_statements (to_day, from_day);

      -- Money that came in; a transfer is one row, however many statements name it.
      CREATE TABLE upi_statement_rows (
        id INTEGER PRIMARY KEY,
        statement_id INTEGER NOT NULL REFERENCES upi_statements (id),
        row_number INTEGER NOT NULL CHECK (row_number > 0),
        on_date INTEGER NOT NULL,
        description TEXT NOT NULL,
        utr TEXT NOT NULL UNIQUE CHECK (utr GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
        amount_paise INTEGER NOT NULL CHECK (amount_paise > 0)
      ) STRICT;
      CREATE INDEX upi_statement_rows_by_day ON upi_statement_rows (on_date, amount_paise);
      CREATE INDEX upi_statement_rows_by_statement ON upi_statement_rows (statement_id);

      -- The true UTR of a taking stands here; the ledger keeps what was typed at the desk.
      CREATE TABLE upi_confirmations (
        id INTEGER PRIMARY KEY,
        payment_id INTEGER NOT NULL REFERENCES ledger (id),
        utr TEXT NOT NULL CHECK (utr GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
        -- NULL when it was confirmed by a message of the bank alone.
        statement_row_id INTEGER REFERENCES upi_statement_rows (id),
        confirmed_by INTEGER NOT NULL REFERENCES users (id),
        confirmed_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX upi_confirmations_by_payment ON upi_confirmations (payment_id);
      CREATE INDEX upi_confirmations_by_utr ON upi_confirmations (utr);
      CREATE TABLE upi_confirmation_withdrawals (
        confirmation_id INTEGER PRIMARY KEY REFERENCES upi_confirmations (id),
        reason TEXT NOT NULL CHECK (reason <> ''),
        withdrawn_by INTEGER NOT NULL REFERENCES users (id),
        withdrawn_at INTEGER NOT NULL
      ) STRICT;
      CREATE TRIGGER upi_confirmations_stand_once BEFORE INSERT ON upi_confirmations
        WHEN EXISTS (SELECT 1 FROM upi_confirmations AS before WHERE before.payment_id = NEW.payment_id
          AND NOT EXISTS (SELECT 1 FROM upi_confirmation_withdrawals WHERE confirmation_id = before.id))
        BEGIN SELECT raise(ABORT, 'this payment is confirmed already'); END;

      -- What the QR said by which a taking's money came; several takings where one transfer paid several bills.
      CREATE TABLE upi_qr_references (
        payment_id INTEGER PRIMARY KEY REFERENCES ledger (id),
        reference TEXT NOT NULL
          CHECK (length(reference) = 10 AND reference GLOB 'PQ[0-9]*' AND reference NOT GLOB '*[^0-9A-Z]*'),
        kept_by INTEGER NOT NULL REFERENCES users (id),
        kept_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX upi_qr_references_by_reference ON upi_qr_references (reference);
      CREATE TRIGGER upi_qr_references_are_of_upi_money BEFORE INSERT ON upi_qr_references
        WHEN NOT EXISTS (SELECT 1 FROM ledger WHERE id = NEW.payment_id AND mode = 'upi'
          AND kind IN ('receipt', 'advance'))
        BEGIN SELECT raise(ABORT, 'a QR is paid by UPI'); END;
      -- Of one act: the same person at the same moment.
      CREATE TRIGGER upi_qr_references_are_of_one_transfer BEFORE INSERT ON upi_qr_references
        WHEN EXISTS (SELECT 1 FROM upi_qr_references AS kept WHERE kept.reference = NEW.reference
          AND (kept.kept_by <> NEW.kept_by OR kept.kept_at <> NEW.kept_at))
        BEGIN SELECT raise(ABORT, 'money was taken by this reference already'); END;

      -- UPI money that stands and that nobody has confirmed, kept by triggers: what is old is counted at a glance.
      CREATE TABLE upi_waiting (
        payment_id INTEGER PRIMARY KEY REFERENCES ledger (id),
        on_date INTEGER NOT NULL,
        amount_paise INTEGER NOT NULL CHECK (amount_paise > 0),
        -- Of a company: its receipts are one transfer.
        settlement_id INTEGER
      ) STRICT;
      CREATE INDEX upi_waiting_by_day ON upi_waiting (on_date, amount_paise, settlement_id);
      CREATE VIEW upi_to_confirm AS
        SELECT taking.id AS payment_id, on_date, amount_paise,
          CASE kind WHEN 'receipt' THEN document_id END AS settlement_id
        FROM ledger AS taking
        WHERE mode = 'upi' AND kind IN ('receipt', 'advance')
          AND NOT EXISTS (SELECT 1 FROM ledger AS back WHERE back.reverses_id = taking.id)
          AND NOT EXISTS (SELECT 1 FROM upi_confirmations AS one WHERE one.payment_id = taking.id
            AND NOT EXISTS (SELECT 1 FROM upi_confirmation_withdrawals WHERE confirmation_id = one.id));
      CREATE TRIGGER upi_waiting_begins_with_its_taking BEFORE INSERT ON upi_waiting
        WHEN NOT EXISTS (SELECT 1 FROM upi_to_confirm AS true_one WHERE true_one.payment_id = NEW.payment_id
          AND true_one.on_date = NEW.on_date AND true_one.amount_paise = NEW.amount_paise
          AND true_one.settlement_id IS NEW.settlement_id)
        BEGIN SELECT raise(ABORT, 'what waits is moved by the ledger and the bank alone'); END;
      CREATE TRIGGER upi_waiting_is_never_changed BEFORE UPDATE ON upi_waiting
        BEGIN SELECT raise(ABORT, 'what waits is moved by the ledger and the bank alone'); END;
      CREATE TRIGGER upi_waiting_ends_with_its_reason BEFORE DELETE ON upi_waiting
        WHEN EXISTS (SELECT 1 FROM upi_to_confirm WHERE payment_id = OLD.payment_id)
        BEGIN SELECT raise(ABORT, 'what waits is moved by the ledger and the bank alone'); END;
      CREATE TRIGGER ledger_rows_wait_for_upi AFTER INSERT ON ledger
        WHEN NEW.mode = 'upi' AND NEW.kind IN ('receipt', 'advance')
        BEGIN INSERT INTO upi_waiting SELECT * FROM upi_to_confirm WHERE payment_id = NEW.id; END;
      CREATE TRIGGER ledger_rows_reversed_wait_no_more AFTER INSERT ON ledger WHEN NEW.reverses_id IS NOT NULL
        BEGIN DELETE FROM upi_waiting WHERE payment_id = NEW.reverses_id; END;
      CREATE TRIGGER upi_confirmations_end_the_waiting AFTER INSERT ON upi_confirmations
        BEGIN DELETE FROM upi_waiting WHERE payment_id = NEW.payment_id; END;
      CREATE TRIGGER upi_withdrawals_begin_it_again AFTER INSERT ON upi_confirmation_withdrawals BEGIN
        INSERT INTO upi_waiting SELECT * FROM upi_to_confirm
          WHERE payment_id = (SELECT payment_id FROM upi_confirmations WHERE id = NEW.confirmation_id);
      END;
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
