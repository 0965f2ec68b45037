import type { WriteContext } from '../../server/service.ts';
import { spendApproval } from '../approvals/approvals.service.ts';

/** Who counted with the one who closes: another person, by their own PIN; null where nobody did. */
export function secondSignature(
  ctx: WriteContext,
  approvalId: number | null,
  entity: 'shift' | 'day',
  entityId: number,
): number | null {
  if (approvalId === null) return null;
  const use = { approvalId, kind: 'countersign', amountPaise: 0, patientId: null } as const;
  return spendApproval(ctx, { ...use, entity, entityId }).approverId;
}
