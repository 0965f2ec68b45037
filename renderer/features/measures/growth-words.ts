import type { GrowthIndicator, GrowthPoint } from '#shared/features/measures/growth.schema.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import { longDay } from '../../app/wall-clock.ts';

const UNITS: Record<GrowthIndicator, WordKey> = {
  weight_for_age_kg: 'measures.weightUnit',
  height_for_age_cm: 'measures.heightUnit',
  bmi_for_age: 'measures.bmiUnit',
  weight_for_height_kg: 'measures.weightUnit',
};
const DAYS_A_MONTH = 30.4375;

export const indicatorWord = (t: Translate, indicator: GrowthIndicator) => t(`measures.${indicator}`);
export const unitWord = (t: Translate, indicator: GrowthIndicator) => t(UNITS[indicator]);

export function ageWords(t: Translate, { ageDays, isCorrected }: GrowthPoint): string {
  const months = ageDays / DAYS_A_MONTH;
  const words =
    months < 24
      ? t('measures.monthsOld', { count: Math.round(months * 10) / 10 })
      : t('measures.yearsOld', { count: Math.round(months / 1.2) / 10 });
  return isCorrected ? `${words}, ${t('measures.corrected')}` : words;
}

/** '−0.06', with the sign that is read as minus. */
export function zText(z: number): string {
  return `${z < 0 ? '−' : ''}${Math.abs(z).toFixed(2)}`;
}

function bandWord(t: Translate, z: number): string {
  if (z < -3) return t('measures.veryFarBelow');
  if (z < -2) return t('measures.farBelow');
  if (z <= 2) return t('measures.inRange');
  return z <= 3 ? t('measures.farAbove') : t('measures.veryFarAbove');
}

/** One measured point read out: day, age, value, z-score, centile and what they say. */
export function pointWords(
  t: Translate,
  language: Language,
  point: GrowthPoint,
  indicator: GrowthIndicator,
): string {
  const { onDate, value, z, centile, isExtreme } = point;
  const parts = [
    longDay(onDate, language),
    ageWords(t, point),
    `${Math.round(value * 10) / 10} ${unitWord(t, indicator)}`,
  ];
  if (z === null || centile === null) parts.push(t('measures.outsideTable'));
  else parts.push(t('measures.zWords', { z: zText(z), centile }), bandWord(t, z));
  if (isExtreme) parts.push(t('measures.measureAgain'));
  return parts.join(', ');
}
