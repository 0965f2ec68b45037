import type { ClinicDocument, DocumentKind } from '#shared/features/documents/document.schema.ts';
import type { FileKind } from '#shared/features/documents/file-kind.rules.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import type { Refusal } from '../../api/refusal.ts';
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

const realWord = (t: Translate, kind: unknown) => t(`documents.real_${kind as FileKind}`);

/** What a file really is, where the refusal knows it; undefined for refusals with a sentence of their own. */
export function fileRefusalWords(t: Translate, { code, data }: Refusal): string | undefined {
  if (code === 'FILE_LIES')
    return t('documents.lies', { said: realWord(t, data.said), real: realWord(t, data.real) });
  if (code === 'FILE_NOT_TAKEN') return t('documents.notTaken', { real: realWord(t, data.real) });
  if (code === 'PDF_DANGEROUS')
    return t('documents.dangerous', { what: t(`documents.danger_${String(data.what)}` as WordKey) });
  return undefined;
}
