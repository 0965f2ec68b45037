import type { PatientLanguage } from '../settings/settings.schema.ts';

export const phraseLanguages = [
  'en',
  'hi',
  'mr',
  'gu',
  'bn',
  'ta',
  'te',
  'kn',
  'ml',
  'pa',
  'or',
  'ur',
] as const;
export type PhraseLanguage = (typeof phraseLanguages)[number];

/** One row of the phrase list; `{n}` in a text is the place of the number, a blank text was never written. */
export type RxPhrase = {
  id: string;
  category: string;
  texts: Record<PhraseLanguage, string>;
  unsureLanguages: readonly string[];
};
export type RxPhrases = ReadonlyMap<string, RxPhrase>;

/** The languages in which a dose can be said; Urdu waits for pages that can be set from right to left. */
export type DoseLanguage = PatientLanguage;

/** Null where the language has no wording, or one that its writer doubted. */
export function phraseIn(phrases: RxPhrases, id: string, language: DoseLanguage): string | null {
  const phrase = phrases.get(id);
  if (!phrase) throw new Error(`no phrase ${id}`);
  return phrase.unsureLanguages.includes(language) ? null : phrase.texts[language] || null;
}
