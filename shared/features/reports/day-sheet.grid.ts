import { dayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import type { Translate, WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import { kindWord, MODE_WORDS } from '../cash/cash-words.ts';
import { SLIP_MODES } from '../cash/slips.rules.ts';
import type { DaySheet } from './reports.contract.ts';

export const MATTER_WORDS: Readonly<Record<DaySheet['toLookAt'][number]['kind'], WordKey>> = {
  visitNotBilled: 'reports.visitNotBilled',
  visitNotFinished: 'reports.visitNotFinished',
  upiWithoutReference: 'reports.upiWithoutReference',
  discountGiven: 'reports.discountGiven',
  unsignedDraft: 'reports.unsignedDraft',
};

type WordAndPaise = [word: WordKey, paise: number];

/** What came and went beside the receipts: what was taken back of bills where there was any, refunds, advances, expenses, dues, the clinic's box; tax kept back where there is any. */
export function moneyBeside(sheet: DaySheet): WordAndPaise[] {
  const tds: WordAndPaise = ['reports.tdsDeducted', sheet.tdsDeductedPaise];
  const takenBack: WordAndPaise = ['reports.takenBack', -sheet.takenBackPaise];
  return [
    ...(sheet.takenBackPaise === 0 ? [] : [takenBack]),
    ['reports.refunds', -sheet.refundsPaise],
    ['reports.advancesTaken', sheet.advancesTakenPaise],
    ['reports.advancesUsed', -sheet.advancesUsedPaise],
    ['reports.advancesGivenBack', sheet.advancesGivenBackPaise],
    ...(sheet.tdsDeductedPaise === 0 ? [] : [tds]),
    ['reports.expenses', -sheet.expensesPaise],
    ['reports.takenOut', -sheet.takenOutPaise],
    ['reports.deposited', -sheet.depositedPaise],
    ['reports.inTheBox', sheet.safePaise],
    ['reports.owedNow', sheet.standing.duesPaise],
    ['reports.advancesHeld', sheet.standing.advancesPaise],
  ];
}

type Line = {
  what: string;
  visits?: number;
  count?: number;
  billedPaise?: number;
  paise: number | null;
  isTotal?: boolean;
};

/** Collected and no doctor's: an advance belongs to none until a bill uses it. */
export function ofNoDoctorPaise({ byDoctor, collectedPaise }: DaySheet): number {
  return byDoctor.reduce((rest, row) => rest - row.collectedPaise, collectedPaise);
}

function doctorLines(sheet: DaySheet, t: Translate): Line[] {
  const { byDoctor, visits, billCount, collectedPaise } = sheet;
  const restPaise = ofNoDoctorPaise(sheet);
  const lines = byDoctor.map(row => ({
    ...{ what: row.doctorName, visits: row.visitCount, count: row.billCount },
    ...{ billedPaise: row.billedPaise, paise: row.collectedPaise },
  }));
  const billedPaise = byDoctor.reduce((sum, row) => sum + row.billedPaise, 0);
  const total = { what: t('reports.total'), visits: visits.total, count: billCount, isTotal: true };
  return [
    ...lines,
    ...(restPaise === 0 ? [] : [{ what: t('reports.ofNoDoctor'), paise: restPaise }]),
    { ...total, billedPaise, paise: collectedPaise },
  ];
}

function modeLines({ byMode, collectedPaise }: DaySheet, t: Translate): Line[] {
  const count = byMode.reduce((sum, row) => sum + row.count, 0);
  return [
    ...byMode.map(row => ({ what: t(MODE_WORDS[row.mode]), count: row.count, paise: row.amountPaise })),
    { what: t('reports.total'), count, paise: collectedPaise, isTotal: true },
  ];
}

function partsOf(sheet: DaySheet, { t, language }: OnPaper): [part: WordKey, lines: Line[]][] {
  return [
    ['reports.byDoctor', doctorLines(sheet, t)],
    ['reports.byMode', modeLines(sheet, t)],
    ['reports.moneyBeside', moneyBeside(sheet).map(([word, paise]) => ({ what: t(word), paise }))],
    [
      'cash.throughDrawer',
      sheet.moves.map(({ kind, mode, count, amountPaise }) => ({
        ...{ what: `${t(kindWord(kind))}, ${t(MODE_WORDS[mode])}`, count, paise: amountPaise },
      })),
    ],
    ['cash.drawersToday', sheet.drawers.flatMap(drawer => drawerRows(drawer, t))],
    [
      'reports.toLookAt',
      sheet.toLookAt.map(({ kind, what, amountPaise }) => ({
        ...{ what: `${t(MATTER_WORDS[kind])}: ${what}`, paise: amountPaise },
      })),
    ],
    [
      'reports.sameWeekdays',
      sheet.sameWeekday.map(({ onDate, collectedPaise }) => ({
        ...{ what: dayIn(language, onDate), paise: collectedPaise },
      })),
    ],
  ];
}

/** A drawer's cash, then what each of its slips said. */
function drawerRows(drawer: DaySheet['drawers'][number], t: Translate): Line[] {
  const { userName, isOpen, countedCashPaise, expectedCashPaise, slips } = drawer;
  const ofSlips = SLIP_MODES.filter(mode => slips[mode] !== undefined).map(mode => ({
    what: `${userName}, ${t('cash.slipOf', { mode: t(MODE_WORDS[mode]) })}`,
    paise: slips[mode] ?? null,
  }));
  const what = isOpen ? `${userName} (${t('cash.stillOpen')})` : userName;
  return [{ what, paise: countedCashPaise ?? expectedCashPaise }, ...ofSlips];
}

/** All tables of the day's sheet one under the other. */
export function daySheetGrid(sheet: DaySheet, on: OnPaper): Grid {
  const { t, language } = on;
  return gridOf({
    title: t('reports.daySheet'),
    subtitle: [dayIn(language, sheet.onDate), !sheet.close && t('reports.sheetNotClosed')]
      .filter(Boolean)
      .join(' · '),
    rows: partsOf(sheet, on).flatMap(([part, lines]) => lines.map(line => ({ ...line, part: t(part) }))),
    groupBy: { label: t('reports.part'), of: row => row.part },
    markOf: row => (row.isTotal ? 'strong' : undefined),
    columns: [
      { key: 'what', label: t('reports.what'), of: row => row.what },
      { key: 'visits', label: t('reports.visits'), kind: 'number', of: row => row.visits ?? null },
      { key: 'count', label: t('reports.count'), kind: 'number', of: row => row.count ?? null },
      { key: 'billed', label: t('reports.billed'), kind: 'paise', of: row => row.billedPaise ?? null },
      { key: 'amount', label: t('reports.amount'), kind: 'paise', of: row => row.paise },
    ],
  });
}
