import type { ApprovalKind, DiscountReason } from '#shared/features/approvals/approval.schema.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';

const KINDS: Record<ApprovalKind, WordKey> = {
  discount: 'approvals.kindDiscount',
  refund: 'approvals.kindRefund',
  cancel: 'approvals.kindCancel',
  priceOverride: 'approvals.kindPriceOverride',
  reversal: 'approvals.kindReversal',
  countersign: 'approvals.kindCountersign',
};

export function approvalKindWord(t: Translate, kind: ApprovalKind): string {
  return t(KINDS[kind]);
}

const REASONS: Readonly<Record<string, WordKey>> = {
  seniorCitizen: 'approvals.reasonSeniorCitizen',
  staff: 'approvals.reasonStaff',
  relative: 'approvals.reasonRelative',
  camp: 'approvals.reasonCamp',
  followUp: 'approvals.reasonFollowUp',
  hardship: 'approvals.reasonHardship',
  management: 'approvals.reasonManagement',
};

/** The reasons the program brings in the language of the screen, the clinic's own as they were written. */
export function discountReasonWord(t: Translate, { code, label }: DiscountReason): string {
  const key = code === null ? undefined : REASONS[code];
  return key ? t(key) : label;
}
