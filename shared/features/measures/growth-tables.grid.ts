import { dayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { GrowthTable } from './growth.schema.ts';

/** The growth references that the clinic has brought in, the replaced ones too. */
export function growthTablesGrid(tables: readonly GrowthTable[], { t, language, today }: OnPaper): Grid {
  return gridOf({
    title: t('measures.growthTables'),
    subtitle: dayIn(language, today),
    rows: tables,
    columns: [
      { key: 'standard', label: t('measures.standard'), of: table => table.standard },
      { key: 'version', label: t('measures.version'), kind: 'number', of: table => table.version },
      { key: 'rows', label: t('measures.rowCount'), kind: 'number', of: table => table.rowCount },
      {
        key: 'curves',
        label: t('measures.curves'),
        of: table => table.indicators.map(indicator => t(`measures.${indicator}`)).join(', '),
      },
      { key: 'source', label: t('measures.whereFrom'), of: table => table.source },
      { key: 'on', label: t('measures.broughtInOn'), kind: 'day', of: table => table.importedOn },
      { key: 'by', label: t('measures.broughtInBy'), of: table => table.importedByName },
      {
        key: 'state',
        label: t('measures.state'),
        of: table => t(table.isCurrent ? 'measures.current' : 'measures.replaced'),
      },
    ],
  });
}
