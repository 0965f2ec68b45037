import { type ReadableDb, sql } from '../../database/db.ts';

export type AdvanceAtRow = {
  patientId: number;
  patientName: string;
  uhid: string;
  phone: string;
  heldPaise: number;
};

/** What was held at a day's end: what is held now, less what moved it since. */
export function listAdvancesAt(db: ReadableDb, day: number): AdvanceAtRow[] {
  return db.all<AdvanceAtRow>(sql`
    WITH since AS MATERIALIZED (
      SELECT patient_id,
        sum(CASE 'advances' WHEN credit THEN amount_paise WHEN debit THEN -amount_paise ELSE 0 END) AS moved
      FROM ledger WHERE on_date > ${day} AND (debit = 'advances' OR credit = 'advances') GROUP BY patient_id
    ), known AS (
      SELECT patient_id FROM balances WHERE advance_paise > 0 UNION SELECT patient_id FROM since
    )
    SELECT patients.id AS patientId, patients.full_name AS patientName, patients.uhid, patients.phone,
      coalesce(balances.advance_paise, 0) - coalesce(since.moved, 0) AS heldPaise
    FROM known CROSS JOIN patients ON patients.id = known.patient_id
      LEFT JOIN balances ON balances.patient_id = known.patient_id
      LEFT JOIN since ON since.patient_id = known.patient_id
    WHERE coalesce(balances.advance_paise, 0) - coalesce(since.moved, 0) <> 0
    ORDER BY heldPaise DESC, patients.full_name`);
}
