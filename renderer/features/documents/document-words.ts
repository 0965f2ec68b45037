import type { DocumentKind } from '#shared/features/documents/document.schema.ts';
import type { Translate } from '#shared/i18n/translate.ts';

export function kindWord(t: Translate, kind: DocumentKind): string {
  return t(`documents.${kind}`);
}
