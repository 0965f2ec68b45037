import type { Language } from '../features/settings/settings.schema.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Translate } from './translate.ts';

/** What a list needs to be a grid: the reader's words, and the day on which it is taken out. */
export type OnPaper = { t: Translate; language: Language; today: LocalDate };
