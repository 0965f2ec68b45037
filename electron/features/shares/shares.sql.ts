import type { ShareBasis } from '#shared/features/shares/share.rules.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type DoctorRow = { doctorId: number; doctorName: string; hasRules: number };

/** Who works here, and whoever has rules or a payout from before. */
export function listDoctors(db: ReadableDb): DoctorRow[] {
  return db.all<DoctorRow>(sql`
    SELECT users.id AS doctorId, users.full_name AS doctorName,
      EXISTS (SELECT 1 FROM share_rules WHERE doctor_id = users.id) AS hasRules
    FROM doctors JOIN users ON users.id = doctors.user_id
    WHERE users.is_active = 1 OR EXISTS (SELECT 1 FROM share_rules WHERE doctor_id = users.id)
    ORDER BY users.full_name COLLATE NOCASE, users.id`);
}

export type RuleRow = {
  id: number;
  itemId: number | null;
  category: string | null;
  itemName: string | null;
  permille: number | null;
  fixedPaise: number | null;
  basis: ShareBasis;
  validFrom: number;
  note: string;
  at: number;
  byName: string;
};

export function listRules(db: ReadableDb, doctorId: number): RuleRow[] {
  return db.all<RuleRow>(sql`
    SELECT rule.id, rule.item_id AS itemId, rule.category, item.row ->> '$.name' AS itemName, rule.permille,
      rule.fixed_paise AS fixedPaise, rule.basis, rule.valid_from AS validFrom, rule.note, rule.at,
      users.full_name AS byName
    FROM share_rules AS rule JOIN users ON users.id = rule.by_user
      LEFT JOIN catalogue_items AS item ON item.id = rule.item_id
    WHERE rule.doctor_id = ${doctorId} ORDER BY rule.valid_from DESC, rule.id DESC`);
}

export type NewRuleRow = Omit<RuleRow, 'id' | 'itemName' | 'byName'> & { doctorId: number; byUser: number };

export function insertRule(db: WritableDb, rule: NewRuleRow): number {
  return db.run(sql`
    INSERT INTO share_rules (doctor_id, item_id, category, permille, fixed_paise, basis, valid_from, note, at, by_user)
    VALUES (${rule.doctorId}, ${rule.itemId}, ${rule.category}, ${rule.permille}, ${rule.fixedPaise}, ${rule.basis},
      ${rule.validFrom}, ${rule.note}, ${rule.at}, ${rule.byUser})`).lastId;
}

export function hasItem(db: ReadableDb, itemId: number): boolean {
  return db.value<number>(sql`SELECT 1 FROM catalogue_items WHERE id = ${itemId}`) === 1;
}

export type TaxRow = { version: number; pan: string; keepsTds: number };

export function findTax(db: ReadableDb, doctorId: number): TaxRow | undefined {
  return db.maybeOne<TaxRow>(sql`
    SELECT version, pan, keeps_tds AS keepsTds FROM doctor_tax_versions
    WHERE doctor_id = ${doctorId} ORDER BY version DESC LIMIT 1`);
}

export function insertTax(
  db: WritableDb,
  tax: TaxRow & { doctorId: number; at: number; byUser: number },
): void {
  db.run(sql`
    INSERT INTO doctor_tax_versions (doctor_id, version, pan, keeps_tds, at, by_user)
    VALUES (${tax.doctorId}, ${tax.version}, ${tax.pan}, ${tax.keepsTds}, ${tax.at}, ${tax.byUser})`);
}

export type LimitRow = { amountPaise: number; validFrom: number; source: string };

/** The figure of the law that is in force on a day, and where it says so; before all of them, the oldest. */
export function getLimit(db: ReadableDb, name: string, onDate: number): LimitRow {
  return db.one<LimitRow>(sql`
    SELECT amount_paise AS amountPaise, valid_from AS validFrom, source FROM legal_limits
    WHERE name = ${name}
      AND valid_from <= max(${onDate}, (SELECT min(valid_from) FROM legal_limits WHERE name = ${name}))
    ORDER BY valid_from DESC LIMIT 1`);
}
