import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- The newest version of each item, with how often it is billed; only catalogue_versions changes what it says.
      CREATE TABLE catalogue_items (
        id INTEGER PRIMARY KEY,
        version INTEGER NOT NULL,
        name_key TEXT NOT NULL UNIQUE CHECK (name_key <> ''),
        code TEXT NOT NULL,
        search_text TEXT NOT NULL,
        row TEXT NOT NULL CHECK (json_valid(row)),
        is_retired INTEGER NOT NULL CHECK (is_retired IN (0, 1)),
        origin TEXT NOT NULL CHECK (origin IN ('learned', 'typed', 'file', 'starter')),
        used_count INTEGER NOT NULL DEFAULT 0 CHECK (used_count >= 0),
        last_used_on INTEGER,
        last_rate_paise INTEGER CHECK (last_rate_paise >= 0)
      ) STRICT;
      CREATE UNIQUE INDEX catalogue_items_by_code ON catalogue_items (code) WHERE code <> '';
      CREATE INDEX catalogue_items_by_use ON catalogue_items (used_count DESC, name_key) WHERE is_retired = 0;
      CREATE TRIGGER catalogue_items_are_never_deleted BEFORE DELETE ON catalogue_items
        BEGIN SELECT raise(ABORT, 'an item of the catalogue is retired, never deleted'); END;

      CREATE TABLE catalogue_versions (
        id INTEGER PRIMARY KEY,
        item_id INTEGER NOT NULL REFERENCES catalogue_items (id),
        version INTEGER NOT NULL CHECK (version > 0),
        name_key TEXT NOT NULL,
        code TEXT NOT NULL,
        search_text TEXT NOT NULL,
        row TEXT NOT NULL CHECK (json_valid(row)),
        is_retired INTEGER NOT NULL CHECK (is_retired IN (0, 1)),
        reason TEXT NOT NULL CHECK (is_retired = 0 OR reason <> ''),
        origin TEXT NOT NULL CHECK (origin IN ('learned', 'typed', 'file', 'starter')),
        file_name TEXT NOT NULL,
        changed_at INTEGER NOT NULL,
        -- Nobody for what was learned from a bill: the bill says who wrote it.
        changed_by INTEGER REFERENCES users (id),
        UNIQUE (item_id, version)
      ) STRICT;
      -- What asks to look at prices anew; learning a line does not.
      CREATE INDEX catalogue_versions_of_the_owner ON catalogue_versions (id) WHERE origin <> 'learned';
      CREATE TRIGGER catalogue_versions_are_never_changed BEFORE UPDATE ON catalogue_versions
        BEGIN SELECT raise(ABORT, 'a version is never changed'); END;
      CREATE TRIGGER catalogue_versions_are_never_deleted BEFORE DELETE ON catalogue_versions
        BEGIN SELECT raise(ABORT, 'a version is never deleted'); END;
      CREATE TRIGGER catalogue_versions_stand AFTER INSERT ON catalogue_versions BEGIN
        UPDATE catalogue_items SET version = NEW.version, name_key = NEW.name_key, code = NEW.code,
          search_text = NEW.search_text, row = NEW.row, is_retired = NEW.is_retired, origin = NEW.origin
        WHERE id = NEW.item_id;
      END;
      CREATE TRIGGER catalogue_items_say_their_newest_version
        BEFORE UPDATE OF version, name_key, code, search_text, row, is_retired, origin ON catalogue_items
        WHEN NOT EXISTS (SELECT 1 FROM catalogue_versions WHERE item_id = NEW.id AND version = NEW.version
          AND row = NEW.row AND is_retired = NEW.is_retired AND code = NEW.code AND name_key = NEW.name_key
          AND search_text = NEW.search_text AND origin = NEW.origin)
        BEGIN SELECT raise(ABORT, 'an item changes by a new version'); END;

      -- The standard list is 1; it speaks where no other does.
      CREATE TABLE price_lists (
        id INTEGER PRIMARY KEY,
        version INTEGER NOT NULL,
        row TEXT NOT NULL CHECK (json_valid(row))
      ) STRICT;
      INSERT INTO price_lists VALUES (1, 0, '{"name":"Standard"}');
      CREATE TRIGGER price_lists_are_never_deleted BEFORE DELETE ON price_lists
        BEGIN SELECT raise(ABORT, 'price lists are never deleted'); END;
      CREATE TABLE price_list_versions (
        id INTEGER PRIMARY KEY,
        list_id INTEGER NOT NULL REFERENCES price_lists (id) CHECK (list_id > 1),
        version INTEGER NOT NULL CHECK (version > 0),
        row TEXT NOT NULL CHECK (json_valid(row)),
        changed_at INTEGER NOT NULL,
        changed_by INTEGER NOT NULL REFERENCES users (id),
        UNIQUE (list_id, version)
      ) STRICT;
      CREATE TRIGGER price_list_versions_are_never_changed BEFORE UPDATE ON price_list_versions
        BEGIN SELECT raise(ABORT, 'a version is never changed'); END;
      CREATE TRIGGER price_list_versions_are_never_deleted BEFORE DELETE ON price_list_versions
        BEGIN SELECT raise(ABORT, 'a version is never deleted'); END;
      CREATE TRIGGER price_list_versions_stand AFTER INSERT ON price_list_versions BEGIN
        UPDATE price_lists SET version = NEW.version, row = NEW.row WHERE id = NEW.list_id;
      END;
      CREATE TRIGGER price_lists_say_their_newest_version BEFORE UPDATE ON price_lists
        WHEN NEW.id <> OLD.id OR NOT EXISTS (SELECT 1 FROM price_list_versions
          WHERE list_id = NEW.id AND version = NEW.version AND row = NEW.row)
        BEGIN SELECT raise(ABORT, 'a price list changes by a new version'); END;

      -- From a day on; of two rows of one day the later one stands. No rate: the list gives up its price.
      CREATE TABLE catalogue_prices (
        id INTEGER PRIMARY KEY,
        item_id INTEGER NOT NULL REFERENCES catalogue_items (id),
        list_id INTEGER NOT NULL REFERENCES price_lists (id),
        rate_paise INTEGER CHECK (rate_paise BETWEEN 0 AND 100000000),
        valid_from INTEGER NOT NULL,
        added_at INTEGER NOT NULL,
        added_by INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE INDEX catalogue_prices_of_item ON catalogue_prices (item_id, list_id, valid_from);
      CREATE INDEX catalogue_prices_of_list ON catalogue_prices (list_id, valid_from, item_id, rate_paise);
      CREATE TRIGGER catalogue_prices_are_never_changed BEFORE UPDATE ON catalogue_prices
        BEGIN SELECT raise(ABORT, 'a price is never changed'); END;
      CREATE TRIGGER catalogue_prices_are_never_deleted BEFORE DELETE ON catalogue_prices
        BEGIN SELECT raise(ABORT, 'a price is never deleted'); END;

      -- Rates of the law as dated rows. over_paise and spares_icu are conditions: where they are not met the supply
      -- is exempt by the same source. When the law changes the owner adds a row.
      CREATE TABLE tax_rates (
        id INTEGER PRIMARY KEY,
        tax_class TEXT NOT NULL CHECK (tax_class IN ('exempt', 'nil', 'nonGst', 'medicine', 'lifeSaving', 'device',
          'cosmetic', 'roomRent', 'gst5', 'gst12', 'gst18')),
        valid_from INTEGER NOT NULL,
        treatment TEXT NOT NULL CHECK (treatment IN ('taxable', 'exempt', 'nil', 'nonGst')),
        gst_permille INTEGER NOT NULL CHECK (gst_permille BETWEEN 0 AND 400),
        over_paise INTEGER CHECK (over_paise >= 0),
        spares_icu INTEGER NOT NULL CHECK (spares_icu IN (0, 1)),
        needs_itc_note INTEGER NOT NULL CHECK (needs_itc_note IN (0, 1)),
        source TEXT NOT NULL CHECK (source <> ''),
        added_at INTEGER,
        added_by INTEGER REFERENCES users (id),
        CHECK ((treatment = 'taxable') = (gst_permille > 0))
      ) STRICT;
      CREATE INDEX tax_rates_by_class ON tax_rates (tax_class, valid_from);
      CREATE TRIGGER tax_rates_are_never_changed BEFORE UPDATE ON tax_rates
        BEGIN SELECT raise(ABORT, 'a tax rate is never changed'); END;
      CREATE TRIGGER tax_rates_are_never_deleted BEFORE DELETE ON tax_rates
        BEGIN SELECT raise(ABORT, 'a tax rate is never deleted'); END;
      INSERT INTO tax_rates
        (tax_class, valid_from, treatment, gst_permille, over_paise, spares_icu, needs_itc_note, source) VALUES
        ('exempt', 20170701, 'exempt', 0, NULL, 0, 0,
          'Notification 12/2017-Central Tax (Rate), serial 74: health care by a clinical establishment, an authorised medical practitioner or paramedics, SAC 9993'),
        ('nil', 20170701, 'nil', 0, NULL, 0, 0,
          'Goods exempt from the whole of the tax: Notification 2/2017-Central Tax (Rate), from 22 September 2025 Notification 10/2025-Central Tax (Rate)'),
        ('nonGst', 20170701, 'nonGst', 0, NULL, 0, 0,
          'CGST Act 2017, section 9 and Schedule III: outside the tax'),
        ('medicine', 20170701, 'taxable', 120, NULL, 0, 0,
          'Notification 1/2017-Central Tax (Rate), Schedule II: most medicines of chapter 30, 12 %'),
        ('medicine', 20250922, 'taxable', 50, NULL, 0, 0,
          'Notification 9/2025-Central Tax (Rate): most medicines from 12 % to 5 % from 22 September 2025'),
        ('lifeSaving', 20170701, 'taxable', 120, NULL, 0, 0,
          'Notification 1/2017-Central Tax (Rate), Schedule II: 12 %; three of the later listed drugs stood at 5 %'),
        ('lifeSaving', 20250922, 'nil', 0, NULL, 0, 0,
          'Notification 10/2025-Central Tax (Rate): listed life-saving drugs free of tax from 22 September 2025'),
        ('device', 20170701, 'taxable', 120, NULL, 0, 0,
          'Notification 1/2017-Central Tax (Rate), Schedule II: gauze, bandages, most medical devices, 12 %'),
        ('device', 20250922, 'taxable', 50, NULL, 0, 0,
          'Notification 9/2025-Central Tax (Rate): gauze, bandages and devices 5 % from 22 September 2025'),
        ('cosmetic', 20170701, 'taxable', 180, NULL, 0, 0,
          'Not health care by Notification 12/2017-Central Tax (Rate), definition zg: cosmetic or plastic surgery other than for congenital defects, injury or trauma, and hair transplant; 18 % by Notification 11/2017-Central Tax (Rate)'),
        ('roomRent', 20170701, 'exempt', 0, NULL, 0, 0,
          'Notification 12/2017-Central Tax (Rate), serial 74: room rent is part of health care'),
        ('roomRent', 20220718, 'taxable', 50, 500000, 1, 1,
          'Notifications 03/2022 and 04/2022-Central Tax (Rate): a room above 5,000 rupees a day, other than ICU, CCU, ICCU or NICU, 5 % without input tax credit from 18 July 2022'),
        ('gst5', 20170701, 'taxable', 50, NULL, 0, 0,
          'The 5 % rate: Schedule I of Notification 1/2017, later 9/2025-Central Tax (Rate)'),
        ('gst12', 20170701, 'taxable', 120, NULL, 0, 0,
          'The 12 % rate: Schedule II of Notification 1/2017-Central Tax (Rate); most goods left it on 22 September 2025'),
        ('gst18', 20170701, 'taxable', 180, NULL, 0, 0,
          'The 18 % rate: Notifications 1/2017 and 11/2017, later 9/2025-Central Tax (Rate)');

      -- How many digits the HSN or SAC of a tax invoice has, for a turnover of the financial year before above so much.
      CREATE TABLE tax_code_digits (
        valid_from INTEGER NOT NULL,
        over_paise INTEGER NOT NULL CHECK (over_paise >= 0),
        digits INTEGER NOT NULL CHECK (digits IN (4, 6, 8)),
        is_optional_for_unregistered INTEGER NOT NULL CHECK (is_optional_for_unregistered IN (0, 1)),
        source TEXT NOT NULL CHECK (source <> ''),
        PRIMARY KEY (valid_from, over_paise)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER tax_code_digits_are_never_changed BEFORE UPDATE ON tax_code_digits
        BEGIN SELECT raise(ABORT, 'figures of the law are added, never changed'); END;
      CREATE TRIGGER tax_code_digits_are_never_deleted BEFORE DELETE ON tax_code_digits
        BEGIN SELECT raise(ABORT, 'figures of the law are added, never changed'); END;
      INSERT INTO tax_code_digits VALUES
        (20210401, 0, 4, 1,
          'Notification 78/2020-Central Tax under rule 46: up to five crore rupees in the preceding financial year four digits, which may be left out on invoices to unregistered persons; from 1 April 2021'),
        (20210401, 5000000000, 6, 0,
          'Notification 78/2020-Central Tax under rule 46: above five crore rupees in the preceding financial year six digits; from 1 April 2021');

      -- What the owner says of a financial year ('25-26'): the bar its turnover was above, 0 for none. The newest word
      -- on a year stands; a year of which nothing was said is as the one before it.
      CREATE TABLE turnovers_said (
        id INTEGER PRIMARY KEY,
        financial_year TEXT NOT NULL CHECK (financial_year GLOB '[0-9][0-9]-[0-9][0-9]'),
        over_paise INTEGER NOT NULL CHECK (over_paise >= 0),
        said_at INTEGER NOT NULL,
        said_by INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE INDEX turnovers_said_by_year ON turnovers_said (financial_year);
      CREATE TRIGGER turnovers_said_are_never_changed BEFORE UPDATE ON turnovers_said
        BEGIN SELECT raise(ABORT, 'what was said of a turnover is never changed'); END;
      CREATE TRIGGER turnovers_said_are_never_deleted BEFORE DELETE ON turnovers_said
        BEGIN SELECT raise(ABORT, 'what was said of a turnover is never deleted'); END;

      -- The class by which a person's prices are found; the newest row stands, an empty word takes it away.
      CREATE TABLE patient_price_classes (
        id INTEGER PRIMARY KEY,
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        price_class TEXT NOT NULL,
        set_at INTEGER NOT NULL,
        set_by INTEGER NOT NULL REFERENCES users (id),
        -- Whoever may give any discount needs none.
        approval_id INTEGER UNIQUE REFERENCES approvals (id)
      ) STRICT;
      CREATE INDEX patient_price_classes_by_patient ON patient_price_classes (patient_id);
      CREATE INDEX patient_price_classes_by_time ON patient_price_classes (set_at);
      CREATE TRIGGER patient_price_classes_are_never_changed BEFORE UPDATE ON patient_price_classes
        BEGIN SELECT raise(ABORT, 'a price class is never changed'); END;
      CREATE TRIGGER patient_price_classes_are_never_deleted BEFORE DELETE ON patient_price_classes
        BEGIN SELECT raise(ABORT, 'a price class is never deleted'); END;

      -- A sold package with what it held on that day; bill ids are the bill room's.
      CREATE TABLE package_sales (
        id INTEGER PRIMARY KEY,
        item_id INTEGER NOT NULL REFERENCES catalogue_items (id),
        item_version INTEGER NOT NULL,
        name TEXT NOT NULL,
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        bill_id INTEGER NOT NULL,
        price_paise INTEGER NOT NULL CHECK (price_paise >= 0),
        sold_on INTEGER NOT NULL,
        expires_on INTEGER NOT NULL CHECK (expires_on > sold_on),
        is_transferable INTEGER NOT NULL CHECK (is_transferable IN (0, 1)),
        sold_at INTEGER NOT NULL,
        sold_by INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE INDEX package_sales_by_patient ON package_sales (patient_id);
      CREATE INDEX package_sales_by_bill ON package_sales (bill_id);
      CREATE TABLE package_sale_contents (
        sale_id INTEGER NOT NULL REFERENCES package_sales (id),
        item_id INTEGER NOT NULL REFERENCES catalogue_items (id),
        name TEXT NOT NULL,
        uses INTEGER NOT NULL CHECK (uses > 0),
        list_price_paise INTEGER NOT NULL CHECK (list_price_paise >= 0),
        PRIMARY KEY (sale_id, item_id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE package_transfers (
        id INTEGER PRIMARY KEY,
        sale_id INTEGER NOT NULL REFERENCES package_sales (id),
        to_patient_id INTEGER NOT NULL REFERENCES patients (id),
        reason TEXT NOT NULL CHECK (reason <> ''),
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE INDEX package_transfers_by_sale ON package_transfers (sale_id);
      CREATE INDEX package_transfers_by_patient ON package_transfers (to_patient_id);
      CREATE TABLE package_ends (
        sale_id INTEGER PRIMARY KEY REFERENCES package_sales (id),
        because TEXT NOT NULL CHECK (because IN ('cancelled', 'refunded')),
        reason TEXT NOT NULL,
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      -- A use, or the taking back of one (reverses_id) when its bill is cancelled.
      CREATE TABLE package_uses (
        id INTEGER PRIMARY KEY,
        sale_id INTEGER NOT NULL REFERENCES package_sales (id),
        item_id INTEGER NOT NULL,
        patient_id INTEGER NOT NULL REFERENCES patients (id),
        bill_id INTEGER NOT NULL,
        used_on INTEGER NOT NULL,
        reverses_id INTEGER UNIQUE REFERENCES package_uses (id),
        at INTEGER NOT NULL,
        by_user INTEGER NOT NULL REFERENCES users (id),
        FOREIGN KEY (sale_id, item_id) REFERENCES package_sale_contents (sale_id, item_id)
      ) STRICT;
      CREATE INDEX package_uses_by_sale ON package_uses (sale_id, item_id);
      CREATE INDEX package_uses_by_bill ON package_uses (bill_id);
      -- In the database too, so that two desks cannot use the last session twice.
      CREATE TRIGGER package_uses_are_paid_for BEFORE INSERT ON package_uses WHEN NEW.reverses_id IS NULL AND (
          EXISTS (SELECT 1 FROM package_ends WHERE sale_id = NEW.sale_id)
          OR NEW.used_on > (SELECT expires_on FROM package_sales WHERE id = NEW.sale_id)
          OR (SELECT count(*) FILTER (WHERE reverses_id IS NULL) - count(reverses_id) FROM package_uses
              WHERE sale_id = NEW.sale_id AND item_id = NEW.item_id)
            >= (SELECT uses FROM package_sale_contents WHERE sale_id = NEW.sale_id AND item_id = NEW.item_id))
        BEGIN SELECT raise(ABORT, 'nothing of this package is left'); END;
      CREATE TRIGGER package_sales_are_never_changed BEFORE UPDATE ON package_sales
        BEGIN SELECT raise(ABORT, 'a sold package is never changed'); END;
      CREATE TRIGGER package_sales_are_never_deleted BEFORE DELETE ON package_sales
        BEGIN SELECT raise(ABORT, 'a sold package is never deleted'); END;
      CREATE TRIGGER package_sale_contents_are_never_changed BEFORE UPDATE ON package_sale_contents
        BEGIN SELECT raise(ABORT, 'a sold package is never changed'); END;
      CREATE TRIGGER package_sale_contents_are_never_deleted BEFORE DELETE ON package_sale_contents
        BEGIN SELECT raise(ABORT, 'a sold package is never deleted'); END;
      CREATE TRIGGER package_transfers_are_never_changed BEFORE UPDATE ON package_transfers
        BEGIN SELECT raise(ABORT, 'a transfer is never changed'); END;
      CREATE TRIGGER package_transfers_are_never_deleted BEFORE DELETE ON package_transfers
        BEGIN SELECT raise(ABORT, 'a transfer is never deleted'); END;
      CREATE TRIGGER package_ends_are_never_changed BEFORE UPDATE ON package_ends
        BEGIN SELECT raise(ABORT, 'the end of a package is never changed'); END;
      CREATE TRIGGER package_ends_are_never_deleted BEFORE DELETE ON package_ends
        BEGIN SELECT raise(ABORT, 'the end of a package is never deleted'); END;
      CREATE TRIGGER package_uses_are_never_changed BEFORE UPDATE ON package_uses
        BEGIN SELECT raise(ABORT, 'a use is never changed'); END;
      CREATE TRIGGER package_uses_are_never_deleted BEFORE DELETE ON package_uses
        BEGIN SELECT raise(ABORT, 'a use is never deleted'); END;
    `);
  },
} satisfies Migration;
