import type { WordKey } from '../../i18n/translate.ts';
import type { ApprovalKind } from './approval.schema.ts';

export const APPROVAL_KIND_WORDS: Readonly<Record<ApprovalKind, WordKey>> = {
  discount: 'approvals.kindDiscount',
  refund: 'approvals.kindRefund',
  cancel: 'approvals.kindCancel',
  priceOverride: 'approvals.kindPriceOverride',
  reversal: 'approvals.kindReversal',
  countersign: 'approvals.kindCountersign',
};
