import { dayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import type { Translate, WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { MODE_WORDS } from '../cash/cash-words.ts';
import type { AdvanceMoveRow, MoneyOfPerson, OpenDue } from './due.schema.ts';

const MOVE_WORDS: Readonly<Record<AdvanceMoveRow['kind'], WordKey>> = {
  advance: 'dues.moveAdvance',
  advanceReversed: 'dues.moveAdvanceReversed',
  advanceApplied: 'dues.moveAdvanceApplied',
  advanceAppliedReversed: 'dues.moveAdvanceAppliedReversed',
  keptAsAdvance: 'dues.moveKeptAsAdvance',
  advanceToPayBack: 'dues.moveAdvanceToPayBack',
  refundKept: 'dues.moveRefundKept',
  refundPaid: 'dues.moveRefundPaid',
};

/** 'Used for B/26-27/000012'. */
export function moveWord(t: Translate, { kind, billNumber }: AdvanceMoveRow): string {
  return t(MOVE_WORDS[kind], { number: billNumber });
}

type Lists = Pick<MoneyOfPerson, 'advancePaise' | 'duePaise' | 'refundsPaise' | 'moves' | 'writtenOff'> & {
  dues: readonly OpenDue[];
};

type Line = {
  onDate: LocalDate | null;
  number: string;
  what: string;
  mode?: string;
  promisedOn?: LocalDate | null;
  note?: string;
  by?: string;
  paise: number;
  isStruck?: boolean;
};

function partsOf(money: Lists, t: Translate): [part: string, lines: Line[]][] {
  const sum = (word: WordKey, paise: number): Line => ({ onDate: null, number: '', what: t(word), paise });
  return [
    [
      t('dues.balance'),
      [
        sum('dues.advance', money.advancePaise),
        sum('dues.due', money.duePaise),
        sum('dues.toPayBack', money.refundsPaise),
      ],
    ],
    [
      t('dues.oldDues'),
      money.dues.map(({ onDate, number, duePaise, promise }) => ({
        ...{ onDate, number, what: t('dues.due'), paise: duePaise },
        ...{ promisedOn: promise?.promisedOn ?? null, note: promise?.guarantorName ?? '' },
      })),
    ],
    [
      t('dues.writtenOff'),
      money.writtenOff.map(({ onDate, billNumber, amountPaise, reason, userName }) => ({
        ...{ onDate, number: billNumber, what: t('dues.writtenOff'), paise: amountPaise },
        ...{ note: reason, by: userName },
      })),
    ],
    [
      t('dues.advances'),
      money.moves.map(move => ({
        ...{ onDate: move.onDate, number: move.number, what: moveWord(t, move), paise: move.amountPaise },
        ...{ mode: move.mode ? t(MODE_WORDS[move.mode]) : '', by: move.userName, isStruck: move.isReversed },
      })),
    ],
  ];
}

/** All that the clinic and one person owe each other: how it stands, the dues, and what moved the advances. */
export function personMoneyGrid(money: Lists, fullName: string, { t, language, today }: OnPaper): Grid {
  return gridOf({
    title: fullName,
    subtitle: t('dues.asOn', { day: dayIn(language, today) }),
    rows: partsOf(money, t).flatMap(([part, lines]) => lines.map(line => ({ ...line, part }))),
    groupBy: { label: t('reports.part'), of: row => row.part },
    markOf: row => (row.isStruck ? 'struck' : undefined),
    columns: [
      { key: 'day', label: t('dues.day'), kind: 'day', of: row => row.onDate },
      { key: 'number', label: t('dues.paper'), of: row => row.number },
      { key: 'what', label: t('reports.what'), of: row => row.what },
      { key: 'mode', label: t('dues.mode'), of: row => row.mode ?? '' },
      { key: 'promised', label: t('dues.promisedOn'), kind: 'day', of: row => row.promisedOn ?? null },
      { key: 'note', label: t('dues.noteOrGuarantor'), of: row => row.note ?? '' },
      { key: 'by', label: t('registers.by'), of: row => row.by ?? '' },
      { key: 'amount', label: t('reports.amount'), kind: 'paise', of: row => row.paise },
    ],
  });
}
