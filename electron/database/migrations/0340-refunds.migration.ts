import type { Migration } from '../migration.ts';

const NEVER_TOUCHED = ['bill_cancels', 'credit_notes', 'credit_note_lines', 'refund_events'];

export default {
  up(db) {
    db.exec(`
      -- The number stays, the bill is struck out. Its entries are taken back before this row is written.
      CREATE TABLE bill_cancels (
        bill_id INTEGER PRIMARY KEY REFERENCES bills (id),
        on_date INTEGER NOT NULL,
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id),
        reason TEXT NOT NULL CHECK (reason <> ''),
        kept_paise INTEGER NOT NULL CHECK (kept_paise >= 0),
        approval_id INTEGER UNIQUE
      ) STRICT;
      CREATE INDEX bill_cancels_by_day ON bill_cancels (on_date);
      CREATE TRIGGER bill_cancels_close_the_account BEFORE INSERT ON bill_cancels
        WHEN EXISTS (SELECT count(*) FROM ledger WHERE bill_id = NEW.bill_id
          HAVING sum(CASE 'dues' WHEN debit THEN amount_paise WHEN credit THEN -amount_paise ELSE 0 END) <> 0
            OR sum(CASE 'fees' WHEN debit THEN amount_paise WHEN credit THEN -amount_paise ELSE 0 END) <> 0
            OR sum(CASE 'gst' WHEN debit THEN amount_paise WHEN credit THEN -amount_paise ELSE 0 END) <> 0
            OR sum(CASE 'roundOff' WHEN debit THEN amount_paise WHEN credit THEN -amount_paise ELSE 0 END) <> 0
            OR sum(CASE 'badDebts' WHEN debit THEN amount_paise WHEN credit THEN -amount_paise ELSE 0 END) <> 0)
        BEGIN SELECT raise(ABORT, 'the bill is not taken back yet'); END;
      -- The return of the month tells of the tax: afterwards a credit note does (CGST Act 2017, section 34).
      CREATE TRIGGER bill_cancels_stay_in_the_month_of_the_tax BEFORE INSERT ON bill_cancels
        WHEN EXISTS (SELECT 1 FROM bills WHERE id = NEW.bill_id AND tax_paise > 0
          AND on_date / 100 <> NEW.on_date / 100)
        BEGIN SELECT raise(ABORT, 'the tax of an earlier month is credited, not cancelled'); END;
      -- A package goes with its bill, and not when it was used already.
      CREATE TRIGGER bill_cancels_end_unused_packages BEFORE INSERT ON bill_cancels
        WHEN EXISTS (SELECT 1 FROM package_sales AS sale WHERE sale.bill_id = NEW.bill_id
          AND (NOT EXISTS (SELECT 1 FROM package_ends WHERE sale_id = sale.id)
            OR (SELECT count(*) FILTER (WHERE reverses_id IS NULL) - count(reverses_id) FROM package_uses
                WHERE sale_id = sale.id) > 0))
        BEGIN SELECT raise(ABORT, 'a package of the bill stands or was used'); END;
      CREATE TRIGGER bill_cancels_cancel AFTER INSERT ON bill_cancels
        BEGIN UPDATE bills SET is_cancelled = 1 WHERE id = NEW.bill_id; END;
      CREATE TRIGGER bills_are_cancelled_with_a_reason BEFORE UPDATE OF is_cancelled ON bills
        WHEN NEW.is_cancelled = 1 AND NOT EXISTS (SELECT 1 FROM bill_cancels WHERE bill_id = NEW.id)
        BEGIN SELECT raise(ABORT, 'a bill is cancelled with a reason'); END;
      CREATE TRIGGER cancelled_bills_take_nothing BEFORE INSERT ON ledger
        WHEN NEW.bill_id IS NOT NULL AND (SELECT is_cancelled FROM bills WHERE id = NEW.bill_id) = 1
        BEGIN SELECT raise(ABORT, 'the bill is cancelled'); END;

      CREATE TABLE credit_notes (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE CHECK (length(number) <= 16),
        financial_year TEXT NOT NULL,
        bill_id INTEGER NOT NULL REFERENCES bills (id),
        on_date INTEGER NOT NULL,
        issued_at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id),
        reason TEXT NOT NULL CHECK (reason <> ''),
        total_paise INTEGER NOT NULL CHECK (total_paise >= 0),
        tax_paise INTEGER NOT NULL CHECK (tax_paise BETWEEN 0 AND total_paise + 100),
        round_off_paise INTEGER NOT NULL,
        -- What of it lowered the due; the rest was kept as advance or is to be paid back.
        lowers_due_paise INTEGER NOT NULL CHECK (lowers_due_paise BETWEEN 0 AND total_paise),
        rest_to TEXT NOT NULL CHECK (rest_to IN ('advance', 'payBack')),
        approval_id INTEGER UNIQUE
      ) STRICT;
      CREATE INDEX credit_notes_by_bill ON credit_notes (bill_id);
      CREATE INDEX credit_notes_by_day ON credit_notes (on_date);
      CREATE TRIGGER credit_notes_stay_within_the_bill BEFORE INSERT ON credit_notes
        WHEN NEW.total_paise + (SELECT coalesce(sum(total_paise), 0) FROM credit_notes WHERE bill_id = NEW.bill_id)
          > (SELECT total_paise FROM bills WHERE id = NEW.bill_id)
        BEGIN SELECT raise(ABORT, 'more than the bill'); END;
      CREATE TRIGGER credit_notes_never_enter_a_closed_day BEFORE INSERT ON credit_notes
        WHEN EXISTS (SELECT 1 FROM day_closes WHERE on_date >= NEW.on_date AND is_set_aside = 0)
        BEGIN SELECT raise(ABORT, 'the day is closed'); END;

      CREATE TABLE credit_note_lines (
        credit_note_id INTEGER NOT NULL REFERENCES credit_notes (id),
        bill_id INTEGER NOT NULL,
        line_number INTEGER NOT NULL,
        quantity INTEGER NOT NULL CHECK (quantity > 0),
        -- With its tax.
        amount_paise INTEGER NOT NULL CHECK (amount_paise >= 0),
        cgst_paise INTEGER NOT NULL CHECK (cgst_paise >= 0),
        sgst_paise INTEGER NOT NULL CHECK (sgst_paise >= 0),
        CHECK (cgst_paise + sgst_paise <= amount_paise),
        PRIMARY KEY (credit_note_id, line_number),
        FOREIGN KEY (bill_id, line_number) REFERENCES bill_lines (bill_id, line_number)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX credit_note_lines_by_bill ON credit_note_lines (bill_id, line_number, quantity, amount_paise);
      CREATE TRIGGER credit_note_lines_stay_within_the_line BEFORE INSERT ON credit_note_lines
        WHEN NOT EXISTS (SELECT 1 FROM credit_notes WHERE id = NEW.credit_note_id AND bill_id = NEW.bill_id)
          OR EXISTS (SELECT 1 FROM bill_lines AS line WHERE bill_id = NEW.bill_id AND line_number = NEW.line_number
            AND (NEW.quantity + (SELECT coalesce(sum(quantity), 0) FROM credit_note_lines
                WHERE bill_id = NEW.bill_id AND line_number = NEW.line_number) > line.quantity
              OR NEW.amount_paise + (SELECT coalesce(sum(amount_paise), 0) FROM credit_note_lines
                WHERE bill_id = NEW.bill_id AND line_number = NEW.line_number)
                > line.amount_paise - line.discount_paise - line.bill_discount_paise
                  + CASE WHEN line.is_tax_inclusive = 1 THEN 0 ELSE line.cgst_paise + line.sgst_paise END))
        BEGIN SELECT raise(ABORT, 'more than is left of the line'); END;
      CREATE TRIGGER credit_note_lines_come_before_its_entries BEFORE INSERT ON credit_note_lines
        WHEN EXISTS (SELECT 1 FROM ledger WHERE bill_id = NEW.bill_id AND document_id = NEW.credit_note_id
          AND kind IN ('creditFees', 'creditTax', 'creditRoundUp', 'creditRoundDown'))
        BEGIN SELECT raise(ABORT, 'an issued credit note is frozen'); END;
      -- What each package that was given back is worth: its price less the used sessions at their own prices, nothing
      -- once all are used (package.rules.ts).
      CREATE VIEW given_back_packages AS
        SELECT sale.bill_id, sale.item_id, CASE WHEN sum(content.used < content.uses) = 0 THEN 0
            ELSE max(0, sale.price_paise - sum(content.used * content.list_price_paise)) END AS worth_paise
        FROM package_ends AS over JOIN package_sales AS sale ON sale.id = over.sale_id AND over.because = 'refunded'
          JOIN (SELECT contents.sale_id, uses, list_price_paise,
              (SELECT count(*) FILTER (WHERE reverses_id IS NULL) - count(reverses_id) FROM package_uses
               WHERE package_uses.sale_id = contents.sale_id AND package_uses.item_id = contents.item_id) AS used
            FROM package_sale_contents AS contents) AS content ON content.sale_id = sale.id
        GROUP BY sale.id;
      -- A paisa for each package: a price that does not divide is rounded otherwise on the line than in its parts.
      CREATE TRIGGER credited_packages_are_over BEFORE INSERT ON credit_note_lines
        WHEN EXISTS (SELECT 1 FROM bill_lines AS line JOIN package_sales AS sale
            ON sale.bill_id = line.bill_id AND sale.item_id = line.item_id
            WHERE line.bill_id = NEW.bill_id AND line.line_number = NEW.line_number)
          AND EXISTS (SELECT 1 FROM bill_lines AS own
            JOIN bill_lines AS line ON line.bill_id = own.bill_id AND line.item_id = own.item_id
            LEFT JOIN credit_note_lines AS credited
              ON credited.bill_id = line.bill_id AND credited.line_number = line.line_number
            WHERE own.bill_id = NEW.bill_id AND own.line_number = NEW.line_number
            GROUP BY own.item_id
            HAVING NEW.quantity + coalesce(sum(credited.quantity), 0)
                > (SELECT count(*) FROM given_back_packages WHERE bill_id = own.bill_id AND item_id = own.item_id)
              OR NEW.amount_paise + coalesce(sum(credited.amount_paise), 0)
                > (SELECT coalesce(sum(worth_paise + 1), 0) FROM given_back_packages
                  WHERE bill_id = own.bill_id AND item_id = own.item_id))
        BEGIN SELECT raise(ABORT, 'a package is credited when it is over, and for what of it is unused'); END;
      -- Nothing paid, nothing used: unless a company owes it.
      CREATE TRIGGER package_uses_follow_a_payment BEFORE INSERT ON package_uses
        WHEN NEW.reverses_id IS NULL AND EXISTS (SELECT 1 FROM package_sales AS sale
          JOIN bills ON bills.id = sale.bill_id
          WHERE sale.id = NEW.sale_id AND bills.due_paise > 0 AND bills.party_id IS NULL
            AND (SELECT coalesce(sum(CASE
                WHEN kind IN ('receipt', 'advanceApplied', 'tdsDeducted') THEN amount_paise
                WHEN kind IN ('receiptReversed', 'advanceAppliedReversed', 'keptAsAdvance', 'toPayBack', 'tdsReversed')
                  THEN -amount_paise END), 0) FROM ledger WHERE bill_id = bills.id) <= 0)
        BEGIN SELECT raise(ABORT, 'nothing was paid for this package'); END;
      CREATE TRIGGER ledger_credits_have_their_note BEFORE INSERT ON ledger
        WHEN NEW.kind IN ('creditFees', 'creditTax', 'creditRoundUp', 'creditRoundDown')
          AND NOT EXISTS (SELECT 1 FROM credit_notes WHERE id = NEW.document_id AND bill_id = NEW.bill_id
            AND (NEW.credit <> 'dues' OR NEW.amount_paise + (SELECT coalesce(sum(amount_paise), 0) FROM ledger
                WHERE bill_id = NEW.bill_id AND document_id = NEW.document_id AND credit = 'dues'
                  AND kind IN ('creditFees', 'creditTax', 'creditRoundUp')) <= total_paise))
        BEGIN SELECT raise(ABORT, 'a credit needs its note'); END;

      CREATE TABLE refunds (
        id INTEGER PRIMARY KEY,
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        source TEXT NOT NULL CHECK (source IN ('advance', 'bill')),
        bill_id INTEGER REFERENCES bills (id),
        amount_paise INTEGER NOT NULL CHECK (amount_paise > 0),
        reason TEXT NOT NULL CHECK (reason <> ''),
        -- The lines of the bill that the credit note will name.
        lines TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(lines)),
        state TEXT NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'approved', 'rejected', 'paid', 'kept')),
        CHECK ((source = 'bill') = (bill_id IS NOT NULL))
      ) STRICT;
      CREATE INDEX refunds_by_patient ON refunds (patient_id);
      CREATE INDEX refunds_by_bill ON refunds (bill_id) WHERE bill_id IS NOT NULL;
      CREATE INDEX refunds_waiting ON refunds (state, id) WHERE state IN ('requested', 'approved');
      CREATE TABLE refund_events (
        id INTEGER PRIMARY KEY,
        refund_id INTEGER NOT NULL REFERENCES refunds (id),
        event TEXT NOT NULL CHECK (event IN ('requested', 'approved', 'rejected', 'paid', 'kept')),
        on_date INTEGER NOT NULL,
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id),
        -- Who said yes: the person who pressed, or who typed the PIN at another's screen.
        approver_id INTEGER REFERENCES users (id),
        approval_id INTEGER UNIQUE,
        ledger_id INTEGER UNIQUE REFERENCES ledger (id),
        reason TEXT NOT NULL DEFAULT '',
        CHECK ((event = 'approved') = (approver_id IS NOT NULL)),
        CHECK ((event IN ('paid', 'kept')) = (ledger_id IS NOT NULL)),
        CHECK (event <> 'rejected' OR reason <> ''),
        UNIQUE (refund_id, event)
      ) STRICT;
      CREATE INDEX refund_events_by_day ON refund_events (on_date, event);
      CREATE TRIGGER refunds_go_their_way BEFORE INSERT ON refund_events
        WHEN NEW.event <> 'requested' AND NOT EXISTS (SELECT 1 FROM refunds WHERE id = NEW.refund_id
          AND (state = 'requested' AND NEW.event IN ('approved', 'rejected')
            OR state = 'approved' AND NEW.event IN ('paid', 'kept')))
        BEGIN SELECT raise(ABORT, 'the refund is not there yet, or past it'); END;
      CREATE TRIGGER refund_events_move AFTER INSERT ON refund_events
        BEGIN UPDATE refunds SET state = NEW.event WHERE id = NEW.refund_id; END;
      CREATE TRIGGER refunds_move_by_events BEFORE UPDATE ON refunds
        WHEN NEW.id <> OLD.id OR NEW.patient_id <> OLD.patient_id OR NEW.source <> OLD.source
          OR NEW.bill_id IS NOT OLD.bill_id OR NEW.amount_paise <> OLD.amount_paise OR NEW.reason <> OLD.reason
          OR NEW.lines <> OLD.lines
          OR NEW.state <> (SELECT event FROM refund_events WHERE refund_id = OLD.id ORDER BY id DESC LIMIT 1)
        BEGIN SELECT raise(ABORT, 'a refund moves by its events'); END;
      CREATE TRIGGER refunds_are_never_deleted BEFORE DELETE ON refunds
        BEGIN SELECT raise(ABORT, 'refunds are never deleted'); END;
      -- Paid out or kept: once, the whole of it, and only what somebody approved.
      CREATE TRIGGER ledger_refunds_are_approved BEFORE INSERT ON ledger
        WHEN NEW.kind IN ('refundPaid', 'refundKept')
          AND NOT EXISTS (SELECT 1 FROM refunds WHERE id = NEW.document_id AND state = 'approved'
            AND amount_paise = NEW.amount_paise AND patient_id = NEW.patient_id)
        BEGIN SELECT raise(ABORT, 'a refund is approved first and paid once'); END;
      CREATE TRIGGER ledger_refunds_are_paid_once BEFORE INSERT ON ledger
        WHEN NEW.kind IN ('refundPaid', 'refundKept') AND EXISTS (SELECT 1 FROM ledger
          WHERE patient_id = NEW.patient_id AND bill_id IS NULL AND kind IN ('refundPaid', 'refundKept')
            AND document_id = NEW.document_id)
        BEGIN SELECT raise(ABORT, 'a refund is approved first and paid once'); END;
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
