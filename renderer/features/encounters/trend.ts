import type { VitalFlag, Vitals } from '#shared/features/encounters/vitals.schema.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { type LocalDate, localDateAt } from '#shared/kernel/local-date.ts';
import { dayWords } from './follow-up.ts';

export type Trend = {
  id: string;
  label: string;
  value: string;
  before: string;
  points: number[];
  flag: VitalFlag | undefined;
};

type Line = {
  id: string;
  label: string;
  pick: (vitals: Vitals) => number | null;
  show: (vitals: Vitals) => string;
  flag: (vitals: Vitals) => VitalFlag | undefined;
};

const SHOWN = 4;

function linesOf(t: Translate): Line[] {
  return [
    {
      id: 'bp',
      label: t('encounters.bp'),
      pick: ({ values }) => values.systolicMmHg,
      show: ({ values }) => `${values.systolicMmHg}/${values.diastolicMmHg}`,
      flag: ({ flags }) => flags.systolicMmHg ?? flags.diastolicMmHg,
    },
    {
      id: 'weight',
      label: t('encounters.weight'),
      pick: ({ values }) => values.weightKg,
      show: ({ values }) => `${values.weightKg} kg`,
      flag: ({ flags }) => flags.weightKg,
    },
    {
      id: 'glucose',
      label: t('encounters.glucose'),
      pick: ({ values }) => values.glucoseMgDl,
      show: ({ values }) => `${values.glucoseMgDl}`,
      flag: ({ flags }) => flags.glucoseMgDl,
    },
    {
      id: 'pulse',
      label: t('encounters.pulse'),
      pick: ({ values }) => values.pulsePerMinute,
      show: ({ values }) => `${values.pulsePerMinute}`,
      flag: ({ flags }) => flags.pulsePerMinute,
    },
    {
      id: 'spo2',
      label: t('encounters.spo2'),
      pick: ({ values }) => values.spo2Percent,
      show: ({ values }) => `${values.spo2Percent} %`,
      flag: ({ flags }) => flags.spo2Percent,
    },
  ];
}

type Day = { language: Language; today: LocalDate; zone: string };

/** Measures taken at least twice, each with its newest value and the one before it; vitals come oldest first. */
export function trendsOf(t: Translate, vitals: readonly Vitals[], { language, today, zone }: Day): Trend[] {
  return linesOf(t)
    .flatMap(({ id, label, pick, show, flag }) => {
      const taken = vitals.filter(one => pick(one) !== null);
      const newest = taken.at(-1);
      const earlier = taken.at(-2);
      if (!newest || !earlier) return [];
      const when = dayWords(localDateAt(earlier.recordedAt, zone), { language, today });
      const before = t('encounters.wasOn', { value: show(earlier), date: when });
      return [
        {
          id,
          label,
          value: show(newest),
          before,
          points: taken.map(one => pick(one) ?? 0),
          flag: flag(newest),
        },
      ];
    })
    .slice(0, SHOWN);
}
