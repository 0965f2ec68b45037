import { useState } from 'react';
import type { ApprovalKind } from '#shared/features/approvals/approval.schema.ts';
import { isRefusal } from '../../api/refusal.ts';

export type AskedApproval = { kind: ApprovalKind; amountPaise: number };

/**
 * A write that may need somebody's yes: it is tried, and where the answer is APPROVAL_NEEDED, `asked` says for what;
 * `granted` tries again with the approval. What was typed stays meanwhile.
 */
export function useApproved(attempt: (approvalId: number | null) => Promise<void>) {
  const [asked, setAsked] = useState<AskedApproval | null>(null);
  async function go(approvalId: number | null): Promise<void> {
    try {
      await attempt(approvalId);
    } catch (thrown) {
      // Everything else is said by the notice, from the write's own error.
      if (isRefusal(thrown, 'APPROVAL_NEEDED')) setAsked(thrown.data as AskedApproval);
    }
  }
  return {
    asked,
    send: () => void go(null),
    granted: (approvalId: number) => {
      setAsked(null);
      void go(approvalId);
    },
    cancel: () => setAsked(null),
  };
}
