import * as z from 'zod';
import { roleSchema } from '../../contract/permissions.ts';
import { idSchema, patientIdSchema, userIdSchema } from '../../kernel/ids.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { lineSchema } from '../../kernel/text.ts';
import { passwordSchema } from '../users/user.schema.ts';

export const APPROVAL_KINDS = [
  'discount',
  'refund',
  'cancel',
  'priceOverride',
  'reversal',
  'countersign',
] as const;
export const approvalKindSchema = z.enum(APPROVAL_KINDS);
export type ApprovalKind = z.infer<typeof approvalKindSchema>;

/** In paise; 0 where no money is approved (a countersignature). Ten crore rupees are beyond any bill of a clinic. */
export const approvedAmountSchema = z
  .int('NOT_AN_AMOUNT')
  .min(0, 'NEGATIVE_AMOUNT')
  .max(100_000_000_00, 'AMOUNT_TOO_LARGE');

export const approvalAskedSchema = z.object({
  kind: approvalKindSchema,
  amountPaise: approvedAmountSchema,
  patientId: patientIdSchema.nullable(),
  /** What it is for, as the approver reads it: 'Bill of Asha Rao, staff'. */
  about: lineSchema(120),
  approverId: userIdSchema,
  /** Four to six digits are a PIN, everything else is a password. */
  secret: passwordSchema,
});

export const approvalSchema = z.object({
  approvalId: idSchema,
  approverName: z.string(),
  expiresAt: z.int(),
});
export type Approval = z.infer<typeof approvalSchema>;

/** What a write that takes an `approvalId` may refuse: spread into its `errors`. */
export const approvalRefusals = {
  /** More than one's own permission or cap; ask somebody who may. */
  APPROVAL_NEEDED: z.object({ kind: approvalKindSchema, amountPaise: z.int() }),
  APPROVAL_EXPIRED: z.object({}),
  APPROVAL_USED: z.object({}),
  APPROVAL_TOO_SMALL: z.object({ approvedPaise: z.int() }),
  /** Of another person's asking, for another patient or for something else. */
  APPROVAL_OF_ANOTHER: z.object({}),
};

export const approverSchema = z.object({
  userId: userIdSchema,
  fullName: z.string(),
  hasPin: z.boolean(),
  /** A PIN works only after the full password was given since the program started. */
  canUsePin: z.boolean(),
});
export type Approver = z.infer<typeof approverSchema>;

export const permilleSchema = z.int('NOT_A_SHARE').min(0, 'NOT_A_SHARE').max(1_000, 'NOT_A_SHARE');

export const discountCapSchema = z.object({
  role: roleSchema,
  /** Thousandths of the bill: 100 is ten per cent. */
  permille: permilleSchema,
  validFrom: localDateSchema,
});
export type DiscountCap = z.infer<typeof discountCapSchema>;

export const discountReasonSchema = z.object({
  id: idSchema,
  /** Set on those the program brings, which the screen shows in its own language; null on the clinic's own. */
  code: z.string().nullable(),
  /** As it is printed. */
  label: z.string(),
});
export type DiscountReason = z.infer<typeof discountReasonSchema>;
