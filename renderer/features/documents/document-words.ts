import type { ClinicDocument, DocumentKind } from '#shared/features/documents/document.schema.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { longDay } from '../../app/wall-clock.ts';

export function kindWord(t: Translate, kind: DocumentKind): string {
  return t(`documents.${kind}`);
}

/** Its own name, or 'Lab report 21 Nov 2026'. */
export function titleOf(
  t: Translate,
  language: Language,
  { title, kind, datedOn }: Pick<ClinicDocument, 'title' | 'kind' | 'datedOn'>,
): string {
  return title || t('documents.nameAuto', { kind: kindWord(t, kind), date: longDay(datedOn, language) });
}
