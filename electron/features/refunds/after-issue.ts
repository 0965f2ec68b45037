import type { AfterIssue } from '#shared/features/refunds/refund.schema.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import * as accountSql from './bill-account.sql.ts';
import { getAccount } from './bill-account.ts';
import { creditNoteOf } from './credit-note.ts';
import * as notesSql from './credit-notes.sql.ts';
import { refundOf } from './refund-record.ts';
import * as refundsSql from './refunds.sql.ts';

/** What became of a bill: cancelled, credited, refunded, written off. */
export function afterIssue(ctx: ReadContext | WriteContext, { billId }: { billId: number }): AfterIssue {
  const { writtenOffPaise } = getAccount(ctx.db, billId);
  const cancel = accountSql.findCancel(ctx.db, billId);
  return {
    cancel: cancel ? { ...cancel, onDate: fromDayNumber(cancel.onDate) } : null,
    creditNotes: notesSql.listOfBill(ctx.db, billId).map(row => creditNoteOf(ctx.db, row)),
    refunds: refundsSql.listOfBill(ctx.db, billId).map(refundOf),
    writtenOffPaise,
  };
}
