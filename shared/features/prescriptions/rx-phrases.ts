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

/** One row of the phrase list; `{n}` in a text is the place of the number. */
export type RxPhrase = { id: string; category: string; texts: Record<PhraseLanguage, string> };
export type RxPhrases = ReadonlyMap<string, RxPhrase>;

/** The languages in which a whole dose can be said today. */
export type DoseLanguage = 'en' | 'hi';

type ExtraPhrase = Record<DoseLanguage, string>;

/** What the phrase list does not have, in our own words; not yet read by a native speaker either. */
export const EXTRA_PHRASES = {
  freq_fortnightly: { en: 'Once in 15 days', hi: '15 दिन में एक बार' },
  only_if_fever: { en: 'Only if fever', hi: 'केवल बुखार होने पर' },
  only_if_pain: { en: 'Only if pain', hi: 'केवल दर्द होने पर' },
  only_if_vomiting: { en: 'Only if vomiting', hi: 'केवल उल्टी होने पर' },
  gap_hours: { en: '{n} hours apart', hi: 'कम से कम {n} घंटे के अंतर पर' },
  max_a_day: { en: 'at most {n} times a day', hi: 'दिन में ज़्यादा से ज़्यादा {n} बार' },
  dur_one_day: { en: 'For 1 day', hi: '1 दिन' },
  dur_one_week: { en: 'For 1 week', hi: '1 हफ्ते तक' },
  dur_one_month: { en: 'For 1 month', hi: '1 महीने तक' },
  dur_doses: { en: '{n} doses in all', hi: 'कुल {n} खुराक' },
  till_review: { en: 'Till the next visit', hi: 'अगली बार दिखाने तक' },
  next_step: { en: 'then', hi: 'फिर' },
  how_reear: { en: 'In the right ear', hi: 'दाएं कान में' },
  how_leear: { en: 'In the left ear', hi: 'बाएं कान में' },
  how_bothears: { en: 'In both ears', hi: 'दोनों कानों में' },
  how_eye: { en: 'In the eye', hi: 'आंख में' },
  route_oral: { en: 'By mouth', hi: 'मुँह से' },
  route_topical: { en: 'On the affected skin', hi: 'प्रभावित जगह पर लगाएं' },
  route_transdermal: { en: 'Patch on the skin', hi: 'त्वचा पर चिपकाएं' },
  route_nebulised: { en: 'By nebuliser', hi: 'नेबुलाइज़र से' },
  route_rectal: { en: 'Into the back passage', hi: 'गुदा मार्ग से' },
  route_vaginal: { en: 'Into the vagina', hi: 'योनि मार्ग से' },
  route_iv: { en: 'Injection into a vein', hi: 'नस में इंजेक्शन' },
  route_im: { en: 'Injection into a muscle', hi: 'मांसपेशी में इंजेक्शन' },
  route_sc: { en: 'Injection under the skin', hi: 'त्वचा के नीचे इंजेक्शन' },
  route_id: { en: 'Injection into the skin', hi: 'त्वचा में इंजेक्शन' },
  unit_unit: { en: 'units', hi: 'यूनिट' },
  unit_drop: { en: 'drops', hi: 'बूंद' },
  unit_puff: { en: 'puffs', hi: 'पफ' },
  unit_spray: { en: 'sprays', hi: 'स्प्रे' },
  unit_application: { en: 'application', hi: 'बार लगाएं' },
  unit_ftu: { en: 'fingertip units', hi: 'उंगली के पोर भर' },
} as const satisfies Record<string, ExtraPhrase>;

export type ExtraPhraseId = keyof typeof EXTRA_PHRASES;
