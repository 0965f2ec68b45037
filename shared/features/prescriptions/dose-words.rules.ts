import type { DailySchedule, Dose, DoseUnit } from './dose.schema.ts';
import { amountText, doseSlots } from './dose-boxes.rules.ts';
import {
  CODE_PHRASES,
  DURATION_PHRASES,
  FOOD_PHRASES,
  MANNER_PHRASES,
  REPEAT_PHRASES,
  ROUTE_PHRASES,
  type Say,
  SLOT_PHRASES,
  sayIn,
  UNIT_PHRASES,
} from './dose-phrases.rules.ts';
import type { DoseLanguage, RxPhrases } from './rx-phrases.ts';

/**
 * The language in which a dose can be said from the first word to the last: the one asked for, or English. A dose
 * half in one language and half in another would be read half.
 */
export function spokenLanguage(dose: Dose, language: DoseLanguage, phrases: RxPhrases): DoseLanguage {
  const missing: string[] = [];
  wholeDose(
    dose,
    language,
    sayIn(language, phrases, id => missing.push(id)),
  );
  return missing.length === 0 ? language : 'en';
}

/**
 * The whole dose for the patient: "1 morning, 1 night, after food, for 5 days" or
 * "सुबह 1, रात को 1 · खाने के बाद · 5 दिन तक"; in English where its language lacks a phrase. The doctor's own note
 * stays as typed.
 */
export function doseWords(dose: Dose, asked: DoseLanguage, phrases: RxPhrases): string {
  const language = spokenLanguage(dose, asked, phrases);
  return wholeDose(
    dose,
    language,
    sayIn(language, phrases, () => {}),
  );
}

function wholeDose(dose: Dose, language: DoseLanguage, say: Say): string {
  const parts = [whenWords(dose, language, say), ...otherParts(dose, say)].filter(Boolean);
  return language === 'en' ? sentence(parts, dose.note) : [...parts, dose.note].filter(Boolean).join(' · ');
}

/** What the four boxes do not say: "After food · 5 days"; the whole dose where there are no boxes. */
export function doseNote(dose: Dose, asked: DoseLanguage, phrases: RxPhrases): string {
  const language = spokenLanguage(dose, asked, phrases);
  const say = sayIn(language, phrases, () => {});
  const when = doseSlots(dose) ? '' : whenWords(dose, language, say);
  const ways = [when, ...wayParts(dose, say)].filter(Boolean);
  const lasting = dose.duration ? durationWords(dose.duration, say) : '';
  if (language !== 'en') return [...ways, lasting, dose.note].filter(Boolean).join(' · ');
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
  const taken = (value: number, phrase: string) => takenWords(amount(value), phrase, language, say);
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
        .join(`, ${say('next_step')} `);
  }
}

/** "2 once daily" and "दिन में एक बार 2"; after a phrase of several parts a bare figure would read as part of it. */
function takenWords(amount: string, phrase: string, language: DoseLanguage, say: Say): string {
  if (language === 'en') return `${amount} ${decapitalised(phrase)}`;
  return phrase.includes(',') ? `${say('each_time')} ${amount} · ${phrase}` : `${phrase} ${amount}`;
}

function dailyWords(
  daily: DailySchedule,
  language: DoseLanguage,
  amount: (value: number) => string,
  say: Say,
): string {
  if (daily.kind === 'slots') return slotWords(daily, language, amount, say);
  return takenWords(amount(daily.amount), say(CODE_PHRASES[daily.code]), language, say);
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

function amountWords(value: number, unit: DoseUnit | null, say: Say): string {
  const text = amountText(value, unit);
  if (unit === null) return text;
  const phrase = UNIT_PHRASES[unit];
  const word = phrase ? say(phrase) : unit;
  return `${text} ${value <= 1 ? word.replace(/^(unit|drop|puff|spray|fingertip unit)s$/, '$1') : word}`;
}
