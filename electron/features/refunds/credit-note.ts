import { AppError } from '#shared/contract/app-error.ts';
import { type ChosenLine, creditAmounts, tooMuchOf } from '#shared/features/refunds/credit.rules.ts';
import type { CreditNote, RestTo } from '#shared/features/refunds/refund.schema.ts';
import { financialYearOf, fromDayNumber, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { freezePaper } from '../../ledger/letterheads.ts';
import { takeNumber } from '../../ledger/numbers.ts';
import { openDayFrom } from '../../ledger/open-day.ts';
import { postAll } from '../../ledger/post.ts';
import type { WriteContext } from '../../server/service.ts';
import type { PaidFrom } from '../dues/dues.service.ts';
import { type BillAccount, getStandingAccount, takingBack } from './bill-account.ts';
import * as notesSql from './credit-notes.sql.ts';
import { givenBackTo } from './give-back.ts';
import { endCreditedPackages, linesToCredit } from './sold-packages.ts';

export function creditNoteOf(db: ReadableDb, row: notesSql.CreditNoteRow): CreditNote {
  const { patientId: _patient, doctorId: _doctor, billedOn: _day, onDate, ...note } = row;
  return { ...note, onDate: fromDayNumber(onDate), lines: notesSql.listLines(db, row.id) };
}

export type PlannedCredit = ReturnType<typeof creditAmounts> & {
  bill: BillAccount;
  lowersDuePaise: number;
  /** What was paid for the credited lines. */
  restPaise: number;
  /** To whom it goes back: the record that it came from. */
  restParts: PaidFrom[];
};

/** What a credit note over these lines would be now; refuses lines of which less is left, and a company's money. */
export function planCredit(db: ReadableDb, billId: number, lines: readonly ChosenLine[]): PlannedCredit {
  const bill = getStandingAccount(db, billId);
  const creditable = { ...bill, lines: linesToCredit(db, bill) };
  const lineNumbers = tooMuchOf(creditable, lines);
  if (lineNumbers.length > 0) throw new AppError('CREDIT_MORE_THAN_LEFT', { lineNumbers });
  const amounts = creditAmounts(creditable, lines);
  if (amounts.totalPaise <= 0) {
    const isUsedUp = amounts.lines.some(({ keptPaise = 0 }) => keptPaise > 0);
    throw new AppError(isUsedUp ? 'PACKAGE_HAS_NOTHING_LEFT' : 'NOTHING_TO_CREDIT');
  }
  const lowersDuePaise = Math.min(amounts.totalPaise, bill.duePaise);
  const restPaise = amounts.totalPaise - lowersDuePaise;
  return { ...amounts, bill, lowersDuePaise, restPaise, restParts: givenBackTo(db, bill, restPaise) };
}

type NewCredit = {
  plan: PlannedCredit;
  reason: string;
  restTo: RestTo;
  approvalId: number | null;
};

/** Numbers the note, writes its lines and moves what it says; returns its id. */
export function issueCreditNote(ctx: WriteContext, { plan, reason, restTo, approvalId }: NewCredit): number {
  const { bill, lines, totalPaise, taxPaise, roundOffPaise, lowersDuePaise, restParts } = plan;
  const { billId, patientId, doctorId } = bill;
  const onDate = openDayFrom(ctx, bill.onDate);
  endCreditedPackages(ctx, bill, { lines, reason });
  const creditNoteId = notesSql.insert(ctx.db, {
    number: takeNumber(ctx.db, 'creditNote', onDate),
    financialYear: financialYearOf(onDate),
    onDate: toDayNumber(onDate),
    issuedAt: ctx.now(),
    byUser: ctx.session.userId,
    ...{ billId, reason, totalPaise, taxPaise, roundOffPaise, lowersDuePaise, restTo, approvalId },
  });
  freezePaper(ctx.db, { paper: 'creditNote', subjectId: creditNoteId, doctorId });
  for (const line of lines) notesSql.insertLine(ctx.db, creditNoteId, billId, line);
  const about = { billId, patientId, doctorId, onDate, reason, documentId: creditNoteId };
  postAll(ctx, [
    ...restParts.map(part => ({
      ...{
        ...about,
        ...part,
        kind: restTo === 'advance' ? ('keptAsAdvance' as const) : ('toPayBack' as const),
      },
    })),
    ...takingBack('credit', plan, about),
  ]);
  ctx.alsoChanges('billing', 'catalogue', 'dues', 'patients', 'queue', 'reports', 'shares');
  return creditNoteId;
}

export function getCreditNote(db: ReadableDb, creditNoteId: number): CreditNote {
  const row = notesSql.find(db, creditNoteId);
  if (!row) throw new AppError('NOT_FOUND', { what: 'creditNote' });
  return creditNoteOf(db, row);
}
