import type { ApprovalKind } from '#shared/features/approvals/approval.schema.ts';
import { type ReadableDb, sql } from '../../database/db.ts';
import type { Days } from './clinical.sql.ts';

export type ApprovalGiven = {
  onDate: number;
  at: number;
  kind: ApprovalKind;
  approverId: number;
  approverName: string;
  askedByName: string;
  patientId: number | null;
  about: string;
  /** The most that was approved. */
  amountPaise: number;
  /** Null when nobody used it. */
  usedAt: number | null;
  usedPaise: number | null;
  /** Of the paper that it was used on, where that belongs to a bill. */
  billId: number | null;
  billNumber: string | null;
};

export function listApprovalsGiven(
  db: ReadableDb,
  { fromDay, toDay }: Days,
  approverId: number | null,
): ApprovalGiven[] {
  return db.all<ApprovalGiven>(sql`
    WITH given AS (
      SELECT approvals.*, used_at, spent.amount_paise AS used_paise, CASE spent.entity
          WHEN 'bill' THEN spent.entity_id
          WHEN 'payment' THEN (SELECT bill_id FROM ledger WHERE ledger.id = spent.entity_id)
          WHEN 'refund' THEN (SELECT bill_id FROM refunds WHERE refunds.id = spent.entity_id) END AS bill_id
      FROM approvals LEFT JOIN approval_uses AS spent ON spent.approval_id = approvals.id
      WHERE approvals.on_date BETWEEN ${fromDay} AND ${toDay} AND coalesce(approver_id = ${approverId}, 1))
    SELECT given.on_date AS onDate, given.at, given.kind, given.approver_id AS approverId,
      approver.full_name AS approverName, asker.full_name AS askedByName, given.patient_id AS patientId, given.about,
      given.amount_paise AS amountPaise, given.used_at AS usedAt, given.used_paise AS usedPaise,
      given.bill_id AS billId, bills.number AS billNumber
    FROM given JOIN users AS approver ON approver.id = given.approver_id JOIN users AS asker ON asker.id = given.asked_by
      LEFT JOIN bills ON bills.id = given.bill_id
    ORDER BY given.at, given.id`);
}
