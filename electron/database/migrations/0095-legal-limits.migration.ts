import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- Figures of the law as dated rows: the one in force on a day is the newest that is not later.
      CREATE TABLE legal_limits (
        name TEXT NOT NULL,
        valid_from INTEGER NOT NULL,
        amount_paise INTEGER NOT NULL CHECK (amount_paise > 0),
        source TEXT NOT NULL CHECK (source <> ''),
        PRIMARY KEY (name, valid_from)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER legal_limits_are_never_changed BEFORE UPDATE ON legal_limits
        BEGIN SELECT raise(ABORT, 'figures of the law are added, never changed'); END;
      CREATE TRIGGER legal_limits_are_never_deleted BEFORE DELETE ON legal_limits
        BEGIN SELECT raise(ABORT, 'figures of the law are added, never changed'); END;
      INSERT INTO legal_limits (name, valid_from, amount_paise, source) VALUES
        ('cashFromOnePerson', 20170401, 20000000,
          'Income-tax Act 1961, section 269ST: nobody receives two lakh rupees or more in cash from one person in a day or for one transaction'),
        ('cashFromOnePersonWarning', 20170401, 16000000,
          'Four fifths of the limit, our own choice'),
        ('namesBuyer', 20170701, 5000000,
          'CGST Rules 2017, rule 46(e): from a taxable supply of fifty thousand rupees on the invoice bears name, address and state with its code of an unregistered recipient'),
        ('largeInterstate', 20170701, 25000000,
          'CGST Rules 2017, rule 59(4): inter-State invoices to unregistered persons of more than two and a half lakh rupees are furnished one by one (table 5 of GSTR-1)'),
        ('largeInterstate', 20240801, 10000000,
          'Notification 12/2024-Central Tax: more than one lakh rupees from 1 August 2024');
    `);
  },
} satisfies Migration;
