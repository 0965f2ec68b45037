import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { permilleWords } from '#shared/features/billing/gst-summary.rules.ts';
import { taxPartsOf } from '#shared/features/billing/place-of-supply.rules.ts';
import type { refundsContract } from '#shared/features/refunds/refunds.contract.ts';
import { PRINT_WORDS, type PrintWords } from '#shared/i18n/print-words.ts';
import { MONEY_WORDS } from '#shared/i18n/print-words-money.ts';
import { formatDate, fromDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import type { SumRow } from '../billing/billing.service.ts';
import {
  buyerOnBill,
  gstOnPaper,
  lineOnPaper,
  paymentWords,
  personMoneyPage,
  printVoucher,
  type VoucherPrint,
  voucherDocument,
} from '../billing/billing.service.ts';
import * as notesSql from './credit-notes.sql.ts';
import { getRefundRow } from './refund-record.ts';

type InputOf<Name extends keyof typeof refundsContract> = ParsedInputOf<(typeof refundsContract)[Name]>;
type PrintedPage = { pdf: string; fileName: string };

type NoteLine = ReturnType<typeof notesSql.listLines>[number];

/** With the rate of its tax, in the words of the paper. */
function noteLine(line: NoteLine, words: PrintWords): NoteLine {
  const { gstPermille } = line;
  const rate = gstPermille > 0 ? `, GST\u00a0${permilleWords(gstPermille)}` : '';
  return { ...line, description: `${lineOnPaper(line, words)}${rate}` };
}

/** Rule 53 of the CGST Rules: the bill's buyer, its number and date, value, rate and tax that are taken back. */
function creditNotePrint(
  ctx: ReadContext,
  { creditNoteId, paper }: InputOf<'printCreditNote'>,
): VoucherPrint {
  const note = notesSql.find(ctx.db, creditNoteId);
  if (!note) throw new AppError('NOT_FOUND', { what: 'creditNote' });
  const lines = notesSql.listLines(ctx.db, creditNoteId);
  const { patientId, doctorId, number, totalPaise, taxPaise, roundOffPaise, lowersDuePaise, restTo } = note;
  const page = personMoneyPage(ctx, {
    ...{ patientId, doctorId, number, at: note.issuedAt, paper, cancelledBecause: null },
    of: { paper: 'creditNote', subjectId: creditNoteId },
    ...{ onDate: fromDayNumber(note.onDate), cashierName: note.userName },
  });
  const words = PRINT_WORDS[page.language];
  const own = MONEY_WORDS[page.language];
  const gst = taxPaise > 0 ? gstOnPaper(page, lines) : null;
  const { cgstPaise, sgstPaise, igstPaise } = taxPartsOf(lines);
  const sums: SumRow[] = [
    { label: own.taxableValue, amountPaise: totalPaise - taxPaise - roundOffPaise },
    ...(cgstPaise + sgstPaise > 0
      ? [
          { label: own.cgst, amountPaise: cgstPaise },
          { label: gst?.isUnionTerritory ? words.unionTax : own.sgst, amountPaise: sgstPaise },
        ]
      : []),
    ...(igstPaise > 0 ? [{ label: own.igst, amountPaise: igstPaise }] : []),
    ...(roundOffPaise === 0 ? [] : [{ label: words.roundOff, amountPaise: roundOffPaise }]),
    { label: own.creditTotal, amountPaise: totalPaise, isFinal: true },
  ];
  const restPaise = totalPaise - lowersDuePaise;
  const restWord = restTo === 'advance' ? own.keptAsAdvance : own.toPayBack;
  return {
    ...page,
    gst,
    patient: buyerOnBill(ctx, note.billId),
    title: own.creditNote,
    reference: own.against(note.billNumber, formatDate(fromDayNumber(note.billedOn))),
    said: own.creditTotal,
    amountPaise: totalPaise,
    paymentReference: '',
    lines: lines.map(line => noteLine(line, words)),
    sums: [
      ...(taxPaise > 0 || roundOffPaise !== 0 ? sums : []),
      ...(lowersDuePaise > 0 ? [{ label: own.takenOffDue, amountPaise: lowersDuePaise }] : []),
      ...(restPaise > 0 ? [{ label: restWord, amountPaise: restPaise }] : []),
    ],
    notes: [`${own.reason}: ${note.reason}`],
    receiverSigns: null,
  };
}

function voucherPrint(ctx: ReadContext, { refundId, paper }: InputOf<'printVoucher'>): VoucherPrint {
  const refund = getRefundRow(ctx.db, refundId);
  const { patientId, amountPaise, mode, voucherNumber: number, paidAt, paidOn, reference, entryId } = refund;
  if (number === null || mode === null || paidAt === null || paidOn === null || entryId === null) {
    throw new AppError('NOT_FOUND', { what: 'refund' });
  }
  const paidBy = refund.paidBy ?? '';
  const page = personMoneyPage(ctx, {
    ...{ patientId, doctorId: refund.doctorId ?? 0, number, at: paidAt, paper, cancelledBecause: null },
    of: { paper: 'entry', subjectId: entryId },
    ...{ onDate: fromDayNumber(paidOn), cashierName: paidBy },
  });
  const words = PRINT_WORDS[page.language];
  const own = MONEY_WORDS[page.language];
  const paid = paymentWords({ receiptNumber: number, mode, amountPaise, reference: reference ?? '' }, words);
  const about = refund.billNumber === null ? own.refundOfAdvance : own.refundOfBill(refund.billNumber);
  return {
    ...page,
    gst: null,
    title: own.refundVoucher,
    reference: about,
    said: `${own.paidBack}, ${paid.mode}`,
    amountPaise,
    paymentReference: paid.reference,
    lines: [],
    sums: [],
    notes: [
      `${own.reason}: ${refund.reason}`,
      `${own.approvedBy}: ${refund.approvedBy ?? ''}`,
      `${own.paidBy}: ${paidBy}`,
    ],
    receiverSigns: own.receiverSigns,
  };
}

export async function printCreditNote(
  ctx: TaskContext,
  asked: InputOf<'printCreditNote'>,
): Promise<PrintedPage> {
  const print = ctx.reading(read => creditNotePrint(read, asked));
  const subjectId = asked.creditNoteId;
  return printVoucher(ctx, {
    ...{
      page: 'creditNote',
      subjectId,
      entity: 'creditNote',
      print,
      document: voucherDocument,
    },
  });
}

export async function printVoucherOf(ctx: TaskContext, asked: InputOf<'printVoucher'>): Promise<PrintedPage> {
  const print = ctx.reading(read => voucherPrint(read, asked));
  return printVoucher(ctx, {
    ...{
      page: 'refundVoucher',
      subjectId: asked.refundId,
      entity: 'refund',
      print,
      document: voucherDocument,
    },
  });
}
