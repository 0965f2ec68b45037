import { dayIn, rangeIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import { changeOf, type OwnerFigures, ownerFigures } from './owner-sheet.lines.ts';
import type { OwnerSheet } from './owner-sheet.schema.ts';

const alone = (now: number) => ({ now, usual: null });

/** What stands at the right of the sheet: the days before, the services, the doctors. */
function listsOf(sheet: OwnerSheet, { t, language }: OnPaper): { title: string; lines: OwnerFigures[] }[] {
  return [
    {
      title: t('reports.sheetServices'),
      lines: sheet.services.map(({ name, quantity, amountPaise }) => ({
        ...{ label: name, count: alone(quantity), paise: alone(amountPaise) },
      })),
    },
    {
      title: t('reports.byDoctor'),
      lines: sheet.doctors.map(({ name, visits, collectedPaise }) => ({
        ...{ label: name, count: alone(visits), paise: alone(collectedPaise) },
      })),
    },
    {
      title: t('reports.sheetFortnight'),
      lines: sheet.fortnight.map(({ onDate, collectedPaise }) => ({
        ...{ label: dayIn(language, onDate), paise: alone(collectedPaise) },
      })),
    },
  ];
}

/** Every figure and list of the owner's sheet, counts and sums in columns of their own. */
export function ownerSheetGrid(sheet: OwnerSheet, on: OnPaper): Grid {
  const { t, language } = on;
  const { comparedCount: count } = sheet;
  const groups = [...ownerFigures(sheet, t), ...listsOf(sheet, on)];
  return gridOf({
    title: t('reports.sheetTitle'),
    subtitle: rangeIn(language, sheet),
    rows: groups.flatMap(({ title, lines }) => lines.map(line => ({ ...line, part: title }))),
    groupBy: { label: t('reports.part'), of: row => row.part },
    markOf: row => (row.isStrong ? 'strong' : undefined),
    columns: [
      { key: 'what', label: t('reports.what'), of: row => row.label },
      { key: 'count', label: t('reports.count'), kind: 'number', of: row => row.count?.now ?? null },
      {
        key: 'usualCount',
        label: t('reports.usualCount'),
        kind: 'number',
        of: row => row.count?.usual ?? null,
      },
      { key: 'amount', label: t('reports.amount'), kind: 'paise', of: row => row.paise?.now ?? null },
      { key: 'usual', label: t('reports.usualAmount'), kind: 'paise', of: row => row.paise?.usual ?? null },
      {
        ...{ key: 'change', label: t('reports.sheetChange'), kind: 'percent' },
        of: ({ paise, count }: OwnerFigures) => changeOf(paise ?? count ?? alone(0)),
      },
    ],
    notes: [
      count > 0 ? t('reports.sheetCompared', { count }) : t('reports.sheetNotCompared'),
      ...(sheet.isClosed ? [] : [t('reports.sheetNotClosed')]),
    ],
  });
}
