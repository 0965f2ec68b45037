import type { Translate, WordKey } from '../../i18n/translate.ts';
import type { FileKind } from './file-kind.rules.ts';

/** What a file really is, where the refusal knows it; undefined for refusals with a sentence of their own. */
export function fileRefusalWords(
  t: Translate,
  code: string,
  data: Record<string, unknown>,
): string | undefined {
  const kind = (word: unknown) => t(`documents.real_${word as FileKind}`);
  if (code === 'FILE_LIES') return t('documents.lies', { said: kind(data.said), real: kind(data.real) });
  if (code === 'FILE_NOT_TAKEN') return t('documents.notTaken', { real: kind(data.real) });
  if (code === 'PDF_DANGEROUS')
    return t('documents.dangerous', { what: t(`documents.danger_${String(data.what)}` as WordKey) });
  return undefined;
}
