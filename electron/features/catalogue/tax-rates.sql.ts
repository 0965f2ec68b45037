import type { NewTaxRate, TaxClass } from '#shared/features/catalogue/tax.schema.ts';
import { toDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type TaxRateRow = {
  id: number;
  taxClass: TaxClass;
  validFrom: number;
  treatment: NewTaxRate['treatment'];
  gstPermille: number;
  overPaise: number | null;
  sparesIcu: number;
  needsItcNote: number;
  source: string;
  addedByName: string;
};

const RATE = fragment(`
  SELECT tax_rates.id, tax_class AS taxClass, valid_from AS validFrom, treatment, gst_permille AS gstPermille,
    over_paise AS overPaise, spares_icu AS sparesIcu, needs_itc_note AS needsItcNote, source,
    coalesce(users.full_name, '') AS addedByName
  FROM tax_rates LEFT JOIN users ON users.id = added_by
`);

export function findInForce(db: ReadableDb, taxClass: TaxClass, onDate: number): TaxRateRow | undefined {
  return db.maybeOne<TaxRateRow>(sql`
    ${RATE} WHERE tax_class = ${taxClass} AND valid_from <= ${onDate}
    ORDER BY valid_from DESC, tax_rates.id DESC LIMIT 1`);
}

/** Of each class the newest first. */
export function listRates(db: ReadableDb): TaxRateRow[] {
  return db.all<TaxRateRow>(sql`${RATE} ORDER BY tax_class, valid_from DESC, tax_rates.id DESC`);
}

export function insertRate(
  db: WritableDb,
  rate: NewTaxRate,
  added: { addedAt: number; addedBy: number },
): number {
  return db.run(sql`
    INSERT INTO tax_rates (tax_class, valid_from, treatment, gst_permille, over_paise, spares_icu, needs_itc_note,
      source, added_at, added_by)
    VALUES (${rate.taxClass}, ${toDayNumber(rate.validFrom)}, ${rate.treatment}, ${rate.gstPermille},
      ${rate.overPaise}, ${rate.sparesIcu}, ${rate.needsItcNote}, ${rate.source}, ${added.addedAt},
      ${added.addedBy})`).lastId;
}
