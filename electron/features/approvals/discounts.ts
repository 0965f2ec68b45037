import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed, permissions, type Role } from '#shared/contract/permissions.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { approvalsContract } from '#shared/features/approvals/approvals.contract.ts';
import { reasonInWords } from '#shared/features/approvals/discount-reason.rules.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import * as discountsSql from './discounts.sql.ts';

type DiscountRules = OutputOf<typeof approvalsContract.discountRules>;

/** Thousandths of a bill that a person gives without asking: the most that any of their roles may. */
export function discountCapOf(db: ReadableDb, roles: readonly Role[], onDate: LocalDate): number {
  // Who approves the discounts of others needs nobody's word for their own.
  if (isAllowed(roles, 'discounts:approve')) return 1_000;
  const day = toDayNumber(onDate);
  return Math.max(0, ...roles.map(role => discountsSql.capOf(db, role, day).permille));
}

function rulesOn({ db, session }: ReadContext, onDate: LocalDate): DiscountRules {
  const day = toDayNumber(onDate);
  return {
    caps: permissions['billing:issue'].map(role => {
      const { permille, validFrom } = discountsSql.capOf(db, role, day);
      return { role, permille, validFrom: fromDayNumber(validFrom) };
    }),
    comingCaps: discountsSql
      .listCapsAfter(db, day)
      .map(cap => ({ ...cap, validFrom: fromDayNumber(cap.validFrom) })),
    ownPermille: discountCapOf(db, session.roles, onDate),
    reasons: discountsSql.listReasons(db),
  };
}

export function discountRules(
  ctx: ReadContext,
  { onDate }: ParsedInputOf<typeof approvalsContract.discountRules>,
): DiscountRules {
  return rulesOn(ctx, onDate ?? ctx.today());
}

export function setDiscountCap(
  ctx: WriteContext,
  input: ParsedInputOf<typeof approvalsContract.setDiscountCap>,
): DiscountRules {
  const { role, permille, validFrom = ctx.today() } = input;
  if (isAllowed([role], 'discounts:approve')) throw new AppError('CAP_OF_APPROVER', { role });
  if (validFrom < ctx.today()) throw new AppError('CAP_BEGAN_ALREADY');
  const capId = discountsSql.insertCap(ctx.db, {
    ...{ role, permille, validFrom: toDayNumber(validFrom) },
    ...{ setBy: ctx.session.userId, setAt: ctx.now() },
  });
  ctx.subject('discountCap', capId, { role, permille, validFrom });
  return rulesOn(ctx, ctx.today());
}

type ReasonOfBill = { discountReason: string; discountReasonId?: number | null | undefined };

/**
 * Why a discount is given, as a bill keeps it: the words of the chosen reason, or words of one's own, which are the
 * list's where they say the same. DISCOUNT_REASON_GONE for one that is not offered any more.
 */
export function discountReasonOf(
  db: ReadableDb,
  { discountReason, discountReasonId: reasonId = null }: ReasonOfBill,
): { discountReason: string; discountReasonId: number | null } {
  const reasons = discountsSql.listReasons(db);
  if (reasonId === null) {
    return { discountReason, discountReasonId: reasonInWords(reasons, discountReason)?.id ?? null };
  }
  const chosen = reasons.find(({ id }) => id === reasonId);
  if (!chosen) throw new AppError('DISCOUNT_REASON_GONE', { reasonId });
  return { discountReason: chosen.label, discountReasonId: reasonId };
}

export function addDiscountReason(
  ctx: WriteContext,
  { label }: ParsedInputOf<typeof approvalsContract.addDiscountReason>,
): DiscountRules {
  const same = reasonInWords(discountsSql.listReasons(ctx.db), label);
  if (same) throw new AppError('DISCOUNT_REASON_EXISTS', { reasonId: same.id });
  const reasonId = discountsSql.insertReason(ctx.db, label, ctx.session.userId, ctx.now());
  ctx.subject('discountReason', reasonId);
  return rulesOn(ctx, ctx.today());
}

export function retireDiscountReason(
  ctx: WriteContext,
  { reasonId }: ParsedInputOf<typeof approvalsContract.retireDiscountReason>,
): DiscountRules {
  if (!discountsSql.listReasons(ctx.db).some(({ id }) => id === reasonId)) {
    throw new AppError('NOT_FOUND', { what: 'discountReason' });
  }
  discountsSql.retireReason(ctx.db, reasonId, ctx.session.userId, ctx.now());
  ctx.subject('discountReason', reasonId);
  return rulesOn(ctx, ctx.today());
}
