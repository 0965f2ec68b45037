import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      CREATE TABLE bills (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE CHECK (length(number) <= 16),
        financial_year TEXT NOT NULL,
        on_date INTEGER NOT NULL,
        issued_at INTEGER NOT NULL,
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        visit_id INTEGER,
        doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
        party TEXT NOT NULL CHECK (json_valid(party)),
        doctor_snapshot TEXT NOT NULL CHECK (json_valid(doctor_snapshot)),
        subtotal_paise INTEGER NOT NULL CHECK (subtotal_paise >= 0),
        discount_paise INTEGER NOT NULL CHECK (discount_paise BETWEEN 0 AND subtotal_paise),
        discount_reason TEXT NOT NULL,
        round_off_paise INTEGER NOT NULL CHECK (round_off_paise BETWEEN -50 AND 50),
        total_paise INTEGER NOT NULL CHECK (total_paise = subtotal_paise - discount_paise + round_off_paise),
        -- The one figure of a frozen bill that moves: what is still to be paid.
        due_paise INTEGER NOT NULL CHECK (due_paise BETWEEN 0 AND total_paise),
        cashier_id INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE INDEX bills_by_day ON bills (on_date, doctor_id, total_paise, discount_paise);
      CREATE INDEX bills_by_patient ON bills (patient_id);
      CREATE INDEX bills_with_dues ON bills (patient_id, due_paise) WHERE due_paise > 0;
      CREATE UNIQUE INDEX bills_one_per_visit ON bills (visit_id) WHERE visit_id IS NOT NULL;
      CREATE TRIGGER bills_are_frozen BEFORE UPDATE ON bills
        WHEN NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.financial_year <> OLD.financial_year
          OR NEW.on_date <> OLD.on_date OR NEW.issued_at <> OLD.issued_at OR NEW.patient_id <> OLD.patient_id
          OR NEW.visit_id IS NOT OLD.visit_id OR NEW.doctor_id <> OLD.doctor_id OR NEW.party <> OLD.party
          OR NEW.doctor_snapshot <> OLD.doctor_snapshot OR NEW.subtotal_paise <> OLD.subtotal_paise
          OR NEW.discount_paise <> OLD.discount_paise OR NEW.discount_reason <> OLD.discount_reason
          OR NEW.round_off_paise <> OLD.round_off_paise OR NEW.total_paise <> OLD.total_paise
          OR NEW.cashier_id <> OLD.cashier_id
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
        PRIMARY KEY (bill_id, line_number)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER bill_lines_are_frozen BEFORE UPDATE ON bill_lines
        BEGIN SELECT raise(ABORT, 'an issued bill is frozen'); END;
      CREATE TRIGGER bill_lines_are_never_deleted BEFORE DELETE ON bill_lines
        BEGIN SELECT raise(ABORT, 'an issued bill is frozen'); END;

      -- Signed amounts, never changed: money out is a negative row.
      CREATE TABLE payments (
        id INTEGER PRIMARY KEY,
        receipt_number TEXT NOT NULL UNIQUE CHECK (length(receipt_number) <= 16),
        bill_id INTEGER NOT NULL REFERENCES bills (id),
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
        on_date INTEGER NOT NULL,
        mode TEXT NOT NULL CHECK (mode IN ('cash', 'upi', 'card')),
        is_refund INTEGER NOT NULL DEFAULT 0 CHECK (is_refund IN (0, 1)),
        amount_paise INTEGER NOT NULL CHECK (amount_paise <> 0 AND (amount_paise < 0) = is_refund),
        reference TEXT NOT NULL,
        received_at INTEGER NOT NULL,
        cashier_id INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE INDEX payments_by_bill ON payments (bill_id);
      -- Covers the day sheet: takings by mode and doctor without touching the table.
      CREATE INDEX payments_by_day ON payments (on_date, mode, doctor_id, is_refund, amount_paise);
      -- The 269ST guard: cash of one person in one day.
      CREATE INDEX payments_cash_of_patient ON payments (patient_id, on_date, amount_paise) WHERE mode = 'cash';
      CREATE TRIGGER payments_are_never_changed BEFORE UPDATE ON payments
        BEGIN SELECT raise(ABORT, 'payments are never changed'); END;
      CREATE TRIGGER payments_are_never_deleted BEFORE DELETE ON payments
        BEGIN SELECT raise(ABORT, 'payments are never deleted'); END;

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
      -- In the database, so that no path to a payment can forget the sums.
      CREATE TRIGGER payments_are_summed AFTER INSERT ON payments BEGIN
        INSERT INTO day_sums VALUES (NEW.on_date, NEW.doctor_id, NEW.mode, NEW.amount_paise, 1)
          ON CONFLICT DO UPDATE SET amount_paise = amount_paise + excluded.amount_paise, payment_count = payment_count + 1;
        INSERT INTO month_sums VALUES (NEW.on_date / 100, NEW.doctor_id, NEW.mode, NEW.amount_paise, 1)
          ON CONFLICT DO UPDATE SET amount_paise = amount_paise + excluded.amount_paise, payment_count = payment_count + 1;
      END;
    `);
  },
} satisfies Migration;
