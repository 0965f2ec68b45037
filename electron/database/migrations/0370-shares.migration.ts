import type { Migration } from '../migration.ts';

const NEVER_TOUCHED = [
  ...[
    'share_rules',
    'doctor_tax_versions',
    'doctor_payouts',
    'doctor_payout_lines',
    'doctor_payout_reversals',
  ],
];

export default {
  up(db) {
    db.exec(`
      -- What a doctor gets of a line (BIL-14): the newest rule that is in force on the bill's day, of the item before
      -- its category before everything. A rule without a rate ends what it matches, so that the wider one speaks again.
      CREATE TABLE share_rules (
        id INTEGER PRIMARY KEY,
        doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
        item_id INTEGER REFERENCES catalogue_items (id),
        category TEXT CHECK (category <> ''),
        permille INTEGER CHECK (permille BETWEEN 0 AND 1000),
        -- For each unit.
        fixed_paise INTEGER CHECK (fixed_paise >= 0),
        basis TEXT NOT NULL CHECK (basis IN ('collected', 'billed')),
        valid_from INTEGER NOT NULL,
        note TEXT NOT NULL,
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id),
        CHECK (item_id IS NULL OR category IS NULL),
        CHECK (permille IS NULL OR fixed_paise IS NULL)
      ) STRICT;
      CREATE INDEX share_rules_by_doctor ON share_rules (doctor_id, valid_from);

      CREATE TABLE doctor_tax_versions (
        doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
        version INTEGER NOT NULL CHECK (version > 0),
        pan TEXT NOT NULL CHECK (pan = '' OR pan GLOB '[A-Z][A-Z][A-Z][A-Z][A-Z][0-9][0-9][0-9][0-9][A-Z]'),
        keeps_tds INTEGER NOT NULL CHECK (keeps_tds IN (0, 1)),
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id),
        PRIMARY KEY (doctor_id, version)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE doctor_payouts (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE CHECK (length(number) <= 16),
        doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
        -- What stood at the end of this day is given.
        up_to INTEGER NOT NULL,
        on_date INTEGER NOT NULL,
        financial_year TEXT NOT NULL,
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id),
        gross_paise INTEGER NOT NULL CHECK (gross_paise > 0),
        tds_paise INTEGER NOT NULL CHECK (tds_paise BETWEEN 0 AND gross_paise),
        -- What the law's figures asked; another figure needs words.
        asked_tds_paise INTEGER NOT NULL CHECK (asked_tds_paise >= 0),
        tds_reason TEXT NOT NULL,
        mode TEXT NOT NULL CHECK (mode IN ('cash', 'upi', 'card', 'cheque', 'bank')),
        reference TEXT NOT NULL,
        -- What came after these was not looked at yet.
        last_ledger_id INTEGER NOT NULL,
        last_rule_id INTEGER NOT NULL,
        CHECK (up_to <= on_date),
        CHECK (tds_paise = asked_tds_paise OR tds_reason <> '')
      ) STRICT;
      CREATE INDEX doctor_payouts_by_doctor ON doctor_payouts (doctor_id, id);
      CREATE INDEX doctor_payouts_by_day ON doctor_payouts (on_date);

      CREATE TABLE doctor_payout_lines (
        payout_id INTEGER NOT NULL REFERENCES doctor_payouts (id),
        bill_id INTEGER NOT NULL,
        line_number INTEGER NOT NULL,
        -- Of the line, without tax, as it stood; and the part of it that was collected.
        net_paise INTEGER NOT NULL CHECK (net_paise >= 0),
        collected_paise INTEGER NOT NULL CHECK (collected_paise BETWEEN 0 AND net_paise),
        rule_id INTEGER REFERENCES share_rules (id),
        share_paise INTEGER NOT NULL CHECK (share_paise BETWEEN 0 AND net_paise),
        -- Less than nothing when a payout was taken back after a newer one had taken its line off.
        before_paise INTEGER NOT NULL,
        -- Less than nothing: given too much before.
        now_paise INTEGER NOT NULL CHECK (now_paise <> 0 AND share_paise = before_paise + now_paise),
        PRIMARY KEY (payout_id, bill_id, line_number),
        FOREIGN KEY (bill_id, line_number) REFERENCES bill_lines (bill_id, line_number)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX doctor_payout_lines_by_line ON doctor_payout_lines (bill_id, line_number, payout_id, now_paise);

      CREATE TABLE doctor_payout_reversals (
        payout_id INTEGER PRIMARY KEY REFERENCES doctor_payouts (id),
        on_date INTEGER NOT NULL,
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id),
        reason TEXT NOT NULL CHECK (reason <> '')
      ) STRICT;
      CREATE INDEX doctor_payout_reversals_by_day ON doctor_payout_reversals (on_date);

      -- Nothing is given twice, and nobody gets another's share.
      CREATE TRIGGER doctor_payout_lines_go_on BEFORE INSERT ON doctor_payout_lines
        WHEN NEW.before_paise <> (SELECT coalesce(sum(given.now_paise), 0) FROM doctor_payout_lines AS given
            WHERE given.bill_id = NEW.bill_id AND given.line_number = NEW.line_number
              AND NOT EXISTS (SELECT 1 FROM doctor_payout_reversals WHERE payout_id = given.payout_id))
          OR NOT EXISTS (SELECT 1 FROM doctor_payouts AS payout JOIN bills ON bills.id = NEW.bill_id
            JOIN bill_lines AS line ON line.bill_id = bills.id AND line.line_number = NEW.line_number
            WHERE payout.id = NEW.payout_id AND payout.doctor_id = coalesce(line.doctor_id, bills.doctor_id)
              AND NEW.net_paise <= line.amount_paise)
          OR EXISTS (SELECT 1 FROM ledger WHERE document_id = NEW.payout_id AND kind IN ('payout', 'tdsWithheld'))
        BEGIN SELECT raise(ABORT, 'a share goes on from what was given'); END;
      -- Once, the whole of it, and what its lines come to.
      CREATE TRIGGER ledger_payouts_are_their_lines BEFORE INSERT ON ledger
        WHEN NEW.kind IN ('payout', 'tdsWithheld') AND (
          NOT EXISTS (SELECT 1 FROM doctor_payouts AS payout WHERE payout.id = NEW.document_id
            AND payout.doctor_id = NEW.doctor_id AND payout.on_date = NEW.on_date
            AND NEW.amount_paise = CASE NEW.kind WHEN 'payout' THEN gross_paise - tds_paise ELSE tds_paise END
            AND gross_paise = (SELECT sum(now_paise) FROM doctor_payout_lines WHERE payout_id = payout.id))
          OR EXISTS (SELECT 1 FROM ledger WHERE document_id = NEW.document_id AND kind = NEW.kind))
        BEGIN SELECT raise(ABORT, 'a payout is what its lines come to'); END;
      CREATE TRIGGER ledger_payout_reversals_mirror BEFORE INSERT ON ledger
        WHEN NEW.kind IN ('payoutReversed', 'tdsWithheldReversed', 'tdsPaidReversed')
          AND NOT EXISTS (SELECT 1 FROM ledger AS taken WHERE taken.id = NEW.reverses_id
            AND taken.kind || 'Reversed' = NEW.kind AND taken.amount_paise = NEW.amount_paise
            AND taken.debit = NEW.credit AND taken.credit = NEW.debit
            AND taken.document_id IS NEW.document_id AND taken.doctor_id = NEW.doctor_id
            AND (NEW.kind = 'tdsPaidReversed'
              OR EXISTS (SELECT 1 FROM doctor_payout_reversals WHERE payout_id = NEW.document_id)))
        BEGIN SELECT raise(ABORT, 'a reversal mirrors its entry'); END;
      -- Nobody deposits more than was kept back.
      CREATE TRIGGER ledger_tds_is_kept_back_first BEFORE INSERT ON ledger
        WHEN NEW.kind = 'tdsPaid' AND NEW.amount_paise
          > -coalesce((SELECT balance_paise FROM account_sums WHERE account = 'tdsPayable'), 0)
        BEGIN SELECT raise(ABORT, 'more than was kept back'); END;
      CREATE INDEX ledger_tds_of_doctors ON ledger (on_date)
        WHERE kind IN ('tdsWithheld', 'tdsWithheldReversed', 'tdsPaid', 'tdsPaidReversed');

      -- Rates are kept as so many paise of a hundred rupees.
      INSERT INTO legal_limits (name, valid_from, amount_paise, source) VALUES
        ('tdsProfessionalThreshold', 20100701, 3000000,
          'Income-tax Act 1961, section 194J, proviso to sub-section (1): fees for professional services above Rs 30,000 in a financial year'),
        ('tdsProfessionalThreshold', 20250401, 5000000,
          'Income-tax Act 1961, section 194J as amended by the Finance Act 2025: above Rs 50,000 in a financial year'),
        ('tdsProfessionalThreshold', 20260401, 5000000,
          'Income-tax Act 2025, section 393, which follows section 194J: above Rs 50,000 in a tax year. To be confirmed by the accountant'),
        ('tdsProfessionalOfHundred', 20100701, 1000,
          'Income-tax Act 1961, section 194J: 10 % of fees for professional services'),
        ('tdsProfessionalOfHundred', 20260401, 1000,
          'Income-tax Act 2025, section 393: 10 % of fees for professional services. To be confirmed by the accountant'),
        ('tdsWithoutPanOfHundred', 20100701, 2000,
          'Income-tax Act 1961, section 206AA: 20 % where the receiver gives no PAN'),
        ('tdsWithoutPanOfHundred', 20260401, 2000,
          'Income-tax Act 2025, which carries section 206AA on: 20 % without PAN. To be confirmed by the accountant'),
        ('cashExpenseToOnePerson', 20170401, 1000000,
          'Income-tax Act 1961, section 40A(3): more than Rs 10,000 in cash to one person in a day is not allowed as an expense'),
        ('cashExpenseToOnePerson', 20260401, 1000000,
          'Income-tax Act 2025, which carries section 40A(3) on. To be confirmed by the accountant');
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
