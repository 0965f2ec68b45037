import { AppError } from '#shared/contract/app-error.ts';
import { type ChosenLine, creditAmounts, tooMuchOf } from '#shared/features/refunds/credit.rules.ts';
import type { CreditNote, RestTo } from '#shared/features/refunds/refund.schema.ts';
import { financialYearOf, fromDayNumber, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { takeNumber } from '../../ledger/numbers.ts';
import { postAll } from '../../ledger/post.ts';
import type { WriteContext } from '../../server/service.ts';
import { dayOfBill } from '../dues/dues.service.ts';
import * as accountSql from './bill-account.sql.ts';
import { type BillAccount, getStandingAccount, takingBack } from './bill-account.ts';
import * as notesSql from './credit-notes.sql.ts';

export function creditNoteOf(db: ReadableDb, row: notesSql.CreditNoteRow): CreditNote {
  const { patientId: _patient, doctorId: _doctor, billedOn: _day, onDate, ...note } = row;
  return { ...note, onDate: fromDayNumber(onDate), lines: notesSql.listLines(db, row.id) };
}

export type PlannedCredit = ReturnType<typeof creditAmounts> & {
  bill: BillAccount;
  lowersDuePaise: number;
  /** What was paid for the credited lines. */
  restPaise: number;
};

/** What a credit note over these lines would be now; refuses lines of which less is left. */
export function planCredit(db: ReadableDb, billId: number, lines: readonly ChosenLine[]): PlannedCredit {
  const bill = getStandingAccount(db, billId);
  const creditable = { ...bill, lines: accountSql.listLines(db, billId) };
  const lineNumbers = tooMuchOf(creditable, lines);
  if (lineNumbers.length > 0) throw new AppError('CREDIT_MORE_THAN_LEFT', { lineNumbers });
  const amounts = creditAmounts(creditable, lines);
  if (amounts.totalPaise <= 0) throw new AppError('NOTHING_TO_CREDIT');
  const lowersDuePaise = Math.min(amounts.totalPaise, bill.duePaise);
  return { ...amounts, bill, lowersDuePaise, restPaise: amounts.totalPaise - lowersDuePaise };
}

type NewCredit = {
  plan: PlannedCredit;
  reason: string;
  restTo: RestTo;
  approvalId: number | null;
};

/** Numbers the note, writes its lines and moves what it says; returns its id. */
export function issueCreditNote(ctx: WriteContext, { plan, reason, restTo, approvalId }: NewCredit): number {
  const { bill, lines, totalPaise, taxPaise, roundOffPaise, lowersDuePaise, restPaise } = plan;
  const { billId, patientId, doctorId } = bill;
  if (bill.partyId !== null && restPaise > 0) throw new AppError('BILL_OF_PARTY_PAID');
  const onDate = dayOfBill(ctx, bill);
  const creditNoteId = notesSql.insert(ctx.db, {
    number: takeNumber(ctx.db, 'creditNote', onDate),
    financialYear: financialYearOf(onDate),
    onDate: toDayNumber(onDate),
    issuedAt: ctx.now(),
    byUser: ctx.session.userId,
    ...{ billId, reason, totalPaise, taxPaise, roundOffPaise, lowersDuePaise, restTo, approvalId },
  });
  for (const line of lines) notesSql.insertLine(ctx.db, creditNoteId, billId, line);
  const about = { billId, patientId, doctorId, onDate, reason, documentId: creditNoteId };
  postAll(ctx, [
    { ...about, kind: restTo === 'advance' ? 'keptAsAdvance' : 'toPayBack', amountPaise: restPaise },
    ...takingBack('credit', plan, about),
  ]);
  ctx.alsoChanges('billing', 'dues', 'patients', 'queue', 'reports');
  return creditNoteId;
}

export function getCreditNote(db: ReadableDb, creditNoteId: number): CreditNote {
  const row = notesSql.find(db, creditNoteId);
  if (!row) throw new AppError('NOT_FOUND', { what: 'creditNote' });
  return creditNoteOf(db, row);
}
