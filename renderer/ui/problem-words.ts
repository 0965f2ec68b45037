import type { WordParams } from '#shared/i18n/translate.ts';

/** What of a refusal's data can stand in a sentence. */
export function wordParams(data: Record<string, unknown>): WordParams {
  return Object.fromEntries(
    Object.entries(data).filter(
      (pair): pair is [string, string | number] => typeof pair[1] === 'string' || typeof pair[1] === 'number',
    ),
  );
}
