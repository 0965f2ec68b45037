import type { Translate } from '#shared/i18n/translate.ts';
import type { usePerson } from '../../app/session.tsx';

/** A doctor reads of their own share, everybody else of this doctor's; who may set it, how. */
export function noRulesWords(doctorId: number, person: ReturnType<typeof usePerson>, t: Translate) {
  if (person.may('shares:change')) return { title: t('shares.noRules'), hint: t('shares.noRulesHint') };
  if (person.userId === doctorId) return { title: t('shares.noRules'), hint: t('shares.noRulesOwn') };
  return { title: t('shares.noRulesOther') };
}
