import type { Migration } from '../migration.ts';

const NEVER_TOUCHED = [
  ...['parties', 'party_versions', 'party_members', 'party_member_ends'],
  ...['party_settlements', 'party_settlement_reversals', 'bill_party_changes'],
];

export default {
  up(db) {
    db.exec(`
      -- Companies and insurers that pay bills later (BIL-15); what is known of one is its newest version.
      CREATE TABLE parties (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE TABLE party_versions (
        party_id INTEGER NOT NULL REFERENCES parties (id),
        version INTEGER NOT NULL CHECK (version > 0),
        name TEXT NOT NULL CHECK (name <> ''),
        gstin TEXT NOT NULL,
        address TEXT NOT NULL,
        state TEXT NOT NULL,
        contact_name TEXT NOT NULL,
        contact_phone TEXT NOT NULL,
        terms_days INTEGER NOT NULL CHECK (terms_days BETWEEN 0 AND 365),
        -- NULL: no limit.
        credit_limit_paise INTEGER CHECK (credit_limit_paise >= 0),
        price_list_name TEXT NOT NULL,
        -- What the company usually keeps back as tax; 10 % is 100.
        tds_permille INTEGER NOT NULL CHECK (tds_permille BETWEEN 0 AND 300),
        is_retired INTEGER NOT NULL CHECK (is_retired IN (0, 1)),
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id),
        PRIMARY KEY (party_id, version)
      ) STRICT, WITHOUT ROWID;

      -- Who belongs to a company, under which number of theirs; an end is a row of its own.
      CREATE TABLE party_members (
        id INTEGER PRIMARY KEY,
        party_id INTEGER NOT NULL REFERENCES parties (id),
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        member_number TEXT NOT NULL,
        valid_from INTEGER NOT NULL,
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE INDEX party_members_by_patient ON party_members (patient_id);
      CREATE INDEX party_members_by_party ON party_members (party_id);
      CREATE TABLE party_member_ends (
        member_id INTEGER PRIMARY KEY REFERENCES party_members (id),
        -- The last day on which the company pays.
        valid_to INTEGER NOT NULL,
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;

      CREATE INDEX bills_by_party ON bills (party_id, due_paise) WHERE party_id IS NOT NULL;
      CREATE TRIGGER bills_go_to_known_parties BEFORE INSERT ON bills
        WHEN NEW.party_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM parties WHERE id = NEW.party_id)
        BEGIN SELECT raise(ABORT, 'no such company'); END;

      -- One payment of a company over many bills; the receipts and the tax of each bill are its rows in the ledger.
      CREATE TABLE party_settlements (
        id INTEGER PRIMARY KEY,
        party_id INTEGER NOT NULL REFERENCES parties (id),
        on_date INTEGER NOT NULL,
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id),
        mode TEXT NOT NULL CHECK (mode IN ('upi', 'cheque', 'bank')),
        reference TEXT NOT NULL,
        received_paise INTEGER NOT NULL CHECK (received_paise >= 0),
        tds_paise INTEGER NOT NULL CHECK (tds_paise >= 0),
        note TEXT NOT NULL,
        CHECK (received_paise + tds_paise > 0)
      ) STRICT;
      CREATE INDEX party_settlements_by_party ON party_settlements (party_id, on_date);
      CREATE INDEX party_settlements_by_day ON party_settlements (on_date);
      CREATE TABLE party_settlement_reversals (
        settlement_id INTEGER PRIMARY KEY REFERENCES party_settlements (id),
        on_date INTEGER NOT NULL,
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id),
        reason TEXT NOT NULL CHECK (reason <> '')
      ) STRICT;
      CREATE INDEX ledger_by_document ON ledger (document_id, kind) WHERE document_id IS NOT NULL;
      -- Tax is kept back from what a company pays and from nothing else, and not twice.
      CREATE TRIGGER ledger_tds_is_of_a_settlement BEFORE INSERT ON ledger WHEN NEW.kind = 'tdsDeducted'
        AND NOT EXISTS (SELECT 1 FROM party_settlements AS settlement JOIN bills ON bills.id = NEW.bill_id
          WHERE settlement.id = NEW.document_id AND settlement.party_id = bills.party_id
            AND settlement.tds_paise >= NEW.amount_paise + (SELECT coalesce(sum(amount_paise), 0) FROM ledger
              WHERE document_id = NEW.document_id AND kind = 'tdsDeducted'))
        BEGIN SELECT raise(ABORT, 'tax is kept back from a settlement'); END;
      CREATE TRIGGER ledger_tds_reversals_mirror BEFORE INSERT ON ledger WHEN NEW.kind = 'tdsReversed'
        AND NOT EXISTS (SELECT 1 FROM ledger WHERE id = NEW.reverses_id AND kind = 'tdsDeducted'
          AND amount_paise = NEW.amount_paise AND bill_id = NEW.bill_id AND document_id = NEW.document_id
          AND on_date <= NEW.on_date)
        BEGIN SELECT raise(ABORT, 'a reversal mirrors its entry'); END;
      -- A receipt that names a document is of a settlement: what the company paid and no more, on its own bills.
      CREATE TRIGGER ledger_settled_receipts_are_of_a_settlement BEFORE INSERT ON ledger
        WHEN NEW.kind = 'receipt' AND NEW.document_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM party_settlements AS settlement JOIN bills ON bills.id = NEW.bill_id
            WHERE settlement.id = NEW.document_id AND settlement.party_id = bills.party_id
              AND settlement.mode = NEW.mode
              AND settlement.received_paise >= NEW.amount_paise + (SELECT coalesce(sum(amount_paise), 0) FROM ledger
                WHERE document_id = NEW.document_id AND kind = 'receipt'))
        BEGIN SELECT raise(ABORT, 'a settlement pays the bills of its company'); END;
      -- A bill cannot take back by itself what a company paid in one sum over many.
      CREATE TRIGGER settlements_are_taken_back_whole BEFORE INSERT ON ledger
        WHEN (NEW.kind = 'tdsReversed' OR NEW.kind = 'receiptReversed' AND NEW.document_id IS NOT NULL)
          AND NOT EXISTS (SELECT 1 FROM party_settlement_reversals WHERE settlement_id = NEW.document_id)
        BEGIN SELECT raise(ABORT, 'a settlement is taken back whole'); END;

      -- What a company will not pay becomes the patient's: no rupee moves, only who owes it. Entries up to
      -- last_ledger_id stand in the company's account.
      CREATE TABLE bill_party_changes (
        bill_id INTEGER PRIMARY KEY REFERENCES bills (id),
        from_party_id INTEGER NOT NULL REFERENCES parties (id),
        amount_paise INTEGER NOT NULL CHECK (amount_paise > 0),
        on_date INTEGER NOT NULL,
        last_ledger_id INTEGER NOT NULL REFERENCES ledger (id),
        reason TEXT NOT NULL CHECK (reason <> ''),
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE INDEX bill_party_changes_by_party ON bill_party_changes (from_party_id);
      -- For the engine's own look whether an entry is named here.
      CREATE INDEX bill_party_changes_by_entry ON bill_party_changes (last_ledger_id);
      CREATE TRIGGER bill_party_changes_are_of_the_due BEFORE INSERT ON bill_party_changes
        WHEN NOT EXISTS (SELECT 1 FROM bills WHERE id = NEW.bill_id AND party_id = NEW.from_party_id
            AND due_paise = NEW.amount_paise)
          OR NEW.last_ledger_id <> (SELECT max(id) FROM ledger WHERE bill_id = NEW.bill_id)
          OR EXISTS (SELECT 1 FROM day_closes WHERE on_date >= NEW.on_date AND is_set_aside = 0)
        BEGIN SELECT raise(ABORT, 'the whole due of a bill goes over, on an open day'); END;
      CREATE TRIGGER bill_party_changes_move AFTER INSERT ON bill_party_changes
        BEGIN UPDATE bills SET party_id = NULL WHERE id = NEW.bill_id; END;
      CREATE TRIGGER bills_change_hands_with_a_row BEFORE UPDATE OF party_id ON bills
        WHEN NEW.party_id IS NOT OLD.party_id
          AND NOT EXISTS (SELECT 1 FROM bill_party_changes WHERE bill_id = NEW.id AND from_party_id = OLD.party_id)
        BEGIN SELECT raise(ABORT, 'a bill changes hands with a reason'); END;
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
