import type { ConsentTemplate } from '#shared/features/documents/consent.schema.ts';
import { type PatientLanguage, PRINT_LANGUAGES } from '#shared/features/settings/settings.schema.ts';
import { LANGUAGE_NAMES } from '#shared/i18n/language-names.ts';
import type { Translate } from '#shared/i18n/translate.ts';

/** 'en+hi' and each language by itself, where a text stands; first what the clinic's patients read. */
export function languageChoices(
  t: Translate,
  { texts }: Pick<ConsentTemplate, 'texts'>,
  patientLanguage: PatientLanguage,
): { value: string; label: string }[] {
  const written = PRINT_LANGUAGES.filter(language => texts[language] !== undefined);
  const first = written.filter(language => language === patientLanguage);
  const rest = written.filter(language => language !== patientLanguage);
  const pairs = [...first, ...rest]
    .filter(language => language !== 'en' && written.includes('en'))
    .map(language => ({
      value: `en+${language}`,
      label: t('documents.consentBoth', { first: LANGUAGE_NAMES.en, second: LANGUAGE_NAMES[language] }),
    }));
  const single = [...first, ...rest].map(language => ({ value: language, label: LANGUAGE_NAMES[language] }));
  return [...pairs, ...single];
}

export function languagesOf(choice: string): PatientLanguage[] {
  return choice.split('+') as PatientLanguage[];
}
