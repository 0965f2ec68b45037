import * as z from 'zod';
import { roleSchema } from '../../contract/permissions.ts';
import { read, task, write } from '../../contract/procedure.ts';
import { idSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import {
  approvalAskedSchema,
  approvalKindSchema,
  approvalSchema,
  approverSchema,
  discountCapSchema,
  discountReasonSchema,
  permilleSchema,
} from './approval.schema.ts';

export const discountRulesSchema = z.object({
  /** In force on the day that was asked for. */
  caps: z.array(discountCapSchema),
  /** Those that begin later. */
  comingCaps: z.array(discountCapSchema),
  /** What the person who asks may give without anybody. */
  ownPermille: permilleSchema,
  reasons: z.array(discountReasonSchema),
});

export const approvalsContract = {
  /** Somebody who may says yes on the spot, at the asker's screen, with their own PIN or password. */
  grant: task({
    permission: 'billing:read',
    audit: 'approval.given',
    input: approvalAskedSchema,
    output: approvalSchema,
    errors: {
      WRONG_PASSWORD: z.object({ triesLeft: z.int() }),
      WAIT_BEFORE_NEXT_TRY: z.object({ seconds: z.int() }),
      PIN_NOT_USABLE: z.object({}),
      APPROVER_NOT_ALLOWED: z.object({ kind: approvalKindSchema }),
      APPROVER_MUST_BE_ANOTHER: z.object({}),
      /** One who may do it does it: the write takes no approval. */
      APPROVAL_NOT_NEEDED: z.object({}),
    },
  }),
  /** A task for the sake of `canUsePin`, which the open clinic knows and no table. */
  approvers: task({
    permission: 'billing:read',
    audit: 'approvers.listed',
    recorded: false,
    input: z.object({ kind: approvalKindSchema }),
    output: z.array(approverSchema),
  }),
  discountRules: read({
    permission: 'billing:read',
    audit: 'discountRules.read',
    input: z.object({ onDate: localDateSchema.optional() }),
    output: discountRulesSchema,
  }),
  setDiscountCap: write({
    permission: 'settings:change',
    audit: 'discountCap.set',
    input: z.object({ role: roleSchema, permille: permilleSchema, validFrom: localDateSchema.optional() }),
    output: discountRulesSchema,
    errors: { CAP_BEGAN_ALREADY: z.object({}), CAP_OF_APPROVER: z.object({ role: roleSchema }) },
  }),
  addDiscountReason: write({
    permission: 'settings:change',
    audit: 'discountReason.added',
    input: z.object({
      label: lineSchema(40).refine(text => /\p{L}/u.test(text), 'REQUIRED'),
    }),
    output: discountRulesSchema,
    errors: { DISCOUNT_REASON_EXISTS: z.object({ reasonId: idSchema }) },
  }),
  /** No longer offered; bills that say it keep it. */
  retireDiscountReason: write({
    permission: 'settings:change',
    audit: 'discountReason.retired',
    input: z.object({ reasonId: idSchema }),
    output: discountRulesSchema,
  }),
};
