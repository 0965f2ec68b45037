import { dayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { ClinicDocument } from './document.schema.ts';

/** Its own name, or 'Lab report 21 Nov 2026'. */
export function documentTitle(
  { t, language }: Pick<OnPaper, 't' | 'language'>,
  { title, kind, datedOn }: Pick<ClinicDocument, 'title' | 'kind' | 'datedOn'>,
): string {
  return title || t('documents.nameAuto', { kind: t(`documents.${kind}`), date: dayIn(language, datedOn) });
}

/** What there is of a person on paper: what each is, not what is written on it. */
export function documentsGrid(documents: readonly ClinicDocument[], on: OnPaper & { who: string }): Grid {
  const { t } = on;
  return gridOf({
    title: t('documents.title'),
    subtitle: on.who,
    rows: documents,
    markOf: one => (one.withdrawnBecause === null ? undefined : 'struck'),
    columns: [
      { key: 'day', label: t('documents.datedOn'), kind: 'day', of: one => one.datedOn },
      { key: 'kind', label: t('documents.kind'), of: one => t(`documents.${one.kind}`) },
      { key: 'name', label: t('documents.name'), of: one => documentTitle(on, one) },
      { key: 'pages', label: t('documents.pages'), kind: 'number', of: pageCount },
      { key: 'tags', label: t('documents.tags'), of: one => one.tags.join(', ') },
      { key: 'note', label: t('documents.note'), of: one => one.note },
      { key: 'by', label: t('documents.addedByWhom'), of: one => one.addedByName },
      { key: 'at', label: t('documents.addedAt'), kind: 'instant', of: one => one.addedAt },
      {
        key: 'shown',
        label: t('documents.mayShowPatient'),
        of: one => (one.mayShowPatient ? t('common.yes') : null),
      },
      { key: 'withdrawn', label: t('documents.withdrawn'), of: one => one.withdrawnBecause },
    ],
  });
}

/** A PDF has pages of its own; one whose pages could not be counted is one. */
function pageCount({ pages }: ClinicDocument): number {
  return pages.reduce((sum, page) => sum + (page.pageCount ?? 1), 0);
}
