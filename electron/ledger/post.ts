import { accountsOf, type LedgerKind, type MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { WriteContext } from '../server/service.ts';
import * as ledgerSql from './ledger.sql.ts';
import { freezePaper } from './letterheads.ts';

export type LedgerEntry = {
  kind: LedgerKind;
  /** More than nothing. */
  amountPaise: number;
  onDate: LocalDate;
  mode?: MoneyMode;
  /** Of a paper: receipt, advance receipt, refund or expense voucher. */
  number?: string;
  billId?: number;
  patientId?: number;
  doctorId?: number;
  /** Required for whatever touches a drawer. */
  shiftId?: number;
  reference?: string;
  reason?: string;
  reversesId?: number;
  documentId?: number;
};

/** The one way into the ledger: two accounts by kind, the person from the session. Returns the row's id. */
export function post(ctx: WriteContext, { kind, amountPaise, onDate, mode, ...about }: LedgerEntry): number {
  const entryId = ledgerSql.insert(ctx.db, {
    ...accountsOf(kind, mode ?? null),
    kind,
    amountPaise,
    onDate: toDayNumber(onDate),
    postedAt: ctx.now(),
    number: about.number ?? null,
    billId: about.billId ?? null,
    patientId: about.patientId ?? null,
    doctorId: about.doctorId ?? 0,
    shiftId: about.shiftId ?? null,
    userId: ctx.session.userId,
    reference: about.reference ?? '',
    reason: about.reason ?? '',
    reversesId: about.reversesId ?? null,
    documentId: about.documentId ?? null,
  });
  if (about.number !== undefined) {
    freezePaper(ctx.db, { paper: 'entry', subjectId: entryId, doctorId: about.doctorId ?? 0 });
  }
  return entryId;
}

/** Nothing moves when nothing is owed: entries of no amount are left out. */
export function postAll(ctx: WriteContext, entries: readonly LedgerEntry[]): void {
  for (const entry of entries) if (entry.amountPaise > 0) post(ctx, entry);
}
