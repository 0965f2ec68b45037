import { type PatientLanguage, PRINT_LANGUAGES } from '../features/settings/settings.schema.ts';

/** Each language by its own name, so that whoever reads it finds it. */
export const LANGUAGE_NAMES: Readonly<Record<PatientLanguage, string>> = {
  en: 'English',
  hi: 'हिन्दी',
  mr: 'मराठी',
  gu: 'ગુજરાતી',
  bn: 'বাংলা',
  ta: 'தமிழ்',
  te: 'తెలుగు',
  kn: 'ಕನ್ನಡ',
  ml: 'മലയാളം',
  pa: 'ਪੰਜਾਬੀ',
  or: 'ଓଡ଼ିଆ',
};

export const patientLanguages = PRINT_LANGUAGES.map(value => ({ value, label: LANGUAGE_NAMES[value] }));
