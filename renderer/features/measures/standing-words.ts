import type { PersonStanding } from '#shared/features/measures/person-state.schema.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { longDay } from '../../app/wall-clock.ts';

/** 'Pregnant 20 w 3 d' for a chip; undefined unless she is. */
export function pregnancyChip(t: Translate, { pregnancy }: PersonStanding): string | undefined {
  if (pregnancy.answer !== 'yes') return undefined;
  const { gestation } = pregnancy;
  return gestation
    ? `${t('measures.isPregnant')} ${t('measures.gestation', gestation)}`
    : t('measures.isPregnant');
}

/** What holds of a pregnancy as one sentence. */
export function pregnancyWords(
  t: Translate,
  language: Language,
  { answer, askedOn, dueOn, isDueByScan, gestation, trimester }: PersonStanding['pregnancy'],
): string {
  if (answer === 'notAsked') return t('measures.notAsked');
  const parts = [t(answer === 'yes' ? 'measures.isPregnant' : 'measures.isNotPregnant')];
  if (gestation) parts.push(t('measures.gestationLong', gestation));
  if (trimester) parts.push(t('measures.trimester', { count: trimester }));
  if (dueOn) {
    const way = t(isDueByScan ? 'measures.byScan' : 'measures.byPeriod');
    parts.push(`${t('measures.due', { date: longDay(dueOn, language) })} (${way})`);
  }
  if (askedOn) parts.push(t('measures.askedOn', { date: longDay(askedOn, language) }));
  return parts.join(', ');
}

export function feedingWords(
  t: Translate,
  language: Language,
  { answer, askedOn }: PersonStanding['breastFeeding'],
): string {
  if (answer === 'notAsked' || !askedOn) return t('measures.notAsked');
  const words = t(answer === 'yes' ? 'measures.isFeeding' : 'measures.isNotFeeding');
  return `${words}, ${t('measures.askedOn', { date: longDay(askedOn, language) })}`;
}
