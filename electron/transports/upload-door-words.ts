import { fileRefusalWords } from '#shared/features/documents/file-refusal-words.ts';
import { LANGUAGES } from '#shared/features/settings/settings.schema.ts';
import { PHONE_PAGE_WORDS } from '#shared/i18n/phone-page.ts';
import { sentenceOf, type Translate, translate } from '#shared/i18n/translate.ts';

/** Why a page was not taken, in every language of the phone's page; what has no sentence is a fault of ours. */
export function refusalForPhone(code: string, data: Record<string, unknown> = {}) {
  const words = LANGUAGES.map(language => {
    const t: Translate = (key, params) => translate(language, key, params);
    const problem = (data.problems as { code: string }[] | undefined)?.[0]?.code;
    const sentence =
      fileRefusalWords(t, code, data) ??
      sentenceOf(language, problem ?? code, data as Record<string, string>);
    return [language, sentence ?? PHONE_PAGE_WORDS[language].failed];
  });
  return { code, words: Object.fromEntries(words) as Record<string, string> };
}
