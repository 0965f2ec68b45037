import { dayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import { LAST_SHIPPED_VERSION } from './form.schema.ts';
import type { ListedForm } from './forms.contract.ts';
import { wordIn } from './section-print.rules.ts';

/** The clinic's forms, shipped and own, retired ones too. */
export function formsGrid(forms: readonly ListedForm[], { t, language, today }: OnPaper): Grid {
  return gridOf({
    title: t('forms.list'),
    subtitle: dayIn(language, today),
    rows: forms,
    markOf: ({ definition }) => (definition.isRetired ? 'struck' : undefined),
    columns: [
      { key: 'title', label: t('forms.formTitle'), of: one => wordIn(one.definition.title, language) },
      { key: 'id', label: t('forms.formId'), of: one => one.definition.id },
      { key: 'count', label: t('forms.fields'), kind: 'number', of: one => one.definition.fields.length },
      {
        key: 'labels',
        label: t('forms.whatIsAsked'),
        of: one => one.definition.fields.map(field => wordIn(field.label, language)).join(', '),
      },
      {
        key: 'origin',
        label: t('forms.origin'),
        of: one => t(one.isShipped ? 'forms.isShipped' : 'forms.isOwn'),
      },
      { key: 'version', label: t('forms.version'), kind: 'number', of: versionOf },
      { key: 'by', label: t('forms.savedBy'), of: one => one.savedByName },
      { key: 'at', label: t('forms.savedAt'), kind: 'instant', of: one => one.savedAt },
      {
        key: 'retired',
        label: t('forms.standing'),
        of: one => (one.definition.isRetired ? t('forms.retired') : null),
      },
    ],
  });
}

function versionOf({ definition, isShipped }: ListedForm): number {
  return isShipped ? definition.version : definition.version - LAST_SHIPPED_VERSION;
}
