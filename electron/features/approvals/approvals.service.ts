import type { approvalsContract } from '#shared/features/approvals/approvals.contract.ts';
import type { ServiceOf } from '../../server/service.ts';
import { addDiscountReason, discountRules, retireDiscountReason, setDiscountCap } from './discounts.ts';
import { approvers, grant } from './grant.ts';

export { discountCapOf, discountReasonOf } from './discounts.ts';
export { type ApprovalUse, spendApproval, type UsedApproval } from './use-approval.ts';

export const approvalsService = {
  grant,
  approvers,
  discountRules,
  setDiscountCap,
  addDiscountReason,
  retireDiscountReason,
} satisfies ServiceOf<typeof approvalsContract>;
