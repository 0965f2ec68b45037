import type { WordParams } from '#shared/i18n/translate.ts';
import { formatRupees } from '#shared/kernel/money.ts';

/** What of a refusal's data can stand in a sentence; a figure in paise stands there in rupees. */
export function wordParams(data: Record<string, unknown>): WordParams {
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) => {
      if (typeof value === 'number') return [[name, name.endsWith('Paise') ? formatRupees(value) : value]];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}
