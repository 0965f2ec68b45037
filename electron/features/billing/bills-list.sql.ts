import type { BillFilter } from '#shared/features/billing/bill.schema.ts';
import type { DocumentType } from '#shared/features/ledger/series.rules.ts';
import { fragment, most, type ReadableDb, sql } from '../../database/db.ts';

export type BillListRow = {
  id: number;
  number: string;
  documentType: DocumentType;
  isCancelled: 0 | 1;
  creditedPaise: number;
  doctorId: number;
  doctorName: string;
  onDate: number;
  issuedAt: number;
  party: string;
  patientId: number;
  visitId: number | null;
  totalPaise: number;
  duePaise: number;
};

const CREDITED = fragment(`(
  SELECT coalesce(sum(amount_paise), 0) FROM ledger
  WHERE bill_id = bills.id AND kind IN ('creditFees', 'creditTax', 'creditRoundUp'))`);
const LISTED = fragment(`
  id, number, document_type AS documentType, is_cancelled AS isCancelled, on_date AS onDate, issued_at AS issuedAt,
  doctor_id AS doctorId, doctor_snapshot ->> 'fullName' AS doctorName, party, patient_id AS patientId, visit_id AS visitId,
  total_paise AS totalPaise, due_paise AS duePaise, ${CREDITED.text} AS creditedPaise
`);

/** Newest first. */
export function listForPatient(db: ReadableDb, patientId: number): BillListRow[] {
  return db.all<BillListRow>(sql`
    SELECT ${LISTED} FROM bills WHERE patient_id = ${patientId} ORDER BY id DESC`);
}

export function listByNumbers(db: ReadableDb, numbers: readonly string[]): BillListRow[] {
  return db.all<BillListRow>(sql`
    SELECT ${LISTED} FROM bills
    WHERE number IN (SELECT value FROM json_each(${JSON.stringify(numbers)})) ORDER BY id DESC`);
}

export type DaysAndState = Pick<BillFilter, 'state' | 'doctorId'> & { fromDay: number; toDay: number };

function between<Row>(
  db: ReadableDb,
  what: ReturnType<typeof fragment>,
  { fromDay, toDay, state, doctorId }: DaysAndState,
  limit: number,
): Row[] {
  return db.all<Row>(sql`
    SELECT ${what} FROM bills
    WHERE on_date BETWEEN ${fromDay} AND ${toDay} AND (${doctorId} IS NULL OR doctor_id = ${doctorId})
      AND CASE ${state ?? 'all'} WHEN 'all' THEN 1 WHEN 'cancelled' THEN is_cancelled = 1
        WHEN 'due' THEN due_paise > 0 WHEN 'paid' THEN is_cancelled = 0 AND due_paise = 0
        ELSE ${CREDITED} > 0 END
    ORDER BY on_date DESC, id DESC LIMIT ${most(limit)}`);
}

/** Newest first. */
export function listBetween(db: ReadableDb, filter: DaysAndState, limit: number): BillListRow[] {
  return between<BillListRow>(db, LISTED, filter, limit);
}

export type BillSums = { count: number; totalPaise: number; duePaise: number };

const SUMS = fragment(`
  count(*) AS count, coalesce(sum(CASE WHEN is_cancelled = 0 THEN total_paise END), 0) AS totalPaise,
  coalesce(sum(due_paise), 0) AS duePaise
`);

export function sumBetween(db: ReadableDb, filter: DaysAndState): BillSums {
  return between<BillSums>(db, SUMS, filter, 1)[0] ?? { count: 0, totalPaise: 0, duePaise: 0 };
}

/** The financial years of which there are bills, newest first. */
export function listYears(db: ReadableDb): string[] {
  return db
    .all<{ period: string }>(sql`
      SELECT DISTINCT period FROM number_series WHERE series IN ('bill', 'taxInvoice', 'invoiceCumBill')
      ORDER BY period DESC`)
    .map(({ period }) => period);
}
