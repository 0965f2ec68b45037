import { dayIn } from '../../i18n/day-words.ts';
import type { Translate } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Language } from '../settings/settings.schema.ts';
import type { Merge } from './patient.schema.ts';

type MergesOnPaper = { t: Translate; language: Language; today: LocalDate };

/** Every joining of two records, the newest first (REG-6). */
export function mergesGrid(merges: readonly Merge[], { t, language, today }: MergesOnPaper): Grid {
  return gridOf({
    title: t('patients.merges'),
    subtitle: dayIn(language, today),
    rows: merges,
    markOf: merge => (merge.undoneAt === null ? undefined : 'struck'),
    columns: [
      { key: 'at', label: t('patients.mergedAt'), kind: 'instant', of: merge => merge.at },
      { key: 'name', label: t('patients.fullName'), of: merge => merge.kept.fullName },
      { key: 'kept', label: t('patients.kept'), of: merge => merge.kept.uhid },
      { key: 'gone', label: t('patients.gone'), of: merge => merge.gone.uhid },
      { key: 'by', label: t('patients.mergedByWhom'), of: merge => merge.byName },
      { key: 'because', label: t('patients.mergeReason'), of: merge => merge.reason },
      { key: 'undoneAt', label: t('patients.undoneAt'), kind: 'instant', of: merge => merge.undoneAt },
      { key: 'undoneBecause', label: t('patients.unmergeReason'), of: merge => merge.undoneReason },
    ],
  });
}
