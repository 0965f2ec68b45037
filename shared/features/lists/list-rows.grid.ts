import { dayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import type { Translate } from '../../i18n/translate.ts';
import { type ColumnPlan, type Grid, type GridCell, gridOf } from '../../kernel/grid.ts';
import type { ClinicList, ClinicRow } from './clinic-rows.schema.ts';
import { FILE_COLUMN_OF, ROW_FIELDS, type RowField } from './row-fields.rules.ts';

type OnSheet = OnPaper & {
  list: ClinicList;
  /** For a file that is corrected and brought in again: its columns and its words, in no language. */
  isForImport: boolean;
};

/** The clinic's own rows of a list, the newest first. */
export function listRowsGrid(rows: readonly ClinicRow[], on: OnSheet): Grid {
  const { t, language, today, list, isForImport } = on;
  const fields = ROW_FIELDS[list].map(field => fieldColumn(field, on));
  return gridOf({
    title: t(`lists.${list}`),
    subtitle: dayIn(language, today),
    rows,
    columns: isForImport ? fields : [...fields, ...addedColumns(on)],
  });
}

function fieldColumn(field: RowField, { t, isForImport }: OnSheet): ColumnPlan<ClinicRow> {
  const label = isForImport ? (FILE_COLUMN_OF[field.name] ?? field.name) : t(field.word);
  return {
    key: field.name,
    label: field.name === 'mrpPaise' && !isForImport ? t('lists.mrp') : label,
    ...(field.name === 'mrpPaise' && { kind: 'paise' as const }),
    of: ({ row }) => cellOf(row, field, isForImport ? undefined : t),
  };
}

function cellOf(row: ClinicRow['row'], { name, choices }: RowField, t: Translate | undefined): GridCell {
  const value = (row as Readonly<Record<string, unknown>>)[name];
  if (name === 'mrpPaise') return typeof value === 'number' ? value : null;
  const text =
    name === 'isSure'
      ? value === false
        ? 'no'
        : 'yes'
      : Array.isArray(value)
        ? value.join('; ')
        : `${value ?? ''}`;
  const word = choices?.find(choice => choice.value === text)?.word;
  return t && word ? t(word) : text;
}

function addedColumns({ t, list }: OnSheet): ColumnPlan<ClinicRow>[] {
  const added: ColumnPlan<ClinicRow>[] = [
    { key: 'by', label: t('lists.addedByWhom'), of: row => row.addedByName },
    { key: 'at', label: t('lists.addedAt'), kind: 'instant', of: row => row.addedAt },
  ];
  if (list !== 'drugs') return added;
  const check = (row: ClinicRow) => (row.isUnchecked ? t('lists.unchecked') : null);
  return [{ key: 'check', label: t('lists.check'), of: check }, ...added];
}
