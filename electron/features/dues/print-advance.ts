import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { duesContract } from '#shared/features/dues/dues.contract.ts';
import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import { MONEY_WORDS } from '#shared/i18n/print-words-money.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import {
  paymentWords,
  personMoneyPage,
  printVoucher,
  type VoucherPrint,
  voucherDocument,
} from '../billing/billing.service.ts';
import * as entriesSql from './entries.sql.ts';
import { getEntry } from './person-money.ts';

type Asked = ParsedInputOf<typeof duesContract.printAdvance>;

function advancePrint(ctx: ReadContext, { entryId, paper }: Asked): VoucherPrint {
  const entry = getEntry(ctx.db, entryId);
  const { kind, patientId, mode, number, amountPaise, reference } = entry;
  if (kind !== 'advance' || patientId === null || mode === null || number === null) {
    throw new AppError('NOT_FOUND', { what: 'payment' });
  }
  const page = personMoneyPage(ctx, {
    ...{ patientId, doctorId: entry.doctorId, number, at: entry.at, paper },
    of: { paper: 'entry', subjectId: entryId },
    ...{ onDate: fromDayNumber(entry.onDate), cashierName: entry.userName },
    cancelledBecause: entriesSql.findReversalReason(ctx.db, entryId) ?? null,
  });
  const words = PRINT_WORDS[page.language];
  const own = MONEY_WORDS[page.language];
  const paid = paymentWords({ receiptNumber: number, mode, amountPaise, reference }, words);
  return {
    ...page,
    gst: null,
    title: own.advanceReceipt,
    reference: '',
    said: `${words.received}, ${paid.mode}`,
    amountPaise,
    paymentReference: paid.reference,
    lines: [],
    sums: [],
    notes: [own.advanceNote, `${words.receivedBy}: ${entry.userName}`],
    receiverSigns: null,
  };
}

export async function printAdvance(
  ctx: TaskContext,
  asked: Asked,
): Promise<{ pdf: string; fileName: string }> {
  const print = ctx.reading(read => advancePrint(read, asked));
  return printVoucher(ctx, {
    ...{ page: 'advance', subjectId: asked.entryId, entity: 'payment', print, document: voucherDocument },
  });
}
