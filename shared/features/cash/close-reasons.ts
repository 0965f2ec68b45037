import type { Translate } from '../../i18n/translate.ts';

/** Kept instead of words where the program itself gives the reason; each language says it in its own. */
export const BEFORE_FIRST_CLOSE = 'BEFORE_FIRST_CLOSE';

/** A difference's reason as it is read: what somebody typed stays as it is. */
export function reasonIn(t: Translate, reason: string): string {
  return reason === BEFORE_FIRST_CLOSE ? t('cash.beforeFirstClose') : reason;
}
