import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import type { FeeStanding } from '#shared/features/billing/bill.schema.ts';
import type {
  DoctorQueue,
  QueueRow,
  TriageSuggestion,
  WaitingWindow,
} from '#shared/features/queue/queue.contract.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import type { Refusal } from '../../api/refusal.ts';
import type { TemperatureUnit } from '../encounters/typed-vitals.ts';
import { temperatureWords } from '../encounters/vital-words.ts';
import { minuteTime, shortMinute } from './board-rows.ts';

export const ALERT_WORDS: Readonly<Record<QueueRow['alerts'][number], WordKey>> = {
  allergy: 'queue.alertAllergy',
  mlc: 'patients.alertMlc',
  infectious: 'patients.alertInfectious',
  pregnant: 'patients.alertPregnant',
  vip: 'patients.alertVip',
  other: 'patients.alertOther',
};

export const KIND_WORDS: Readonly<Record<Appointment['kind'], WordKey>> = {
  consultation: 'queue.kindConsultation',
  followUp: 'queue.kindFollowUp',
  procedure: 'queue.kindProcedure',
  vaccine: 'queue.kindVaccine',
  teleconsult: 'queue.kindTeleconsult',
};

/** Measures by the names of the vitals' schema. */
const MEASURE_WORDS: Readonly<Record<string, WordKey>> = {
  systolicMmHg: 'encounters.bp',
  diastolicMmHg: 'encounters.bp',
  pulsePerMinute: 'encounters.pulse',
  temperatureCelsius: 'encounters.temperature',
  spo2Percent: 'encounters.spo2',
  breathsPerMinute: 'encounters.breaths',
  glucoseMgDl: 'encounters.glucose',
};

function reasonWords(
  t: Translate,
  { kind, what, value }: TriageSuggestion['because'][number],
  unit: TemperatureUnit,
): string {
  // Rules of words give back the words that matched.
  if (kind !== 'vital') return value;
  const measure = MEASURE_WORDS[what];
  const shown = what === 'temperatureCelsius' ? temperatureWords(Number(value), unit) : value;
  return `${measure ? t(measure) : what} ${shown}`;
}

/** 'SpO₂ 88, Temp 100.6 °F, chest pain': what the suggestion rests on. */
export function suggestionWords(t: Translate, { because }: TriageSuggestion, unit: TemperatureUnit): string {
  return because.map(one => reasonWords(t, one, unit)).join(', ');
}

/** 'turn about 11:40–12:05': never one minute. */
export function windowWords(t: Translate, { fromMinute, toMinute }: WaitingWindow): string {
  return t('queue.turnAbout', { from: shortMinute(fromMinute), to: shortMinute(toMinute) });
}

/** 'Free till 28 Nov (1 left)', or what the consultation costs. */
export function feeWords(
  t: Translate,
  standing: Pick<FeeStanding, 'isFree' | 'feePaise' | 'freeUntil' | 'freeLeft'>,
  shortDay: (date: string) => string,
): string {
  if (!standing.isFree) return formatRupees(standing.feePaise);
  if (standing.freeUntil === null) return t('queue.free');
  return t('queue.freeTill', { date: shortDay(standing.freeUntil), count: standing.freeLeft });
}

/** 'Away till 11:10', or that nobody knows until when. */
export function awayWords(t: Translate, away: NonNullable<DoctorQueue['away']>): string {
  const words =
    away.untilMinute === null
      ? t('queue.awayNow')
      : t('queue.awayTill', { time: minuteTime(t, away.untilMinute) });
  return away.reason ? `${words} · ${away.reason}` : words;
}

/** The foot of a doctor's list: when the sitting ends, the last token, the walk-ins that still fit. */
export function sessionWords(t: Translate, session: NonNullable<DoctorQueue['session']>): string {
  const { startMinute, endMinute, lastTokenMinute, walkInsLeft, isRunning } = session;
  return [
    isRunning
      ? t('queue.sessionEnds', { time: minuteTime(t, endMinute) })
      : t('queue.sessionBegins', { time: minuteTime(t, startMinute) }),
    lastTokenMinute !== null && lastTokenMinute < endMinute
      ? t('queue.lastToken', { time: shortMinute(lastTokenMinute) })
      : '',
    walkInsLeft !== null ? t('queue.walkInsLeft', { count: walkInsLeft }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Why the sitting takes nobody more, and what can be done about it. */
export function sessionRefusalWords(t: Translate, { code, data }: Refusal, mayOverbook: boolean): string {
  const next = t(mayOverbook ? 'queue.giveReason' : 'queue.askToOverbook');
  const minute = data.lastTokenMinute ?? data.backMinute;
  const time = typeof minute === 'number' ? shortMinute(minute) : '';
  const words: Readonly<Record<string, string>> = {
    LAST_TOKEN_GONE: t('queue.LAST_TOKEN_GONE', { time }),
    WALK_INS_FULL: t('queue.WALK_INS_FULL', { quota: Number(data.quota ?? 0) }),
    DOCTOR_BACK_LATER: t('queue.DOCTOR_BACK_LATER', { time }),
    DOCTOR_AWAY: t('queue.DOCTOR_AWAY'),
    MAY_NOT_OVERBOOK: t('queue.MAY_NOT_OVERBOOK'),
  };
  // The other two say themselves what can be done.
  const isLimit = code !== 'DOCTOR_AWAY' && code !== 'MAY_NOT_OVERBOOK' && code in words;
  return isLimit ? `${words[code]} ${next}` : (words[code] ?? code);
}
