import { isAllowed, type Role, type RolePermission } from '../../contract/permissions.ts';
import type { ApprovalKind } from './approval.schema.ts';

/** An approval that nobody used within a quarter of an hour was given for a bill that went another way. */
export const APPROVAL_LIVES_MS = 15 * 60_000;

/** A clock set right by a little is no reason to ask again; one set back further must not make approvals last. */
const CLOCK_SLACK_MS = 60_000;

// What the desk may do by itself on the day (cancel, reverse, change a price) needs approval only beyond that, so
// its approver is who may do it later, or who may give a discount of any size.
const APPROVERS: Readonly<Record<ApprovalKind, RolePermission>> = {
  discount: 'discounts:approve',
  refund: 'refunds:approve',
  cancel: 'billing:cancelLater',
  priceOverride: 'discounts:approve',
  reversal: 'billing:cancelLater',
  countersign: 'day:countersign',
};

/** The permission whose holders may approve this; who holds it needs no approval, except for a countersignature. */
export function approverPermission(kind: ApprovalKind): RolePermission {
  return APPROVERS[kind];
}

/** Whether somebody does this on their own word. A second signature is never one's own. */
export function needsNoApproval(roles: readonly Role[], kind: ApprovalKind): boolean {
  return kind !== 'countersign' && isAllowed(roles, APPROVERS[kind]);
}

export function isApprovalAlive(givenAt: number, now: number): boolean {
  return now <= givenAt + APPROVAL_LIVES_MS && now >= givenAt - CLOCK_SLACK_MS;
}

/** The largest discount in paise that a cap in thousandths allows on an amount; fractions of a paisa fall away. */
export function mostDiscountPaise(amountPaise: number, permille: number): number {
  return Math.floor((amountPaise * permille) / 1_000);
}
