import type { DoseUnit, FoodRelation, Manner, Route } from './dose.schema.ts';
import { type DoseLanguage, phraseIn, type RxPhrases } from './rx-phrases.ts';

export const SLOT_PHRASES = ['time_morning', 'time_afternoon', 'time_evening', 'time_night'] as const;
export const CODE_PHRASES = {
  OD: 'freq_od',
  BD: 'freq_bd',
  TDS: 'freq_tds',
  QID: 'freq_qid',
  HS: 'time_bed',
} as const;
export const REPEAT_PHRASES = {
  day: null,
  alternateDay: 'freq_alt',
  week: 'freq_weekly_only',
  fortnight: 'freq_fortnightly',
  month: 'freq_monthly',
} as const;
export const FOOD_PHRASES: Record<FoodRelation, string> = {
  before: 'food_before',
  before30: 'food_30',
  after: 'food_after',
  with: 'food_with',
  empty: 'food_empty',
  beforeBreakfast: 'food_bf',
  bedtime: 'time_bed',
};
export const ROUTE_PHRASES: Record<Route, string> = {
  oral: 'route_oral',
  sublingual: 'how_tongue',
  topical: 'route_topical',
  transdermal: 'route_transdermal',
  inhaled: 'how_inhale',
  nebulised: 'route_nebulised',
  nasal: 'how_nose',
  rectal: 'route_rectal',
  vaginal: 'route_vaginal',
  iv: 'route_iv',
  im: 'route_im',
  sc: 'route_sc',
  id: 'route_id',
  eye: 'how_eye',
  rightEye: 'how_reye',
  leftEye: 'how_leye',
  bothEyes: 'how_eyes',
  ear: 'how_ear',
  rightEar: 'how_reear',
  leftEar: 'how_leear',
  bothEars: 'how_bothears',
};
export const MANNER_PHRASES: Record<Manner, string> = {
  water: 'how_water',
  milk: 'how_milk',
  chew: 'how_chew',
  dissolve: 'how_dissolve',
  whole: 'how_whole',
  shake: 'how_shake',
  thinLayer: 'how_apply',
  external: 'how_ext',
  rinse: 'how_rinse',
  gargle: 'how_gargle',
};
export const DURATION_PHRASES = {
  days: ['dur_days', 'dur_one_day'],
  weeks: ['dur_weeks', 'dur_one_week'],
  months: ['dur_months', 'dur_one_month'],
  doses: ['dur_doses', 'dur_doses'],
} as const;

/** Measures stay in the letters that stand on the bottle and the spoon. */
export const UNIT_PHRASES: Record<DoseUnit, string | null> = {
  mL: null,
  unit: 'unit_unit',
  drop: 'unit_drop',
  puff: 'unit_puff',
  spray: 'unit_spray',
  application: 'unit_application',
  ftu: 'unit_ftu',
  g: null,
  mg: null,
  mcg: null,
};

export type Say = (id: string, number?: number | string) => string;

/** Looks a phrase up in one language and puts the number in its place; what is missing is told and said in English. */
export function sayIn(language: DoseLanguage, phrases: RxPhrases, onMissing: (id: string) => void): Say {
  return (id, number) => {
    const text = phraseIn(phrases, id, language);
    if (text === null) onMissing(id);
    return (text ?? phraseIn(phrases, id, 'en') ?? '').replace('{n}', String(number ?? ''));
  };
}
