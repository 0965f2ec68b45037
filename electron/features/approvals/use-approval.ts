import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import { approverPermission, isApprovalAlive } from '#shared/features/approvals/approval.rules.ts';
import type { ApprovalKind } from '#shared/features/approvals/approval.schema.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { WriteContext } from '../../server/service.ts';
import { rootOf } from '../patients/patients.service.ts';
import { getPerson } from '../users/users.service.ts';
import * as approvalsSql from './approvals.sql.ts';

export type ApprovalUse = {
  approvalId: number;
  kind: ApprovalKind;
  /** What is really given; at most what was approved. */
  amountPaise: number;
  patientId: number | null;
  /** What it was used on, as the audit log names it: 'bill' and its id. */
  entity: string;
  entityId: number | null;
};

export type UsedApproval = { approverId: number; approverName: string };

function isSamePatient(db: ReadableDb, one: number | null, other: number | null): boolean {
  if (one === null || other === null) return one === other;
  return rootOf(db, one) === rootOf(db, other);
}

function stillMayApprove(db: ReadableDb, approverId: number, kind: ApprovalKind): boolean {
  const approver = getPerson(db, approverId);
  return approver.isActive && isAllowed(approver.roles, approverPermission(kind));
}

/**
 * Spends an approval in the caller's transaction, so that a write that is refused later spends nothing. Throws
 * APPROVAL_USED, APPROVAL_OF_ANOTHER, APPROVAL_EXPIRED or APPROVAL_TOO_SMALL: spread `approvalRefusals` into the
 * write's errors.
 */
export function spendApproval(ctx: WriteContext, use: ApprovalUse): UsedApproval {
  const given = approvalsSql.find(ctx.db, use.approvalId);
  if (!given) throw new AppError('NOT_FOUND', { what: 'approval' });
  const isTheirs =
    given.askedById === ctx.session.userId &&
    given.kind === use.kind &&
    isSamePatient(ctx.db, given.patientId, use.patientId);
  if (!isTheirs) throw new AppError('APPROVAL_OF_ANOTHER');
  if (given.usedAt !== null) throw new AppError('APPROVAL_USED');
  if (!isApprovalAlive(given.at, ctx.now()) || !stillMayApprove(ctx.db, given.approverId, given.kind)) {
    throw new AppError('APPROVAL_EXPIRED');
  }
  if (use.amountPaise > given.amountPaise) {
    throw new AppError('APPROVAL_TOO_SMALL', { approvedPaise: given.amountPaise });
  }
  approvalsSql.insertUse(ctx.db, {
    approvalId: given.id,
    usedAt: ctx.now(),
    amountPaise: use.amountPaise,
    entity: use.entity,
    entityId: use.entityId,
  });
  ctx.alsoChanges('approvals');
  return { approverId: given.approverId, approverName: given.approverName };
}
