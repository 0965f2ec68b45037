import type { TaxTreatment } from '#shared/features/catalogue/tax.schema.ts';
import type { UnitOfLine } from '#shared/features/catalogue/unit.rules.ts';
import { fragment, type ReadableDb, sql } from '../../database/db.ts';
import type { Days } from './clinical.sql.ts';

const TAXABLE = fragment(`line.amount_paise - line.discount_paise - line.bill_discount_paise
  - CASE line.is_tax_inclusive WHEN 1 THEN line.cgst_paise + line.sgst_paise ELSE 0 END`);
// The number under which the company took the bill; empty for everybody else.
const GSTIN = fragment(`coalesce(bills.party ->> '$.company.gstin', '')`);

export type RegisteredPaper = {
  billId: number;
  gstin: string;
  name: string;
  number: string;
  onDate: number;
  totalPaise: number;
  gstPermille: number;
  taxablePaise: number;
};

/** Table 4: invoices to registered buyers, one row for each rate of tax; a cancelled one was not supplied. */
export function listInvoices(db: ReadableDb, { fromDay, toDay }: Days): RegisteredPaper[] {
  return db.all<RegisteredPaper>(sql`
    SELECT bills.id AS billId, ${GSTIN} AS gstin, bills.party ->> '$.company.name' AS name, bills.number,
      bills.on_date AS onDate, bills.total_paise AS totalPaise, line.gst_permille AS gstPermille,
      sum(${TAXABLE}) AS taxablePaise
    FROM bills CROSS JOIN bill_lines AS line ON line.bill_id = bills.id
    WHERE bills.on_date BETWEEN ${fromDay} AND ${toDay} AND bills.is_cancelled = 0 AND ${GSTIN} <> ''
      AND line.gst_permille > 0
    GROUP BY bills.id, line.gst_permille ORDER BY bills.id, line.gst_permille`);
}

/** Table 9B: credit notes to registered buyers, one row for each rate of tax. */
export function listNotes(db: ReadableDb, { fromDay, toDay }: Days): RegisteredPaper[] {
  return db.all<RegisteredPaper>(sql`
    SELECT bills.id AS billId, ${GSTIN} AS gstin, bills.party ->> '$.company.name' AS name, note.number,
      note.on_date AS onDate, note.total_paise AS totalPaise, line.gst_permille AS gstPermille,
      sum(back.amount_paise - back.cgst_paise - back.sgst_paise) AS taxablePaise
    FROM credit_notes AS note CROSS JOIN credit_note_lines AS back ON back.credit_note_id = note.id
      JOIN bill_lines AS line ON line.bill_id = back.bill_id AND line.line_number = back.line_number
      JOIN bills ON bills.id = note.bill_id
    WHERE note.on_date BETWEEN ${fromDay} AND ${toDay} AND ${GSTIN} <> '' AND line.gst_permille > 0
    GROUP BY note.id, line.gst_permille ORDER BY note.id, line.gst_permille`);
}

export type ReturnSum = {
  isRegistered: number;
  /** As the rate of the day of the bill says; null for a class that never had one. */
  treatment: TaxTreatment | null;
  gstPermille: number;
  sacCode: string;
  /** A unit quantity code; 'NA' for a service. */
  unit: UnitOfLine;
  /** Of one of its lines. */
  description: string;
  quantity: number;
  taxablePaise: number;
  cgstPaise: number;
  sgstPaise: number;
};

/** What was supplied on the days, less what was cancelled or credited on them, as the tables of a return part it. */
export function sumSupplies(db: ReadableDb, { fromDay, toDay }: Days): ReturnSum[] {
  return db.all<ReturnSum>(sql`
    WITH supplied AS (
      SELECT line.bill_id, line.line_number, line.quantity, ${TAXABLE} AS taxable, line.cgst_paise AS cgst,
        line.sgst_paise AS sgst
      FROM bills JOIN bill_lines AS line ON line.bill_id = bills.id
      WHERE bills.on_date BETWEEN ${fromDay} AND ${toDay}
      UNION ALL
      SELECT line.bill_id, line.line_number, -line.quantity, -(${TAXABLE}), -line.cgst_paise, -line.sgst_paise
      FROM bill_cancels JOIN bill_lines AS line ON line.bill_id = bill_cancels.bill_id
      WHERE bill_cancels.on_date BETWEEN ${fromDay} AND ${toDay}
      UNION ALL
      SELECT back.bill_id, back.line_number, -back.quantity, -(back.amount_paise - back.cgst_paise - back.sgst_paise),
        -back.cgst_paise, -back.sgst_paise
      FROM credit_notes JOIN credit_note_lines AS back ON back.credit_note_id = credit_notes.id
      WHERE credit_notes.on_date BETWEEN ${fromDay} AND ${toDay}
    )
    SELECT ${GSTIN} <> '' AS isRegistered,
      (SELECT treatment FROM tax_rates WHERE tax_rates.tax_class = line.tax_class
        AND tax_rates.valid_from <= bills.on_date ORDER BY tax_rates.valid_from DESC, tax_rates.id DESC LIMIT 1)
        AS treatment,
      line.gst_permille AS gstPermille, line.sac_code AS sacCode, line.unit, min(line.description) AS description,
      sum(supplied.quantity) AS quantity, sum(taxable) AS taxablePaise, sum(cgst) AS cgstPaise, sum(sgst) AS sgstPaise
    FROM supplied CROSS JOIN bills ON bills.id = supplied.bill_id
      JOIN bill_lines AS line ON line.bill_id = supplied.bill_id AND line.line_number = supplied.line_number
    GROUP BY 1, 2, 3, 4, 5 ORDER BY line.sac_code, line.gst_permille, line.unit`);
}
