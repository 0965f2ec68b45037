import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { ApprovalRow } from '#shared/features/approvals/approval.schema.ts';
import type { approvalsContract } from '#shared/features/approvals/approvals.contract.ts';
import { fromDayNumber, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadContext, ServiceOf } from '../../server/service.ts';
import * as approvalsSql from './approvals.sql.ts';
import { addDiscountReason, discountRules, retireDiscountReason, setDiscountCap } from './discounts.ts';
import { approvers, grant } from './grant.ts';

export { discountCapOf } from './discounts.ts';
export { type ApprovalUse, spendApproval, type UsedApproval } from './use-approval.ts';

const MOST_LISTED = 5_000;

function approvalOf(row: approvalsSql.GivenApproval): ApprovalRow {
  const { usedAt, usedPaise, entity, entityId, onDate, ...given } = row;
  return {
    ...given,
    onDate: fromDayNumber(onDate),
    used:
      usedAt === null ? null : { at: usedAt, amountPaise: usedPaise ?? 0, entity: entity ?? '', entityId },
  };
}

/** The newest first; by month the sums are of all, however many are listed. */
function list(
  ctx: ReadContext,
  { fromDate, toDate }: ParsedInputOf<typeof approvalsContract.list>,
): OutputOf<typeof approvalsContract.list> {
  const days = [toDayNumber(fromDate), toDayNumber(toDate)] as const;
  return {
    rows: approvalsSql.listBetween(ctx.db, ...days, MOST_LISTED).map(approvalOf),
    byMonth: approvalsSql.sumByMonth(ctx.db, ...days).map(sum => ({
      ...sum,
      month: fromDayNumber(sum.month * 100 + 1).slice(0, 7),
    })),
  };
}

export const approvalsService = {
  grant,
  approvers,
  list,
  discountRules,
  setDiscountCap,
  addDiscountReason,
  retireDiscountReason,
} satisfies ServiceOf<typeof approvalsContract>;
