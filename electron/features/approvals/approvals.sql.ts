import type { ApprovalKind } from '#shared/features/approvals/approval.schema.ts';
import { fragment, most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type GivenApproval = {
  id: number;
  kind: ApprovalKind;
  approverId: number;
  approverName: string;
  askedById: number;
  askedByName: string;
  patientId: number | null;
  amountPaise: number;
  about: string;
  onDate: number;
  at: number;
  usedAt: number | null;
  usedPaise: number | null;
  entity: string | null;
  entityId: number | null;
};

const GIVEN = fragment(`
  SELECT approvals.id, kind, approver_id AS approverId, approver.full_name AS approverName,
    asked_by AS askedById, asker.full_name AS askedByName, patient_id AS patientId,
    approvals.amount_paise AS amountPaise, about, on_date AS onDate, at,
    used_at AS usedAt, approval_uses.amount_paise AS usedPaise, entity, entity_id AS entityId
  FROM approvals
    JOIN users AS approver ON approver.id = approver_id
    JOIN users AS asker ON asker.id = asked_by
    LEFT JOIN approval_uses ON approval_id = approvals.id
`);

export function find(db: ReadableDb, approvalId: number): GivenApproval | undefined {
  return db.maybeOne<GivenApproval>(sql`${GIVEN} WHERE approvals.id = ${approvalId}`);
}

/** Both days counted, as yyyymmdd; the newest first. */
export function listBetween(
  db: ReadableDb,
  fromDay: number,
  toDay: number,
  rowCount: number,
): GivenApproval[] {
  return db.all<GivenApproval>(sql`${GIVEN}
    WHERE on_date BETWEEN ${fromDay} AND ${toDay} ORDER BY on_date DESC, approvals.id DESC
    LIMIT ${most(rowCount)}`);
}

export type ApprovalSum = {
  month: number;
  approverId: number;
  approverName: string;
  kind: ApprovalKind;
  givenCount: number;
  usedCount: number;
  usedPaise: number;
};

export function sumByMonth(db: ReadableDb, fromDay: number, toDay: number): ApprovalSum[] {
  return db.all<ApprovalSum>(sql`
    SELECT on_date / 100 AS month, approver_id AS approverId, full_name AS approverName, kind,
      count(*) AS givenCount, count(approval_id) AS usedCount,
      coalesce(sum(approval_uses.amount_paise), 0) AS usedPaise
    FROM approvals
      JOIN users ON users.id = approver_id
      LEFT JOIN approval_uses ON approval_id = approvals.id
    WHERE on_date BETWEEN ${fromDay} AND ${toDay}
    GROUP BY month, approver_id, kind ORDER BY month DESC, full_name, kind`);
}

export type NewApproval = Pick<
  GivenApproval,
  'kind' | 'approverId' | 'askedById' | 'patientId' | 'amountPaise' | 'about' | 'onDate' | 'at'
>;

export function insert(db: WritableDb, approval: NewApproval): number {
  return db.run(sql`
    INSERT INTO approvals (kind, approver_id, asked_by, patient_id, amount_paise, about, on_date, at)
    VALUES (${approval.kind}, ${approval.approverId}, ${approval.askedById}, ${approval.patientId},
      ${approval.amountPaise}, ${approval.about}, ${approval.onDate}, ${approval.at})`).lastId;
}

export type NewUse = {
  approvalId: number;
  usedAt: number;
  amountPaise: number;
  entity: string;
  entityId: number | null;
};

export function insertUse(db: WritableDb, use: NewUse): void {
  db.run(sql`
    INSERT INTO approval_uses (approval_id, used_at, amount_paise, entity, entity_id)
    VALUES (${use.approvalId}, ${use.usedAt}, ${use.amountPaise}, ${use.entity}, ${use.entityId})`);
}
