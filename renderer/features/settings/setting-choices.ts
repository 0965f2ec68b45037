import type { Translate } from '#shared/i18n/translate.ts';
import { formatMinute } from '#shared/kernel/local-date.ts';

/** The choices that the first setup and the settings offer alike. */
export const languageChoices = (t: Translate) => [
  { value: 'en', label: t('common.english') },
  { value: 'hi', label: t('common.hindi') },
];

export const PRESCRIPTION_PAPERS = [
  { value: 'A5', label: 'A5' },
  { value: 'A4', label: 'A4' },
];

export const letterheadChoices = (t: Translate) => [
  { value: 'printed', label: t('setup.letterheadPrinted') },
  { value: 'preprinted', label: t('setup.letterheadPreprinted') },
];

export const billPaperChoices = (t: Translate) => [
  { value: 'A5', label: 'A5' },
  { value: 'A4', label: 'A4' },
  { value: '80mm', label: t('setup.paper80mm') },
  { value: '58mm', label: t('setup.paper58mm') },
];

export const slipPaperChoices = (t: Translate) => [
  { value: '80mm', label: t('setup.paper80mm') },
  { value: '58mm', label: t('setup.paper58mm') },
  { value: 'A6', label: 'A6' },
];

/** '07:00' as '7:00 am', from one end of the day to the other. */
export const HALF_HOURS = Array.from({ length: 49 }, (_none, half) => {
  const minute = half * 30;
  const hour = String(Math.floor(minute / 60)).padStart(2, '0');
  return { value: `${hour}:${minute % 60 === 0 ? '00' : '30'}`, label: formatMinute(minute) };
});
