import { AppError } from '#shared/contract/app-error.ts';
import type { Refund, RefundState } from '#shared/features/refunds/refund.schema.ts';
import { fromDayNumber, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { openDay } from '../../ledger/open-day.ts';
import type { WriteContext } from '../../server/service.ts';
import * as refundsSql from './refunds.sql.ts';

export type RefundRow = refundsSql.RefundRow;

export function refundOf(row: RefundRow): Refund {
  const { id, state, source, patientId, fullName, uhid, billId, amountPaise, reason } = row;
  const { requestedById, requestedBy, requestedAt, entryId, mode, paidOn } = row;
  return {
    ...{ id, state, source, patientId, fullName, uhid, billId, amountPaise, reason },
    ...{ requestedById, requestedBy, requestedAt },
    billNumber: row.billNumber ?? '',
    requestedOn: fromDayNumber(row.requestedOn),
    decidedBy: row.approvedBy ?? row.rejectedBy ?? '',
    rejectedBecause: row.rejectedBecause ?? '',
    paid:
      entryId === null || mode === null || paidOn === null
        ? null
        : {
            ...{ entryId, mode, number: row.voucherNumber ?? '', onDate: fromDayNumber(paidOn) },
            userName: row.paidBy ?? '',
          },
  };
}

export function getRefundRow(db: ReadableDb, refundId: number): RefundRow {
  const row = refundsSql.find(db, refundId);
  if (!row) throw new AppError('NOT_FOUND', { what: 'refund' });
  return row;
}

/** The refund in the state that an act needs; another state says what came first. */
export function getRefundIn(db: ReadableDb, refundId: number, state: RefundState): RefundRow {
  const row = getRefundRow(db, refundId);
  if (row.state !== state) throw new AppError('REFUND_NOT_THERE', { state: row.state });
  return row;
}

type NewEvent = { refundId: number; event: RefundState } & Partial<
  Pick<refundsSql.NewEventRow, 'approverId' | 'approvalId' | 'ledgerId' | 'reason'>
>;

export function addEvent(ctx: WriteContext, { refundId, event, ...about }: NewEvent): void {
  refundsSql.insertEvent(ctx.db, {
    ...{ refundId, event, onDate: toDayNumber(openDay(ctx)), at: ctx.now(), byUser: ctx.session.userId },
    approverId: about.approverId ?? null,
    approvalId: about.approvalId ?? null,
    ledgerId: about.ledgerId ?? null,
    reason: about.reason ?? '',
  });
}

/** Writes a refund down with who asked for it; returns its id. */
export function addRefund(ctx: WriteContext, refund: refundsSql.NewRefundRow): number {
  const refundId = refundsSql.insert(ctx.db, refund);
  addEvent(ctx, { refundId, event: 'requested' });
  return refundId;
}
