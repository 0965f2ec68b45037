import type { Translate, WordKey } from '../../i18n/translate.ts';
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

function changeOf({ now, usual }: OwnerFigure): string {
  if (usual === null || usual <= 0) return '';
  const percent = Math.round(((now - usual) / usual) * 100);
  return `${percent > 0 ? '+' : percent < 0 ? '\u2212' : '±'}${formatNumber(Math.abs(percent), 0)}\u00a0%`;
}

const rupees = (paise: number) => formatRupees(paise);
const plain = (count: number) => formatNumber(count, 0);

function lineOf(label: string, figure: OwnerFigure, write: (value: number) => string): OwnerLine {
  return {
    ...{ label, now: write(figure.now), change: changeOf(figure) },
    usual: figure.usual === null ? '' : write(figure.usual),
  };
}

/** A sum and how often: '₹500 · 2'. */
function countedLine(label: string, sum: OwnerFigure, count: OwnerFigure): OwnerLine {
  const line = lineOf(label, sum, rupees);
  return count.now === 0 ? line : { ...line, now: `${line.now} · ${plain(count.now)}` };
}

/** The lines of the owner's sheet, as the screen, the page and the message have them. */
export function ownerGroups(sheet: OwnerSheet, t: Translate): OwnerGroup[] {
  const { figures } = sheet;
  const money = (word: WordKey, figure: OwnerFigure) => lineOf(t(word), figure, rupees);
  const count = (word: WordKey, figure: OwnerFigure) => lineOf(t(word), figure, plain);
  const alone = (word: WordKey, now: string): OwnerLine => ({ label: t(word), now, usual: '', change: '' });
  return [
    {
      title: t('reports.sheetPeople'),
      lines: [
        { ...count('reports.visits', figures.visits), isStrong: true },
        count('reports.sheetNew', figures.newPatients),
        count('reports.sheetOld', figures.oldPatients),
        count('reports.sheetFree', figures.freeVisits),
      ],
    },
    {
      title: t('reports.sheetMoney'),
      lines: [
        { ...money('reports.collected', figures.collectedPaise), isStrong: true },
        ...sheet.byMode.map(({ mode, amount }) => money(MODE_WORDS[mode], amount)),
        money('reports.billed', figures.billedPaise),
      ],
    },
    {
      title: t('reports.sheetOwed'),
      lines: [
        money('reports.duesMade', figures.duesMadePaise),
        money('reports.duesRecovered', figures.duesRecoveredPaise),
        alone('reports.sheetAdvances', rupees(sheet.advancesHeldPaise)),
      ],
    },
    {
      title: t('reports.sheetGivenAway'),
      lines: [
        countedLine(t('reports.discounts'), figures.discountPaise, figures.discountCount),
        countedLine(t('reports.sheetCancelled'), figures.cancelledPaise, figures.cancelledCount),
        countedLine(t('reports.sheetRefunds'), figures.refundsPaise, figures.refundCount),
        money('reports.sheetExpenses', figures.expensesPaise),
        alone('reports.sheetShort', rupees(figures.shortPaise.now)),
        alone('reports.sheetOver', rupees(figures.overPaise.now)),
        alone('reports.sheetExceptions', plain(sheet.exceptionCount)),
      ],
    },
  ];
}
