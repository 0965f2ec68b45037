import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      CREATE TABLE bills (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE CHECK (length(number) <= 16),
        financial_year TEXT NOT NULL,
        document_type TEXT NOT NULL CHECK (document_type IN ('billOfSupply', 'taxInvoice', 'invoiceCumBill')),
        on_date INTEGER NOT NULL,
        issued_at INTEGER NOT NULL,
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        visit_id INTEGER,
        doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
        -- The company that pays for the patient; NULL when the patient does.
        party_id INTEGER,
        party TEXT NOT NULL CHECK (json_valid(party)),
        doctor_snapshot TEXT NOT NULL CHECK (json_valid(doctor_snapshot)),
        subtotal_paise INTEGER NOT NULL CHECK (subtotal_paise >= 0),
        discount_paise INTEGER NOT NULL CHECK (discount_paise BETWEEN 0 AND subtotal_paise),
        discount_reason TEXT NOT NULL,
        -- Of the clinic's list; NULL for a reason in words of one's own.
        discount_reason_id INTEGER REFERENCES discount_reasons (id),
        discount_approval_id INTEGER,
        -- All the tax in the total, and the part of it that comes on top of the rates.
        tax_paise INTEGER NOT NULL DEFAULT 0 CHECK (tax_paise >= 0),
        added_tax_paise INTEGER NOT NULL DEFAULT 0 CHECK (added_tax_paise BETWEEN 0 AND tax_paise),
        -- The clinic's choice of that day; a credit note of years later follows it.
        rounding TEXT NOT NULL DEFAULT 'rupee' CHECK (rounding IN ('rupee', 'paisa')),
        round_off_paise INTEGER NOT NULL CHECK (round_off_paise BETWEEN -50 AND 50),
        total_paise INTEGER NOT NULL
          CHECK (total_paise = subtotal_paise - discount_paise + added_tax_paise + round_off_paise),
        -- What is still to be paid: moved by the ledger alone.
        due_paise INTEGER NOT NULL DEFAULT 0 CHECK (due_paise BETWEEN 0 AND total_paise),
        -- Set by the cancelling row alone; the number stays.
        is_cancelled INTEGER NOT NULL DEFAULT 0 CHECK (is_cancelled IN (0, 1)),
        cashier_id INTEGER NOT NULL REFERENCES users (id),
        CHECK (CASE rounding WHEN 'paisa' THEN round_off_paise = 0
          ELSE total_paise % 100 = 0 OR total_paise < 100 AND round_off_paise = 0 END),
        CHECK (discount_reason_id IS NULL OR discount_reason <> '')
      ) STRICT;
      CREATE INDEX bills_by_day ON bills (on_date, doctor_id, is_cancelled, total_paise, discount_paise);
      CREATE INDEX bills_by_patient ON bills (patient_id);
      -- Partial, here and in the ledger: a row without one writes no page of the index.
      CREATE UNIQUE INDEX bills_one_per_approval ON bills (discount_approval_id)
        WHERE discount_approval_id IS NOT NULL;
      CREATE INDEX bills_with_dues ON bills (patient_id, due_paise) WHERE due_paise > 0;
      CREATE INDEX bills_due_by_day ON bills (on_date) WHERE due_paise > 0;
      CREATE UNIQUE INDEX bills_one_per_visit ON bills (visit_id) WHERE visit_id IS NOT NULL AND is_cancelled = 0;
      CREATE TRIGGER bills_are_frozen BEFORE UPDATE ON bills
        WHEN NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.financial_year <> OLD.financial_year
          OR NEW.document_type <> OLD.document_type
          OR (NEW.party_id IS NOT OLD.party_id AND NEW.party_id IS NOT NULL)
          OR NEW.on_date <> OLD.on_date OR NEW.issued_at <> OLD.issued_at OR NEW.patient_id <> OLD.patient_id
          OR NEW.visit_id IS NOT OLD.visit_id OR NEW.doctor_id <> OLD.doctor_id OR NEW.party <> OLD.party
          OR NEW.doctor_snapshot <> OLD.doctor_snapshot OR NEW.subtotal_paise <> OLD.subtotal_paise
          OR NEW.discount_paise <> OLD.discount_paise OR NEW.discount_reason <> OLD.discount_reason
          OR NEW.discount_reason_id IS NOT OLD.discount_reason_id OR NEW.rounding <> OLD.rounding
          OR NEW.discount_approval_id IS NOT OLD.discount_approval_id OR NEW.tax_paise <> OLD.tax_paise
          OR NEW.added_tax_paise <> OLD.added_tax_paise
          OR NEW.round_off_paise <> OLD.round_off_paise OR NEW.total_paise <> OLD.total_paise
          OR NEW.is_cancelled < OLD.is_cancelled OR NEW.cashier_id <> OLD.cashier_id
        BEGIN SELECT raise(ABORT, 'an issued bill is frozen'); END;
      CREATE TRIGGER bills_are_never_deleted BEFORE DELETE ON bills
        BEGIN SELECT raise(ABORT, 'bills are never deleted'); END;

      CREATE TABLE bill_lines (
        bill_id INTEGER NOT NULL REFERENCES bills (id),
        line_number INTEGER NOT NULL,
        description TEXT NOT NULL,
        sac_code TEXT NOT NULL,
        quantity INTEGER NOT NULL CHECK (quantity > 0),
        rate_paise INTEGER NOT NULL CHECK (rate_paise >= 0),
        amount_paise INTEGER NOT NULL CHECK (amount_paise = quantity * rate_paise),
        item_id INTEGER,
        category TEXT NOT NULL DEFAULT 'other',
        doctor_id INTEGER,
        -- The line's own discount, and its share of the bill's.
        discount_paise INTEGER NOT NULL DEFAULT 0 CHECK (discount_paise >= 0),
        bill_discount_paise INTEGER NOT NULL DEFAULT 0 CHECK (bill_discount_paise >= 0),
        tax_class TEXT NOT NULL DEFAULT 'exempt',
        gst_permille INTEGER NOT NULL DEFAULT 0 CHECK (gst_permille BETWEEN 0 AND 400),
        is_tax_inclusive INTEGER NOT NULL DEFAULT 0 CHECK (is_tax_inclusive IN (0, 1)),
        cgst_paise INTEGER NOT NULL DEFAULT 0 CHECK (cgst_paise >= 0),
        sgst_paise INTEGER NOT NULL DEFAULT 0 CHECK (sgst_paise >= 0),
        -- What the catalogue asked when the bill was issued; NULL for a line of no catalogue.
        list_price_paise INTEGER,
        -- The unit quantity code of goods, as it stood with the item; a service has none.
        unit TEXT NOT NULL DEFAULT 'NA' CHECK (unit = 'NA' OR length(unit) = 3),
        -- Where goods are supplied, when that is not the clinic's state (IGST Act, section 10): their tax is then
        -- integrated, and the two columns above are its halves.
        other_state TEXT NOT NULL DEFAULT '' CHECK (length(other_state) IN (0, 2)),
        CHECK (discount_paise + bill_discount_paise <= amount_paise),
        CHECK (gst_permille > 0 OR cgst_paise + sgst_paise = 0),
        PRIMARY KEY (bill_id, line_number)
      ) STRICT, WITHOUT ROWID;
      -- A bill that costs nothing has no entries: its lines never come to more than its subtotal.
      CREATE TRIGGER bill_lines_come_before_the_entries BEFORE INSERT ON bill_lines
        WHEN EXISTS (SELECT 1 FROM ledger WHERE bill_id = NEW.bill_id)
          OR NEW.amount_paise + (SELECT coalesce(sum(amount_paise), 0) FROM bill_lines WHERE bill_id = NEW.bill_id)
            > (SELECT subtotal_paise FROM bills WHERE id = NEW.bill_id)
        BEGIN SELECT raise(ABORT, 'an issued bill is frozen'); END;
      CREATE TRIGGER bill_lines_are_frozen BEFORE UPDATE ON bill_lines
        BEGIN SELECT raise(ABORT, 'an issued bill is frozen'); END;
      CREATE TRIGGER bill_lines_are_never_deleted BEFORE DELETE ON bill_lines
        BEGIN SELECT raise(ABORT, 'an issued bill is frozen'); END;

      -- Every rupee that moves is one row from one account to another, so that the whole comes to nothing by
      -- construction (ADR 0019). 'money' below stands for the mode: cash, upi, card, cheque, bank.
      CREATE TABLE ledger (
        id INTEGER PRIMARY KEY,
        on_date INTEGER NOT NULL,
        posted_at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        debit TEXT NOT NULL,
        credit TEXT NOT NULL,
        amount_paise INTEGER NOT NULL CHECK (amount_paise > 0),
        number TEXT CHECK (length(number) <= 16),
        bill_id INTEGER REFERENCES bills (id),
        patient_id INTEGER REFERENCES patients (id),
        doctor_id INTEGER NOT NULL DEFAULT 0,
        shift_id INTEGER REFERENCES shifts (id),
        user_id INTEGER NOT NULL REFERENCES users (id),
        reference TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT '',
        reverses_id INTEGER REFERENCES ledger (id),
        -- The refund, expense, settlement or credit note that this row belongs to, in the table of its kind.
        document_id INTEGER,
        mode TEXT GENERATED ALWAYS AS (
          CASE WHEN debit IN ('cash', 'upi', 'card', 'cheque', 'bank') THEN debit
            WHEN credit IN ('cash', 'upi', 'card', 'cheque', 'bank') THEN credit END) VIRTUAL,
        -- Into a mode is more than nothing, out of it less.
        signed_paise INTEGER GENERATED ALWAYS AS (
          CASE WHEN debit IN ('cash', 'upi', 'card', 'cheque', 'bank') THEN amount_paise
            WHEN credit IN ('cash', 'upi', 'card', 'cheque', 'bank') THEN -amount_paise END) VIRTUAL,
        is_taking INTEGER GENERATED ALWAYS AS (
          kind IN ('receipt', 'receiptReversed', 'advance', 'advanceReversed', 'refundPaid')) VIRTUAL,
        CHECK (
          kind || ' ' || CASE WHEN debit IN ('cash', 'upi', 'card', 'cheque', 'bank') THEN 'money' ELSE debit END
            || ' ' || CASE WHEN credit IN ('cash', 'upi', 'card', 'cheque', 'bank') THEN 'money' ELSE credit END
          IN (
            'bill dues fees', 'billTax dues gst', 'billRoundUp dues roundOff', 'billRoundDown roundOff fees',
            'receipt money dues', 'receiptReversed dues money',
            'advance money advances', 'advanceReversed advances money', 'advanceApplied advances dues',
            'advanceAppliedReversed dues advances',
            'keptAsAdvance dues advances', 'toPayBack dues refunds', 'advanceToPayBack advances refunds',
            'refundPaid refunds money', 'refundKept refunds advances',
            'creditFees fees dues', 'creditTax gst dues', 'creditRoundUp roundOff dues', 'creditRoundDown fees roundOff',
            'cancelFees fees dues', 'cancelTax gst dues', 'cancelRoundUp roundOff dues', 'cancelRoundDown fees roundOff',
            'writeOff badDebts dues', 'writeOffReversed dues badDebts', 'tdsDeducted tds dues', 'tdsReversed dues tds',
            'expense expenses money', 'expenseReversed money expenses', 'payout expenses money',
            'payoutReversed money expenses', 'tdsWithheld expenses tdsPayable', 'tdsPaid tdsPayable money',
            'tdsWithheldReversed tdsPayable expenses', 'tdsPaidReversed money tdsPayable',
            'float money safe', 'handedOver safe money', 'short difference money', 'over money difference',
            'putIn safe owner', 'takenOut owner safe', 'deposited money safe'
          )),
        CHECK (kind NOT IN ('float', 'handedOver', 'short', 'over') OR mode = 'cash'),
        CHECK (kind <> 'deposited' OR mode = 'bank'),
        CHECK (bill_id IS NOT NULL OR (debit <> 'dues' AND credit <> 'dues' AND kind NOT LIKE '%Round%')),
        CHECK (patient_id IS NOT NULL OR (debit NOT IN ('advances', 'refunds') AND credit NOT IN ('advances', 'refunds'))),
        CHECK (shift_id IS NOT NULL OR (is_taking = 0 AND mode IS NOT 'cash')),
        CHECK (number IS NOT NULL OR kind NOT IN ('receipt', 'advance', 'refundPaid', 'expense', 'payout')),
        CHECK ((reverses_id IS NOT NULL) = (kind LIKE '%Reversed'))
      ) STRICT;
      CREATE UNIQUE INDEX ledger_one_per_number ON ledger (number) WHERE number IS NOT NULL;
      CREATE UNIQUE INDEX ledger_reversed_once ON ledger (reverses_id) WHERE reverses_id IS NOT NULL;
      CREATE INDEX ledger_by_bill ON ledger (bill_id) WHERE bill_id IS NOT NULL;
      -- Covers the day sheet: takings by mode and doctor without touching the table.
      CREATE INDEX ledger_takings_by_day ON ledger (on_date, mode, doctor_id, signed_paise) WHERE is_taking = 1;
      CREATE INDEX ledger_by_day ON ledger (on_date, kind);
      CREATE INDEX ledger_by_shift ON ledger (shift_id, mode) WHERE shift_id IS NOT NULL;
      CREATE INDEX ledger_by_patient ON ledger (patient_id, kind) WHERE patient_id IS NOT NULL AND bill_id IS NULL;
      -- The 269ST guard: cash received from one person in one day.
      CREATE INDEX ledger_cash_of_patient ON ledger (patient_id, on_date, signed_paise)
        WHERE mode = 'cash' AND kind IN ('receipt', 'receiptReversed', 'advance', 'advanceReversed');
      CREATE TRIGGER ledger_rows_are_never_changed BEFORE UPDATE ON ledger
        BEGIN SELECT raise(ABORT, 'the ledger is never changed'); END;
      CREATE TRIGGER ledger_rows_are_never_deleted BEFORE DELETE ON ledger
        BEGIN SELECT raise(ABORT, 'the ledger is never changed'); END;

      -- What was taken from people or paid back to them, as desks and reports speak of it.
      CREATE VIEW payments AS
        SELECT id, number AS receipt_number, kind, bill_id, patient_id, doctor_id, on_date, mode,
          signed_paise AS amount_paise, signed_paise < 0 AS is_refund, reference, posted_at AS received_at,
          user_id AS cashier_id, shift_id, reverses_id
        FROM ledger WHERE is_taking = 1;

      -- In the database, so that no path to a rupee can forget what a bill is owed.
      CREATE TRIGGER ledger_moves_dues AFTER INSERT ON ledger WHEN NEW.debit = 'dues' OR NEW.credit = 'dues' BEGIN
        UPDATE bills SET due_paise = due_paise
          + CASE WHEN NEW.debit = 'dues' THEN NEW.amount_paise ELSE -NEW.amount_paise END WHERE id = NEW.bill_id;
      END;
      CREATE TRIGGER dues_are_what_the_ledger_says BEFORE UPDATE OF due_paise ON bills
        WHEN NEW.due_paise <> (
          SELECT coalesce(sum(CASE WHEN debit = 'dues' THEN amount_paise WHEN credit = 'dues' THEN -amount_paise END), 0)
          FROM ledger WHERE bill_id = NEW.id)
        BEGIN SELECT raise(ABORT, 'what a bill is owed is moved by the ledger alone'); END;

      CREATE TABLE balances (
        patient_id INTEGER PRIMARY KEY REFERENCES patients (id),
        advance_paise INTEGER NOT NULL CHECK (advance_paise >= 0),
        refunds_paise INTEGER NOT NULL CHECK (refunds_paise >= 0)
      ) STRICT;
      CREATE TRIGGER ledger_moves_balances AFTER INSERT ON ledger
        WHEN NEW.debit IN ('advances', 'refunds') OR NEW.credit IN ('advances', 'refunds') BEGIN
        -- A row first, so that the constraint sees the balance and not the movement.
        INSERT INTO balances VALUES (NEW.patient_id, 0, 0) ON CONFLICT DO NOTHING;
        UPDATE balances SET
          advance_paise = advance_paise + CASE 'advances' WHEN NEW.credit THEN NEW.amount_paise
            WHEN NEW.debit THEN -NEW.amount_paise ELSE 0 END,
          refunds_paise = refunds_paise + CASE 'refunds' WHEN NEW.credit THEN NEW.amount_paise
            WHEN NEW.debit THEN -NEW.amount_paise ELSE 0 END
        WHERE patient_id = NEW.patient_id;
      END;
      -- Kept sums move by the entry just written and by nothing else; what slips past this the owner's proof finds.
      CREATE TRIGGER balances_begin_empty BEFORE INSERT ON balances
        WHEN NEW.advance_paise <> 0 OR NEW.refunds_paise <> 0
        BEGIN SELECT raise(ABORT, 'balances are moved by the ledger alone'); END;
      CREATE TRIGGER balances_are_moved_by_entries BEFORE UPDATE ON balances
        WHEN NOT EXISTS (SELECT 1 FROM (SELECT * FROM ledger ORDER BY id DESC LIMIT 1) AS entry
          WHERE entry.patient_id = NEW.patient_id AND OLD.patient_id = NEW.patient_id
            AND NEW.advance_paise - OLD.advance_paise = CASE 'advances' WHEN entry.credit THEN entry.amount_paise
              WHEN entry.debit THEN -entry.amount_paise ELSE 0 END
            AND NEW.refunds_paise - OLD.refunds_paise = CASE 'refunds' WHEN entry.credit THEN entry.amount_paise
              WHEN entry.debit THEN -entry.amount_paise ELSE 0 END)
        BEGIN SELECT raise(ABORT, 'balances are moved by the ledger alone'); END;
      CREATE TRIGGER balances_are_never_deleted BEFORE DELETE ON balances
        BEGIN SELECT raise(ABORT, 'balances are moved by the ledger alone'); END;

      -- Debits less credits of each account since the clinic began; together they come to nothing.
      CREATE TABLE account_sums (
        account TEXT PRIMARY KEY,
        balance_paise INTEGER NOT NULL,
        CHECK (account <> 'safe' OR balance_paise >= 0)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER ledger_sums_accounts AFTER INSERT ON ledger BEGIN
        INSERT INTO account_sums VALUES (NEW.debit, 0) ON CONFLICT DO NOTHING;
        INSERT INTO account_sums VALUES (NEW.credit, 0) ON CONFLICT DO NOTHING;
        UPDATE account_sums SET balance_paise = balance_paise + NEW.amount_paise WHERE account = NEW.debit;
        UPDATE account_sums SET balance_paise = balance_paise - NEW.amount_paise WHERE account = NEW.credit;
      END;
      CREATE TRIGGER account_sums_begin_empty BEFORE INSERT ON account_sums WHEN NEW.balance_paise <> 0
        BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;
      CREATE TRIGGER account_sums_are_moved_by_entries BEFORE UPDATE ON account_sums
        WHEN NOT EXISTS (SELECT 1 FROM (SELECT * FROM ledger ORDER BY id DESC LIMIT 1) AS entry
          WHERE OLD.account = NEW.account AND NEW.balance_paise - OLD.balance_paise = CASE NEW.account
            WHEN entry.debit THEN entry.amount_paise WHEN entry.credit THEN -entry.amount_paise END)
        BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;
      CREATE TRIGGER account_sums_are_never_deleted BEFORE DELETE ON account_sums
        BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;

      CREATE TABLE day_sums (
        on_date INTEGER NOT NULL, doctor_id INTEGER NOT NULL, mode TEXT NOT NULL,
        amount_paise INTEGER NOT NULL, payment_count INTEGER NOT NULL,
        PRIMARY KEY (on_date, doctor_id, mode)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE month_sums (
        month INTEGER NOT NULL, doctor_id INTEGER NOT NULL, mode TEXT NOT NULL,
        amount_paise INTEGER NOT NULL, payment_count INTEGER NOT NULL,
        PRIMARY KEY (month, doctor_id, mode)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER ledger_sums_takings AFTER INSERT ON ledger
        WHEN NEW.kind IN ('receipt', 'receiptReversed', 'advance', 'advanceReversed', 'refundPaid') BEGIN
        INSERT INTO day_sums VALUES (NEW.on_date, NEW.doctor_id, NEW.mode, NEW.signed_paise, 1)
          ON CONFLICT DO UPDATE SET amount_paise = amount_paise + excluded.amount_paise, payment_count = payment_count + 1;
        INSERT INTO month_sums VALUES (NEW.on_date / 100, NEW.doctor_id, NEW.mode, NEW.signed_paise, 1)
          ON CONFLICT DO UPDATE SET amount_paise = amount_paise + excluded.amount_paise, payment_count = payment_count + 1;
      END;
      CREATE TRIGGER day_sums_begin_with_an_entry BEFORE INSERT ON day_sums
        WHEN NOT EXISTS (SELECT 1 FROM (SELECT * FROM ledger ORDER BY id DESC LIMIT 1) AS entry
          WHERE entry.on_date = NEW.on_date AND entry.doctor_id = NEW.doctor_id AND entry.mode = NEW.mode
            AND NEW.amount_paise = entry.signed_paise AND NEW.payment_count = 1)
        BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;
      CREATE TRIGGER day_sums_are_moved_by_entries BEFORE UPDATE ON day_sums
        WHEN NOT EXISTS (SELECT 1 FROM (SELECT * FROM ledger ORDER BY id DESC LIMIT 1) AS entry
          WHERE entry.on_date = NEW.on_date AND entry.doctor_id = NEW.doctor_id AND entry.mode = NEW.mode
            AND OLD.on_date = NEW.on_date AND OLD.doctor_id = NEW.doctor_id AND OLD.mode = NEW.mode
            AND NEW.amount_paise - OLD.amount_paise = entry.signed_paise
            AND NEW.payment_count = OLD.payment_count + 1)
        BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;
      CREATE TRIGGER day_sums_are_never_deleted BEFORE DELETE ON day_sums
        BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;
      CREATE TRIGGER month_sums_begin_with_an_entry BEFORE INSERT ON month_sums
        WHEN NOT EXISTS (SELECT 1 FROM (SELECT * FROM ledger ORDER BY id DESC LIMIT 1) AS entry
          WHERE entry.on_date / 100 = NEW.month AND entry.doctor_id = NEW.doctor_id AND entry.mode = NEW.mode
            AND NEW.amount_paise = entry.signed_paise AND NEW.payment_count = 1)
        BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;
      CREATE TRIGGER month_sums_are_moved_by_entries BEFORE UPDATE ON month_sums
        WHEN NOT EXISTS (SELECT 1 FROM (SELECT * FROM ledger ORDER BY id DESC LIMIT 1) AS entry
          WHERE entry.on_date / 100 = NEW.month AND entry.doctor_id = NEW.doctor_id AND entry.mode = NEW.mode
            AND OLD.month = NEW.month AND OLD.doctor_id = NEW.doctor_id AND OLD.mode = NEW.mode
            AND NEW.amount_paise - OLD.amount_paise = entry.signed_paise
            AND NEW.payment_count = OLD.payment_count + 1)
        BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;
      CREATE TRIGGER month_sums_are_never_deleted BEFORE DELETE ON month_sums
        BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;
    `);
  },
} satisfies Migration;
