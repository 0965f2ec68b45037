import type { TaxTreatment } from '#shared/features/catalogue/tax.schema.ts';
import type { UnitOfLine } from '#shared/features/catalogue/unit.rules.ts';
import { fragment, type ReadableDb, sql } from '../../database/db.ts';
import type { Days } from './clinical.sql.ts';

const TAXABLE = fragment(`line.amount_paise - line.discount_paise - line.bill_discount_paise
  - CASE line.is_tax_inclusive WHEN 1 THEN line.cgst_paise + line.sgst_paise ELSE 0 END`);
// The number under which the company took the bill; empty for everybody else.
const GSTIN_TEXT = `coalesce(bills.party ->> '$.company.gstin', '')`;
const GSTIN = fragment(GSTIN_TEXT);

// Goods to somebody who is not registered, in another state, on an invoice above the limit of its day (table 5).
const IS_LARGE = fragment(`(line.other_state <> '' AND ${GSTIN_TEXT} = '' AND bills.total_paise > coalesce((
  SELECT amount_paise FROM legal_limits WHERE name = 'largeInterstate' AND valid_from <= bills.on_date
  ORDER BY valid_from DESC LIMIT 1), 0))`);

/** Whose papers a table lists: those of registered buyers, or the large ones to others in another state. */
export type ListedOne = 'registered' | 'large';
const IS_LISTED = { registered: fragment(`${GSTIN_TEXT} <> ''`), large: IS_LARGE } as const;

export type RegisteredPaper = {
  billId: number;
  gstin: string;
  name: string;
  number: string;
  onDate: number;
  totalPaise: number;
  /** The place of supply where it is not the clinic's state; else empty. */
  otherState: string;
  gstPermille: number;
  taxablePaise: number;
};

/** Tables 4 and 5: invoices one by one, a row for each place and rate of tax; a cancelled one was not supplied. */
export function listInvoices(db: ReadableDb, { fromDay, toDay }: Days, whose: ListedOne): RegisteredPaper[] {
  return db.all<RegisteredPaper>(sql`
    SELECT bills.id AS billId, ${GSTIN} AS gstin, bills.party ->> '$.company.name' AS name, bills.number,
      bills.on_date AS onDate, bills.total_paise AS totalPaise, line.other_state AS otherState,
      line.gst_permille AS gstPermille,
      sum(${TAXABLE}) AS taxablePaise
    FROM bills CROSS JOIN bill_lines AS line ON line.bill_id = bills.id
    WHERE bills.on_date BETWEEN ${fromDay} AND ${toDay} AND bills.is_cancelled = 0 AND ${IS_LISTED[whose]}
      AND line.gst_permille > 0
    GROUP BY bills.id, line.other_state, line.gst_permille
    ORDER BY bills.id, line.other_state, line.gst_permille`);
}

/** Table 9B: credit notes against such invoices, a row for each place and rate of tax. */
export function listNotes(db: ReadableDb, { fromDay, toDay }: Days, whose: ListedOne): RegisteredPaper[] {
  return db.all<RegisteredPaper>(sql`
    SELECT bills.id AS billId, ${GSTIN} AS gstin, bills.party ->> '$.company.name' AS name, note.number,
      note.on_date AS onDate, note.total_paise AS totalPaise, line.other_state AS otherState,
      line.gst_permille AS gstPermille,
      sum(back.amount_paise - back.cgst_paise - back.sgst_paise) AS taxablePaise
    FROM credit_notes AS note CROSS JOIN credit_note_lines AS back ON back.credit_note_id = note.id
      JOIN bill_lines AS line ON line.bill_id = back.bill_id AND line.line_number = back.line_number
      JOIN bills ON bills.id = note.bill_id
    WHERE note.on_date BETWEEN ${fromDay} AND ${toDay} AND ${IS_LISTED[whose]} AND line.gst_permille > 0
    GROUP BY note.id, line.other_state, line.gst_permille
    ORDER BY note.id, line.other_state, line.gst_permille`);
}

export type ReturnSum = {
  isRegistered: number;
  /** Of an invoice that table 5 lists. */
  isLarge: number;
  /** The place of supply where it is not the clinic's state; else empty. */
  otherState: string;
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
    SELECT ${GSTIN} <> '' AS isRegistered, ${IS_LARGE} AS isLarge, line.other_state AS otherState,
      (SELECT treatment FROM tax_rates WHERE tax_rates.tax_class = line.tax_class
        AND tax_rates.valid_from <= bills.on_date ORDER BY tax_rates.valid_from DESC, tax_rates.id DESC LIMIT 1)
        AS treatment,
      line.gst_permille AS gstPermille, line.sac_code AS sacCode, line.unit, min(line.description) AS description,
      sum(supplied.quantity) AS quantity, sum(taxable) AS taxablePaise, sum(cgst) AS cgstPaise, sum(sgst) AS sgstPaise
    FROM supplied CROSS JOIN bills ON bills.id = supplied.bill_id
      JOIN bill_lines AS line ON line.bill_id = supplied.bill_id AND line.line_number = supplied.line_number
    GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY line.sac_code, line.gst_permille, line.unit`);
}
