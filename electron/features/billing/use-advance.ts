import { AppError } from '#shared/contract/app-error.ts';
import type { ReadableDb } from '../../database/db.ts';
import { balanceOfRecord } from '../../ledger/ledger.sql.ts';
import { type LedgerEntry, post } from '../../ledger/post.ts';
import type { WriteContext } from '../../server/service.ts';
import { membersOf } from '../patients/patients.service.ts';

/** What the clinic holds of a person, whichever of their records it was paid on. */
export function advanceOf(db: ReadableDb, patientId: number): number {
  return membersOf(db, patientId).reduce(
    (sum, recordId) => sum + balanceOfRecord(db, recordId).advancePaise,
    0,
  );
}

type AdvanceUse = Required<Pick<LedgerEntry, 'amountPaise' | 'onDate' | 'billId' | 'patientId' | 'doctorId'>>;

/** Pays a bill from the person's advance, the oldest record's first; the money stays on the record it was paid on. */
export function payFromAdvance(ctx: WriteContext, { amountPaise, patientId, ...about }: AdvanceUse): void {
  const availablePaise = advanceOf(ctx.db, patientId);
  if (amountPaise > availablePaise) throw new AppError('ADVANCE_NOT_ENOUGH', { availablePaise });
  let left = amountPaise;
  for (const recordId of membersOf(ctx.db, patientId).toSorted((a, b) => a - b)) {
    const part = Math.min(left, balanceOfRecord(ctx.db, recordId).advancePaise);
    if (part > 0) post(ctx, { ...about, kind: 'advanceApplied', patientId: recordId, amountPaise: part });
    left -= part;
  }
}
