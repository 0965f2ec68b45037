import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { type ReadableDb, sql } from '../../database/db.ts';

export type PaidRow = {
  patientId: number;
  doctorId: number;
  visitId: number | null;
  day: number;
  billNumber: string;
};

/**
 * Consultations of these people that were charged and are paid in full or owed by a company, since a day, by the day
 * they took place; an emergency opens no free visits.
 */
export function listPaid(db: ReadableDb, patientIds: readonly number[], since: LocalDate): PaidRow[] {
  return db.all<PaidRow>(sql`
    SELECT bills.patient_id AS patientId, bills.doctor_id AS doctorId, bills.visit_id AS visitId,
      coalesce(visits.on_date, bills.on_date) AS day, bills.number AS billNumber
    FROM bills LEFT JOIN visits ON visits.id = bills.visit_id
    WHERE bills.patient_id IN (SELECT value FROM json_each(${JSON.stringify(patientIds)}))
      AND bills.on_date >= ${toDayNumber(since)} AND total_paise > 0
      AND is_cancelled = 0 AND (due_paise = 0 OR party_id IS NOT NULL)
      AND coalesce(visits.priority, 'routine') <> 'emergency'
      AND EXISTS (
        SELECT 1 FROM bill_lines AS line WHERE bill_id = bills.id AND kind = 'consultation' AND amount_paise > 0
          AND NOT EXISTS (SELECT 1 FROM credit_note_lines AS credited
            WHERE credited.bill_id = line.bill_id AND credited.line_number = line.line_number))
    ORDER BY day, bills.id`);
}

export type VisitRow = {
  visitId: number;
  patientId: number;
  doctorId: number;
  day: number;
  isEmergency: number;
  /** Whether a consultation was charged for it, paid or not. */
  isCharged: number;
  /** Whether a consultation stands on its bill at nothing. */
  isGivenFree: number;
  /** Whether it reached the doctor or the bill. */
  hasComeToPass: number;
};

/** Visits of these people since a day that were not called off. */
export function listVisits(db: ReadableDb, patientIds: readonly number[], since: LocalDate): VisitRow[] {
  return db.all<VisitRow>(sql`
    SELECT visits.id AS visitId, patient_id AS patientId, doctor_id AS doctorId, on_date AS day,
      priority = 'emergency' AS isEmergency,
      EXISTS (
        SELECT 1 FROM bill_lines
        WHERE bill_lines.bill_id = visits.bill_id AND kind = 'consultation' AND amount_paise > 0) AS isCharged,
      EXISTS (
        SELECT 1 FROM bill_lines
        WHERE bill_lines.bill_id = visits.bill_id AND kind = 'consultation' AND amount_paise = 0) AS isGivenFree,
      bill_id IS NOT NULL OR state IN ('withDoctor', 'toBill', 'done') AS hasComeToPass
    FROM visits
    WHERE patient_id IN (SELECT value FROM json_each(${JSON.stringify(patientIds)}))
      AND day_descending <= ${-toDayNumber(since)} AND state <> 'left'
    ORDER BY visits.id`);
}

type BillOfSlip = { number: string; duePaise: number };

export function findBill(db: ReadableDb, billId: number): BillOfSlip | undefined {
  return db.maybeOne<BillOfSlip>(sql`SELECT number, due_paise AS duePaise FROM bills WHERE id = ${billId}`);
}
