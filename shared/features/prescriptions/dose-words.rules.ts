import type { DailySchedule, Dose, DoseUnit, FoodRelation, Manner, Route } from './dose.schema.ts';
import { type DoseLanguage, EXTRA_PHRASES, type ExtraPhraseId, type RxPhrases } from './rx-phrases.ts';

const SLOT_PHRASES = ['time_morning', 'time_afternoon', 'time_evening', 'time_night'] as const;
const CODE_PHRASES = {
  OD: 'freq_od',
  BD: 'freq_bd',
  TDS: 'freq_tds',
  QID: 'freq_qid',
  HS: 'time_bed',
} as const;
const REPEAT_PHRASES = {
  day: null,
  alternateDay: 'freq_alt',
  week: 'freq_weekly_only',
  fortnight: 'freq_fortnightly',
  month: 'freq_monthly',
} as const;
const FOOD_PHRASES: Record<FoodRelation, string> = {
  before: 'food_before',
  before30: 'food_30',
  after: 'food_after',
  with: 'food_with',
  empty: 'food_empty',
  beforeBreakfast: 'food_bf',
  bedtime: 'time_bed',
};
const ROUTE_PHRASES: Record<Route, string> = {
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
const MANNER_PHRASES: Record<Manner, string> = {
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
const DURATION_PHRASES = {
  days: ['dur_days', 'dur_one_day'],
  weeks: ['dur_weeks', 'dur_one_week'],
  months: ['dur_months', 'dur_one_month'],
  doses: ['dur_doses', 'dur_doses'],
} as const;

type Say = (id: string, number?: number | string) => string;

function sayIn(language: DoseLanguage, phrases: RxPhrases): Say {
  return (id, number) => {
    const text =
      id in EXTRA_PHRASES ? EXTRA_PHRASES[id as ExtraPhraseId][language] : phrases.get(id)?.texts[language];
    if (text === undefined) throw new Error(`no phrase ${id}`);
    return text.replace('{n}', String(number ?? ''));
  };
}

/**
 * The whole dose for the patient: "1 morning, 1 night, after food, for 5 days" or
 * "सुबह 1, रात को 1 · खाने के बाद · 5 दिन तक". The doctor's own note stays as typed.
 */
export function doseWords(dose: Dose, language: DoseLanguage, phrases: RxPhrases): string {
  const say = sayIn(language, phrases);
  const parts = [whenWords(dose, language, say), ...otherParts(dose, say)].filter(Boolean);
  return language === 'en' ? sentence(parts, dose.note) : [...parts, dose.note].filter(Boolean).join(' · ');
}

/** What the four boxes do not say: "After food · 5 days"; the whole dose where there are no boxes. */
export function doseNote(dose: Dose, language: DoseLanguage, phrases: RxPhrases): string {
  const say = sayIn(language, phrases);
  const when = doseSlots(dose) ? '' : whenWords(dose, language, say);
  const ways = [when, ...wayParts(dose, say)].filter(Boolean);
  const lasting = dose.duration ? durationWords(dose.duration, say) : '';
  if (language === 'hi') return [...ways, lasting, dose.note].filter(Boolean).join(' · ');
  const short = [capitalised(sentence(ways, '')), lasting.replace(/^For (?=\d)/, ''), dose.note];
  return short.filter(Boolean).join(' · ');
}

function sentence(parts: string[], note: string): string {
  const [first = '', ...rest] = parts;
  return [first, ...rest.map(decapitalised), note].filter(Boolean).join(', ');
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const decapitalised = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function otherParts(dose: Dose, say: Say): string[] {
  return [...wayParts(dose, say), dose.duration ? durationWords(dose.duration, say) : ''];
}

function wayParts(dose: Dose, say: Say): string[] {
  const { asNeeded, food, route, manner, schedule } = dose;
  return [
    asNeeded && schedule.kind !== 'sos' ? neededWords(dose, say) : '',
    ...manner.map(each => say(MANNER_PHRASES[each])),
    route ? say(ROUTE_PHRASES[route]) : '',
    food ? say(FOOD_PHRASES[food]) : '',
  ];
}

function neededWords({ asNeeded }: Dose, say: Say): string {
  const { reason, minGapHours, maxPerDay } = asNeeded ?? { reason: null, minGapHours: null, maxPerDay: null };
  return [
    reason ? say(`only_if_${reason}`) : say('freq_sos'),
    minGapHours ? say('gap_hours', minGapHours) : '',
    maxPerDay ? say('max_a_day', maxPerDay) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function durationWords(duration: NonNullable<Dose['duration']>, say: Say): string {
  if (duration.kind === 'continue') return say('act_continue');
  if (duration.kind === 'tillReview') return say('till_review');
  const [several, one] = DURATION_PHRASES[duration.kind];
  return say(duration.count === 1 ? one : several, duration.count);
}

function whenWords(dose: Dose, language: DoseLanguage, say: Say): string {
  const { schedule, unit, every } = dose;
  const repeat = REPEAT_PHRASES[every] ? say(REPEAT_PHRASES[every]) : '';
  const amount = (value: number) => amountWords(value, unit, say);
  const taken = (value: number, phrase: string) => takenWords(amount(value), phrase, language);
  switch (schedule.kind) {
    case 'slots':
    case 'times':
      if (schedule.kind === 'times' && schedule.code === 'OD' && repeat)
        return taken(schedule.amount, repeat);
      return [dailyWords(schedule, language, amount, say), decapitalised(repeat)].filter(Boolean).join(', ');
    case 'hourly':
      return taken(schedule.amount, say('freq_qnh', schedule.everyHours));
    case 'stat':
      return taken(schedule.amount, say('freq_stat'));
    case 'sos':
      return taken(schedule.amount, neededWords(dose, say));
    case 'taper':
      return schedule.steps
        .map(step => {
          const lasting = decapitalised(durationWords({ kind: 'days', count: step.days }, say));
          return `${dailyWords(step.daily, language, amount, say)}${language === 'en' ? ' ' : ', '}${lasting}`;
        })
        .join(`, ${say('then')} `);
  }
}

/** "2 once daily" and "दिन में एक बार 2"; after a phrase of several parts a bare figure would read as part of it. */
function takenWords(amount: string, phrase: string, language: DoseLanguage): string {
  if (language === 'en') return `${amount} ${decapitalised(phrase)}`;
  return phrase.includes(',') ? `हर बार ${amount} · ${phrase}` : `${phrase} ${amount}`;
}

function dailyWords(
  daily: DailySchedule,
  language: DoseLanguage,
  amount: (value: number) => string,
  say: Say,
): string {
  if (daily.kind === 'slots') return slotWords(daily, language, amount, say);
  return takenWords(amount(daily.amount), say(CODE_PHRASES[daily.code]), language);
}

function slotWords(
  slots: Extract<DailySchedule, { kind: 'slots' }>,
  language: DoseLanguage,
  amount: (value: number) => string,
  say: Say,
): string {
  const filled = slots.counts.flatMap((count, index) => {
    const when = say(SLOT_PHRASES[index as 0 | 1 | 2 | 3]);
    return count === 0
      ? []
      : [language === 'en' ? `${amount(count)} ${when.toLowerCase()}` : `${when} ${amount(count)}`];
  });
  return filled.join(', ');
}

const VULGAR: Record<string, string> = { '0.25': '¼', '0.5': '½', '0.75': '¾' };

/** ½, 1½ for what is cut in pieces; decimals for what is measured. */
export function amountText(value: number, unit: DoseUnit | null): string {
  const whole = Math.floor(value);
  const part = VULGAR[String(value - whole)];
  return unit === null && part ? `${whole === 0 ? '' : whole}${part}` : String(value);
}

function amountWords(value: number, unit: DoseUnit | null, say: Say): string {
  const text = amountText(value, unit);
  if (unit === null) return text;
  const word = `unit_${unit}` in EXTRA_PHRASES ? say(`unit_${unit}`) : unit;
  return `${text} ${value <= 1 ? word.replace(/^(unit|drop|puff|spray|fingertip unit)s$/, '$1') : word}`;
}

const BOX_UNITS: Record<DoseUnit, string> = {
  mL: 'mL',
  unit: 'units',
  drop: 'drops',
  puff: 'puffs',
  spray: 'sprays',
  application: '',
  ftu: 'FTU',
  g: 'g',
  mg: 'mg',
  mcg: 'mcg',
};

export type DoseSlots = { counts: [string, string, string, string]; unit: string | null };

/**
 * The four boxes morning, noon, evening, night; an empty string is an empty box.
 * Null where boxes would mislead: not every day, no fixed hour, several steps.
 */
export function doseSlots(dose: Dose): DoseSlots | null {
  const counts = dose.every === 'day' ? slotCounts(dose.schedule) : null;
  if (!counts) return null;
  const [a, b, c, d] = counts.map(count => (count === 0 ? '' : amountText(count, dose.unit)));
  return { counts: [a ?? '', b ?? '', c ?? '', d ?? ''], unit: dose.unit && BOX_UNITS[dose.unit] };
}

function slotCounts(schedule: Dose['schedule']): readonly number[] | null {
  if (schedule.kind === 'slots') return schedule.counts;
  if (schedule.kind !== 'times' || schedule.code === 'OD') return null;
  const n = schedule.amount;
  return { BD: [n, 0, 0, n], TDS: [n, n, 0, n], QID: [n, n, n, n], HS: [0, 0, 0, n] }[schedule.code];
}

/** The word that stands where the boxes would: SOS, STAT, 6 h, OD, weekly. */
export function doseBadge(dose: Dose): string {
  const { schedule, every, asNeeded } = dose;
  if (schedule.kind === 'sos' || (asNeeded && schedule.kind === 'hourly')) return 'SOS';
  if (schedule.kind === 'stat') return 'STAT';
  if (schedule.kind === 'hourly') return `${schedule.everyHours}-hourly`;
  if (schedule.kind === 'taper') return 'Taper';
  if (every !== 'day')
    return { alternateDay: 'Alternate days', week: 'Weekly', fortnight: 'Fortnightly', month: 'Monthly' }[
      every
    ];
  return schedule.kind === 'times' ? schedule.code : '';
}

/** Which food sign stands beside the medicine. */
export function foodSign(dose: Dose): 'before' | 'after' | 'with' | 'empty' | null {
  const signs = {
    before: 'before',
    before30: 'before',
    beforeBreakfast: 'before',
    after: 'after',
    with: 'with',
    empty: 'empty',
  } as const;
  return dose.food && dose.food !== 'bedtime' ? signs[dose.food] : null;
}
