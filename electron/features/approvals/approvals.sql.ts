import type { ApprovalKind } from '#shared/features/approvals/approval.schema.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type GivenApproval = {
  id: number;
  kind: ApprovalKind;
  approverId: number;
  approverName: string;
  askedById: number;
  patientId: number | null;
  amountPaise: number;
  at: number;
  usedAt: number | null;
};

export function find(db: ReadableDb, approvalId: number): GivenApproval | undefined {
  return db.maybeOne<GivenApproval>(sql`
    SELECT approvals.id, kind, approver_id AS approverId, full_name AS approverName, asked_by AS askedById,
      patient_id AS patientId, approvals.amount_paise AS amountPaise, at, used_at AS usedAt
    FROM approvals JOIN users ON users.id = approver_id LEFT JOIN approval_uses ON approval_id = approvals.id
    WHERE approvals.id = ${approvalId}`);
}

export type NewApproval = Pick<
  GivenApproval,
  'kind' | 'approverId' | 'askedById' | 'patientId' | 'amountPaise' | 'at'
> & { about: string; onDate: number };

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
