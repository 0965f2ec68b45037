import type { Translate } from '#shared/i18n/translate.ts';

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
  { value: 'A6', label: 'A6' },
];
