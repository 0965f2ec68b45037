import type { ComponentType } from 'react';
import type { Permission } from '#shared/contract/permissions.ts';
import type { Bill } from '#shared/features/billing/bill.schema.ts';
import type { WordKey } from '#shared/i18n/translate.ts';

export type BillActProps = { bill: Bill; onDone: () => void };

/** Something that may be done to a bill that stands. */
export type BillAct = {
  letter: string;
  word: WordKey;
  permission: Permission;
  /** Whether it makes sense for this bill as it is now. */
  fits: (bill: Bill) => boolean;
  Panel: ComponentType<BillActProps>;
};
