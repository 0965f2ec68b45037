import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import {
  APPROVAL_LIVES_MS,
  approverPermission,
  needsNoApproval,
} from '#shared/features/approvals/approval.rules.ts';
import type { Approval, Approver } from '#shared/features/approvals/approval.schema.ts';
import type { approvalsContract } from '#shared/features/approvals/approvals.contract.ts';
import { toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { getPerson as getPatientsPerson } from '../patients/patients.service.ts';
import { getActivePerson, listActivePeople, proveHere } from '../users/users.service.ts';
import * as approvalsSql from './approvals.sql.ts';

type Asked = ParsedInputOf<typeof approvalsContract.grant>;

/** Asked again after the secret was hashed: who was disabled in between approves nothing. */
function assertMayApprove({ db, session }: ReadContext, { kind, approverId }: Asked): void {
  const isOneself = approverId === session.userId;
  if (isOneself && kind === 'countersign') throw new AppError('APPROVER_MUST_BE_ANOTHER');
  if (isOneself && needsNoApproval(session.roles, kind)) throw new AppError('APPROVAL_NOT_NEEDED');
  const approver = getActivePerson(db, approverId);
  if (!isAllowed(approver.roles, approverPermission(kind))) {
    throw new AppError('APPROVER_NOT_ALLOWED', { kind });
  }
}

export async function grant(ctx: TaskContext, input: Asked): Promise<Approval> {
  const { kind, amountPaise, approverId, about } = input;
  ctx.subject('user', approverId, { kind, amountPaise });
  const patientId = ctx.reading(duty => {
    assertMayApprove(duty, input);
    return input.patientId === null ? null : getPatientsPerson(duty.db, input.patientId).id;
  });
  await proveHere(ctx, approverId, input.secret);
  return ctx.writing(duty => {
    assertMayApprove(duty, input);
    const at = duty.now();
    const approvalId = approvalsSql.insert(duty.db, {
      ...{ kind, approverId, patientId, amountPaise, about, at },
      ...{ askedById: duty.session.userId, onDate: toDayNumber(duty.today()) },
    });
    ctx.subject('approval', approvalId, { kind, amountPaise, approverId, patientId });
    const approverName = getActivePerson(duty.db, approverId).fullName;
    return { approvalId, approverName, expiresAt: at + APPROVAL_LIVES_MS };
  });
}

/** Who could approve this at the asker's screen: everybody else who may. */
export async function approvers(
  ctx: TaskContext,
  { kind }: ParsedInputOf<typeof approvalsContract.approvers>,
): Promise<Approver[]> {
  const { provenUsers } = ctx.house.opened();
  return ctx.reading(({ db, session }) =>
    listActivePeople(db)
      .filter(({ id, roles }) => id !== session.userId && isAllowed(roles, approverPermission(kind)))
      .map(({ id, fullName, hasPin }) => ({
        ...{ userId: id, fullName, hasPin },
        canUsePin: hasPin && provenUsers.has(id),
      })),
  );
}
