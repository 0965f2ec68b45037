import { fragment, most, type ReadableDb, sql } from '../../database/db.ts';
import { IS_KEPT_BACK, KEPT_BACK_PAISE, sumKeptBack } from './kept-back.sql.ts';

// What was supplied on the days: lines of bills on the bill's day, less what was cancelled or credited on the day of
// that, so that every period agrees with the ledger.
const NET = fragment(`line.amount_paise - line.discount_paise - line.bill_discount_paise
  + CASE line.is_tax_inclusive WHEN 1 THEN 0 ELSE line.cgst_paise + line.sgst_paise END`);

export type SupplySum = {
  taxClass: string;
  gstPermille: number;
  sacCode: string;
  quantity: number;
  /** With its tax. */
  netPaise: number;
  cgstPaise: number;
  sgstPaise: number;
  /** Both halves of what was supplied in another state. */
  igstPaise: number;
};

type Days = { fromDay: number; toDay: number };

/** By tax class, rate and code. */
export function listSupplies(db: ReadableDb, { fromDay, toDay }: Days): SupplySum[] {
  return db.all<SupplySum>(sql`
    WITH supplied AS (
      SELECT line.tax_class, line.gst_permille, line.sac_code, line.other_state, line.quantity, ${NET} AS net, line.cgst_paise AS cgst,
        line.sgst_paise AS sgst
      FROM bills JOIN bill_lines AS line ON line.bill_id = bills.id
      WHERE bills.on_date BETWEEN ${fromDay} AND ${toDay}
      UNION ALL
      SELECT line.tax_class, line.gst_permille, line.sac_code, line.other_state, -line.quantity, -(${NET}), -line.cgst_paise,
        -line.sgst_paise
      FROM bill_cancels JOIN bill_lines AS line ON line.bill_id = bill_cancels.bill_id
      WHERE bill_cancels.on_date BETWEEN ${fromDay} AND ${toDay}
      UNION ALL
      SELECT line.tax_class, line.gst_permille, line.sac_code, line.other_state, -back.quantity, -back.amount_paise, -back.cgst_paise,
        -back.sgst_paise
      FROM credit_notes JOIN credit_note_lines AS back ON back.credit_note_id = credit_notes.id
      JOIN bill_lines AS line ON line.bill_id = back.bill_id AND line.line_number = back.line_number
      WHERE credit_notes.on_date BETWEEN ${fromDay} AND ${toDay}
    )
    SELECT tax_class AS taxClass, gst_permille AS gstPermille, sac_code AS sacCode, sum(quantity) AS quantity,
      sum(net) AS netPaise, sum(iif(other_state = '', cgst, 0)) AS cgstPaise,
      sum(iif(other_state = '', sgst, 0)) AS sgstPaise, sum(iif(other_state = '', 0, cgst + sgst)) AS igstPaise
    FROM supplied GROUP BY tax_class, gst_permille, sac_code
    ORDER BY gst_permille, tax_class, sac_code`);
}

/** What the ledger says of the same days: the tables above must come to it. */
export function sumLedger(db: ReadableDb, { fromDay, toDay }: Days): { feesPaise: number; gstPaise: number } {
  return db.one(sql`
    SELECT
      coalesce(sum(CASE WHEN credit = 'fees' THEN amount_paise WHEN debit = 'fees' THEN -amount_paise END), 0) AS feesPaise,
      coalesce(sum(CASE WHEN credit = 'gst' THEN amount_paise WHEN debit = 'gst' THEN -amount_paise END), 0) AS gstPaise
    FROM ledger WHERE on_date BETWEEN ${fromDay} AND ${toDay}`);
}

export type SeriesRow = { series: string; number: string; isCancelled: number; onDate: number };

/** Every numbered paper of the days; cancelled is what was cancelled when the day `asOn` ended. */
export function listPapers(db: ReadableDb, { fromDay, toDay, asOn }: Days & { asOn: number }): SeriesRow[] {
  return db.all<SeriesRow>(sql`
    SELECT document_type AS series, number, is_cancelled AND EXISTS (
        SELECT 1 FROM bill_cancels WHERE bill_id = bills.id AND on_date <= ${asOn}) AS isCancelled, on_date AS onDate
      FROM bills WHERE on_date BETWEEN ${fromDay} AND ${toDay}
    UNION ALL SELECT kind, number, EXISTS (
        SELECT 1 FROM ledger AS back WHERE back.reverses_id = ledger.id AND back.on_date <= ${asOn}), on_date
      FROM ledger WHERE on_date BETWEEN ${fromDay} AND ${toDay} AND number IS NOT NULL AND kind <> 'payout'
    UNION ALL SELECT 'payout', number, EXISTS (
        SELECT 1 FROM doctor_payout_reversals WHERE payout_id = doctor_payouts.id AND on_date <= ${asOn}), on_date
      FROM doctor_payouts WHERE on_date BETWEEN ${fromDay} AND ${toDay}
    UNION ALL SELECT 'creditNote', number, 0, on_date FROM credit_notes WHERE on_date BETWEEN ${fromDay} AND ${toDay}`);
}

export type BillListRow = {
  id: number;
  number: string;
  documentType: string;
  onDate: number;
  issuedAt: number;
  patientName: string;
  uhid: string;
  doctorName: string;
  cashierName: string;
  subtotalPaise: number;
  discountPaise: number;
  taxPaise: number;
  totalPaise: number;
  duePaise: number;
  isCancelled: number;
  /** Cancelled after the days: it stood when they ended. */
  isCancelledLater: number;
};

/** The first so many, in the order of their numbers. */
export function listBills(db: ReadableDb, { fromDay, toDay }: Days, mostRows: number): BillListRow[] {
  return db.all<BillListRow>(sql`
    SELECT bills.id, number, document_type AS documentType, bills.on_date AS onDate, issued_at AS issuedAt,
      json_extract(party, '$.fullName') AS patientName, json_extract(party, '$.uhid') AS uhid,
      json_extract(doctor_snapshot, '$.fullName') AS doctorName, cashier.full_name AS cashierName,
      subtotal_paise AS subtotalPaise, discount_paise AS discountPaise, tax_paise AS taxPaise,
      total_paise AS totalPaise, due_paise AS duePaise, gone.bill_id IS NOT NULL AND gone.on_date <= ${toDay} AS isCancelled,
      gone.bill_id IS NOT NULL AND gone.on_date > ${toDay} AS isCancelledLater
    FROM bills JOIN users AS cashier ON cashier.id = bills.cashier_id
      LEFT JOIN bill_cancels AS gone ON bills.is_cancelled AND gone.bill_id = bills.id
    WHERE bills.on_date BETWEEN ${fromDay} AND ${toDay} ORDER BY bills.on_date, bills.id LIMIT ${most(mostRows)}`);
}

export type BillsSum = Pick<
  BillListRow,
  'subtotalPaise' | 'discountPaise' | 'taxPaise' | 'totalPaise' | 'duePaise'
> & { count: number };

/** All of them: what was cancelled by the end of the days is counted and comes to nothing. */
export function sumBills(db: ReadableDb, { fromDay, toDay }: Days): BillsSum {
  return db.one<BillsSum>(sql`
    SELECT count(*) AS count, coalesce(sum(subtotal_paise) FILTER (WHERE gone.bill_id IS NULL), 0) AS subtotalPaise,
      coalesce(sum(discount_paise) FILTER (WHERE gone.bill_id IS NULL), 0) AS discountPaise,
      coalesce(sum(tax_paise) FILTER (WHERE gone.bill_id IS NULL), 0) AS taxPaise,
      coalesce(sum(total_paise) FILTER (WHERE gone.bill_id IS NULL), 0) AS totalPaise,
      coalesce(sum(due_paise), 0) AS duePaise
    FROM bills
      LEFT JOIN bill_cancels AS gone ON bills.is_cancelled AND gone.bill_id = bills.id AND gone.on_date <= ${toDay}
    WHERE bills.on_date BETWEEN ${fromDay} AND ${toDay}`);
}

export type FeeRow = {
  billId: number | null;
  patientId: number;
  billedOn: number | null;
  receivedOn: number;
  patientName: string;
  nature: string | null;
  kind: string;
  /** Of a receipt taken back, the number that it had. */
  receiptNumber: string | null;
  amountPaise: number;
};

/**
 * Fees as they came in (Form 3C): one row a receipt, with the kinds of service on its bill, and one for tax that a
 * company kept back of them; the first so many.
 */
export function listFees(db: ReadableDb, { fromDay, toDay }: Days, mostRows: number): FeeRow[] {
  return db.all<FeeRow>(sql`
    WITH taking AS (
      SELECT id, kind, bill_id, patient_id, on_date, receipt_number, amount_paise FROM payments
        WHERE on_date BETWEEN ${fromDay} AND ${toDay}
      UNION ALL SELECT id, kind, bill_id, patient_id, on_date, NULL, ${KEPT_BACK_PAISE} FROM ledger
        WHERE on_date BETWEEN ${fromDay} AND ${toDay} AND ${IS_KEPT_BACK}
      ORDER BY on_date, id LIMIT ${most(mostRows)}
    )
    SELECT taking.bill_id AS billId, taking.patient_id AS patientId, bills.on_date AS billedOn,
      taking.on_date AS receivedOn, coalesce(json_extract(bills.party, '$.fullName'), patients.full_name) AS patientName,
      (SELECT group_concat(DISTINCT category) FROM bill_lines WHERE bill_id = taking.bill_id) AS nature,
      taking.kind, taking.amount_paise AS amountPaise,
      coalesce(taking.receipt_number, (
        SELECT reversed.number FROM ledger AS back JOIN ledger AS reversed ON reversed.id = back.reverses_id
        WHERE back.id = taking.id)) AS receiptNumber
    FROM taking JOIN patients ON patients.id = taking.patient_id
    LEFT JOIN bills ON bills.id = taking.bill_id
    ORDER BY taking.on_date, taking.id`);
}

export type Counted = { amountPaise: number; count: number };

/** How many such rows there are and what they come to, by the sums that the ledger keeps. */
export function sumFees(db: ReadableDb, days: Days): Counted {
  const { fromDay, toDay } = days;
  const taken = db.one<Counted>(sql`
    SELECT coalesce(sum(amount_paise), 0) AS amountPaise, coalesce(sum(payment_count), 0) AS count
    FROM day_sums WHERE on_date BETWEEN ${fromDay} AND ${toDay}`);
  const kept = sumKeptBack(db, days);
  return { amountPaise: taken.amountPaise + kept.amountPaise, count: taken.count + kept.count };
}

/** How many such rows stand in the register of the year before a day. */
export function countFeesBefore(db: ReadableDb, yearFrom: number, day: number): number {
  const taken = db.value<number | null>(sql`
    SELECT sum(payment_count) FROM day_sums WHERE on_date >= ${yearFrom} AND on_date < ${day}`);
  return (taken ?? 0) + sumKeptBack(db, { fromDay: yearFrom, toDay: day - 1 }).count;
}

export type OpdRow = {
  visitId: number;
  patientId: number;
  onDate: number;
  number: string;
  token: string;
  fullName: string;
  uhid: string;
  birthOn: number;
  isEstimated: number;
  sex: string;
  place: string;
  phone: string;
  isFirst: number;
  doctorName: string;
  state: string;
  billNumber: string | null;
};

export function listOpd(db: ReadableDb, { fromDay, toDay }: Days, doctorId: number | null): OpdRow[] {
  return db.all<OpdRow>(sql`
    SELECT visits.id AS visitId, visits.patient_id AS patientId, visits.on_date AS onDate, visits.number, visits.token,
      patients.full_name AS fullName, patients.uhid, patients.birth_on AS birthOn,
      patients.birth_is_estimated AS isEstimated, patients.sex,
      trim(patients.locality || ' ' || patients.city) AS place, patients.phone, visits.is_first AS isFirst,
      doctor.full_name AS doctorName, visits.state, bills.number AS billNumber
    FROM visits JOIN patients ON patients.id = visits.patient_id
    JOIN users AS doctor ON doctor.id = visits.doctor_id
    LEFT JOIN bills ON bills.id = visits.bill_id
    WHERE visits.day_descending BETWEEN ${-toDay} AND ${-fromDay} AND coalesce(visits.doctor_id = ${doctorId}, 1)
    ORDER BY visits.day_descending DESC, doctor.full_name, visits.arrived_at, visits.id`);
}
