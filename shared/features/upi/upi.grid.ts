import { rangeIn } from '../../i18n/day-words.ts';
import type { Translate, WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { Language } from '../settings/settings.schema.ts';
import type { Awaiting, MatchKind, StatementRow, UpiDay, UpiFile, UpiList, UpiTaking } from './upi.schema.ts';

export const MATCH_WORDS: Record<MatchKind, WordKey> = {
  utr: 'upi.matchUtr',
  qr: 'upi.matchQr',
  lastSix: 'upi.matchLastSix',
  named: 'upi.matchNamed',
  amountAndDay: 'upi.matchAmountAndDay',
  mismatch: 'upi.matchMismatch',
};

/** Who paid: a company names itself, a person stands with their number. */
export function payerOf({ partyName, patientName }: UpiTaking): string {
  return partyName || patientName;
}

/** The receipt, or the first of those that a company's payment gave together. */
export function receiptOf({ receiptNumber, receiptCount }: UpiTaking, t: Translate): string {
  if (receiptCount < 2) return receiptNumber;
  return t('upi.receiptsOf', { receipt: receiptNumber, count: receiptCount - 1 });
}

/** The takings that wait for the bank, or those that it has confirmed. */
export function takingsOn({ takings }: Pick<Awaiting, 'takings'>, list: UpiList): UpiTaking[] {
  return takings.filter(({ confirmation }) => (confirmation === null) === (list === 'waiting'));
}

type UpiOnPaper<List = UpiFile> = { t: Translate; language: Language; list: List };

/** One of the lists of UPI money against the bank (BIL-9), or its days. */
export function upiGrid(answer: Awaiting, about: UpiOnPaper): Grid {
  const { t, language, list } = about;
  const head = {
    title: t('upi.awaitingTitle'),
    subtitle: `${t(`upi.${list}`)} · ${rangeIn(language, answer)}`,
    totalLabel: t('common.gridTotal'),
  };
  if (list === 'unclaimed') return transfersGrid(answer.unclaimed, head, t);
  if (list === 'days') return daysGrid(answer.days, head, t);
  return takingsGrid(takingsOn(answer, list), head, { t, language, list });
}

type Head = Pick<Grid, 'title' | 'subtitle'> & { totalLabel: string };

function takingsGrid(takings: readonly UpiTaking[], head: Head, { t, list }: UpiOnPaper<UpiList>): Grid {
  const fits = { key: 'fits', label: t('upi.fits'), of: (taking: UpiTaking) => fitOf(taking, t) };
  return gridOf({
    ...head,
    rows: takings,
    columns: [
      { key: 'received', label: t('upi.received'), kind: 'instant', of: taking => taking.receivedAt },
      { key: 'payer', label: t('upi.patient'), of: payerOf },
      { key: 'uhid', label: t('upi.uhid'), of: taking => (taking.partyId === null ? taking.uhid : '') },
      { key: 'receipt', label: t('upi.receipt'), of: taking => receiptOf(taking, t) },
      { key: 'bill', label: t('upi.bill'), of: taking => taking.billNumber },
      { key: 'typed', label: t('upi.typedUtr'), of: taking => taking.reference },
      fits,
      ...(list === 'confirmed' ? confirmationOf(t) : []),
      {
        key: 'amount',
        label: t('upi.amount'),
        kind: 'paise',
        of: taking => taking.amountPaise,
        total: 'sum',
      },
    ],
  });
}

function confirmationOf(t: Translate) {
  return [
    {
      key: 'confirmedBy',
      label: t('upi.confirmedByWhom'),
      of: ({ confirmation }: UpiTaking) => confirmation?.confirmedByName ?? null,
    },
    {
      key: 'confirmedAt',
      label: t('upi.confirmedAt'),
      kind: 'instant' as const,
      of: ({ confirmation }: UpiTaking) => confirmation?.confirmedAt ?? null,
    },
  ];
}

function fitOf({ suggestion, confirmation }: UpiTaking, t: Translate): string {
  if (confirmation) return confirmation.utr;
  return suggestion ? `${t(MATCH_WORDS[suggestion.kind])}: ${suggestion.row.utr}` : t('upi.matchNone');
}

function transfersGrid(rows: readonly StatementRow[], head: Head, t: Translate): Grid {
  return gridOf({
    ...head,
    rows,
    columns: [
      { key: 'day', label: t('upi.day'), kind: 'day', of: row => row.onDate },
      { key: 'utr', label: 'UTR', of: row => row.utr },
      { key: 'description', label: t('upi.fieldDescription'), of: row => row.description },
      { key: 'amount', label: t('upi.amount'), kind: 'paise', of: row => row.amountPaise, total: 'sum' },
    ],
  });
}

/** By how much the bank says more than was taken; null while no statement speaks of the day. */
export function differenceOfDay({ statementPaise, takenPaise }: UpiDay): number | null {
  return statementPaise === null ? null : statementPaise - takenPaise;
}

function daysGrid(rows: readonly UpiDay[], head: Head, t: Translate): Grid {
  return gridOf({
    ...head,
    rows,
    columns: [
      { key: 'day', label: t('upi.day'), kind: 'day', of: row => row.onDate },
      { key: 'count', label: t('upi.takings'), kind: 'number', of: row => row.takenCount, total: 'sum' },
      { key: 'taken', label: t('upi.taken'), kind: 'paise', of: row => row.takenPaise, total: 'sum' },
      { key: 'waiting', label: t('upi.waiting'), kind: 'paise', of: row => row.awaitingPaise, total: 'sum' },
      {
        ...{ key: 'statement', label: t('upi.statement'), kind: 'paise', total: 'sum' },
        of: (row: UpiDay) => row.statementPaise ?? t('upi.noStatement'),
      },
      { key: 'difference', label: t('upi.difference'), kind: 'paise', of: differenceOfDay, total: 'sum' },
    ],
  });
}
