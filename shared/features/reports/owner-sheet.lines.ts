import type { Translate } from '../../i18n/translate.ts';
import { formatNumber } from '../../kernel/grid.ts';
import { formatRupees } from '../../kernel/money.ts';
import { MODE_WORDS } from '../cash/cash-words.ts';
import type { OwnerFigure, OwnerSheet } from './owner-sheet.schema.ts';

export type OwnerLine = {
  label: string;
  now: string;
  /** Empty where nothing is compared. */
  usual: string;
  /** '+12 %'; empty where a share says nothing. */
  change: string;
  isStrong?: boolean;
};
export type OwnerGroup = { title: string; lines: OwnerLine[] };

/** A line in figures: a sum, a count, or a sum with how often. */
export type OwnerFigures = { label: string; paise?: OwnerFigure; count?: OwnerFigure; isStrong?: boolean };

/** By how many per cent it is more than usual; null where a share says nothing. */
export function changeOf({ now, usual }: OwnerFigure): number | null {
  return usual === null || usual <= 0 ? null : Math.round(((now - usual) / usual) * 100);
}

function changeWord(figure: OwnerFigure): string {
  const percent = changeOf(figure);
  if (percent === null) return '';
  const sign = percent > 0 ? '+' : percent < 0 ? '\u2212' : '±';
  return `${sign}${formatNumber(Math.abs(percent), 0)}\u00a0%`;
}

const plain = (count: number) => formatNumber(count, 0);
const NOTHING: OwnerFigure = { now: 0, usual: null };

/** '₹500 · 2' where a sum has its count. */
function lineOf({ label, paise, count, isStrong }: OwnerFigures): OwnerLine {
  const figure = paise ?? count ?? NOTHING;
  const write = paise ? (value: number) => formatRupees(value) : plain;
  const times = paise && count && count.now !== 0 ? ` · ${plain(count.now)}` : '';
  return {
    ...{ label, now: `${write(figure.now)}${times}`, change: changeWord(figure) },
    usual: figure.usual === null ? '' : write(figure.usual),
    ...(isStrong && { isStrong }),
  };
}

/** The figures of the owner's sheet, group by group. */
export function ownerFigures(
  { figures, byMode, advancesHeldPaise, exceptionCount }: OwnerSheet,
  t: Translate,
): { title: string; lines: OwnerFigures[] }[] {
  const alone = (now: number): OwnerFigure => ({ now, usual: null });
  return [
    {
      title: t('reports.sheetPeople'),
      lines: [
        { label: t('reports.visits'), count: figures.visits, isStrong: true },
        { label: t('reports.sheetNew'), count: figures.newPatients },
        { label: t('reports.sheetOld'), count: figures.oldPatients },
        { label: t('reports.sheetFree'), count: figures.freeVisits },
      ],
    },
    {
      title: t('reports.sheetMoney'),
      lines: [
        { label: t('reports.collected'), paise: figures.collectedPaise, isStrong: true },
        ...byMode.map(({ mode, amount }) => ({ label: t(MODE_WORDS[mode]), paise: amount })),
        { label: t('reports.billed'), paise: figures.billedPaise },
      ],
    },
    {
      title: t('reports.sheetOwed'),
      lines: [
        { label: t('reports.duesMade'), paise: figures.duesMadePaise },
        { label: t('reports.duesRecovered'), paise: figures.duesRecoveredPaise },
        { label: t('reports.sheetAdvances'), paise: alone(advancesHeldPaise) },
      ],
    },
    {
      title: t('reports.sheetGivenAway'),
      lines: [
        { label: t('reports.discounts'), paise: figures.discountPaise, count: figures.discountCount },
        { label: t('reports.sheetCancelled'), paise: figures.cancelledPaise, count: figures.cancelledCount },
        { label: t('reports.sheetRefunds'), paise: figures.refundsPaise, count: figures.refundCount },
        { label: t('reports.sheetExpenses'), paise: figures.expensesPaise },
        { label: t('reports.sheetShort'), paise: alone(figures.shortPaise.now) },
        { label: t('reports.sheetOver'), paise: alone(figures.overPaise.now) },
        { label: t('reports.sheetExceptions'), count: alone(exceptionCount) },
      ],
    },
  ];
}

/** The lines of the owner's sheet, as the screen, the page and the message have them. */
export function ownerGroups(sheet: OwnerSheet, t: Translate): OwnerGroup[] {
  return ownerFigures(sheet, t).map(({ title, lines }) => ({ title, lines: lines.map(lineOf) }));
}
