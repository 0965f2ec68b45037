import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { WordParams } from '#shared/i18n/translate.ts';
import { isLocalDate } from '#shared/kernel/local-date.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { longDay } from '../app/wall-clock.ts';

/** What of a refusal's data can stand in a sentence; paise stand there in rupees, a date as people write it. */
export function wordParams(data: Record<string, unknown>, language: Language): WordParams {
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) => {
      if (typeof value === 'number') return [[name, name.endsWith('Paise') ? formatRupees(value) : value]];
      if (typeof value !== 'string') return [];
      return [[name, isLocalDate(value) ? longDay(value, language) : value]];
    }),
  );
}
