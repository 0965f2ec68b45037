import type { GrowthIndicator } from '#shared/features/measures/growth.schema.ts';
import type { PrintLanguage } from '#shared/i18n/print-words.ts';
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts';

export type GrowthChartWords = {
  titles: Record<GrowthIndicator, string>;
  sexes: Record<string, string>;
  born: (day: string) => string;
  age: (years: number, months: number) => string;
  clinicsVersion: (standard: string, version: number) => string;
  ageAxis: string;
  lengthAxis: string;
  day: string;
  ageHead: string;
  measured: string;
  zScore: string;
  centile: string;
  months: (count: string) => string;
  years: (count: string) => string;
  corrected: string;
  outsideTable: string;
  measureAgain: string;
  nothingYet: string;
  curves: string;
  source: (source: string) => string;
  restricted: string;
  bornAt: (weeks: number, days: number) => string;
  unsure: string;
  forReference: string;
};

const en: GrowthChartWords = {
  titles: {
    weight_for_age_kg: 'Weight for age',
    height_for_age_cm: 'Length or height for age',
    bmi_for_age: 'Body mass index for age',
    weight_for_height_kg: 'Weight for length or height',
  },
  sexes: {},
  born: day => `born ${day}`,
  age: (years, months) => (years < 2 ? `${years * 12 + months} m` : `${years} y ${months} m`),
  clinicsVersion: (standard, version) => `${standard}, clinic's version ${version}`,
  ageAxis: 'Age, months',
  lengthAxis: 'Length or height, cm',
  day: 'Day',
  ageHead: 'Age',
  measured: 'Measured',
  zScore: 'z-score',
  centile: 'Centile',
  months: count => `${count} m`,
  years: count => `${count} y`,
  corrected: 'corrected',
  outsideTable: 'outside the table',
  measureAgain: 'measure again',
  nothingYet: 'Nothing measured yet.',
  curves: 'Curves are z-scores -3 to +3 (LMS method, Cole and Green 1992).',
  source: source => `Source of the table: ${source}.`,
  restricted: 'Beyond 3 the z-score is by WHO’s restricted method.',
  bornAt: (weeks, days) => `Born at ${weeks} weeks ${days} days.`,
  unsure: 'Some rows of this table are marked as not sure.',
  forReference: 'For reference; judged by a doctor.',
};

const hi: GrowthChartWords = {
  titles: {
    weight_for_age_kg: 'उम्र के हिसाब से वज़न',
    height_for_age_cm: 'उम्र के हिसाब से लंबाई',
    bmi_for_age: 'उम्र के हिसाब से BMI',
    weight_for_height_kg: 'लंबाई के हिसाब से वज़न',
  },
  sexes: { F: 'लड़की', M: 'लड़का' },
  born: day => `जन्म ${day}`,
  age: (years, months) => (years < 2 ? `${years * 12 + months} माह` : `${years} वर्ष ${months} माह`),
  clinicsVersion: (standard, version) => `${standard}, क्लिनिक की प्रति ${version}`,
  ageAxis: 'उम्र, महीनों में',
  lengthAxis: 'लंबाई, cm',
  day: 'दिन',
  ageHead: 'उम्र',
  measured: 'नाप',
  zScore: 'z-स्कोर',
  centile: 'सेंटाइल',
  months: count => `${count} माह`,
  years: count => `${count} वर्ष`,
  corrected: 'समय से पहले जन्म के हिसाब से',
  outsideTable: 'तालिका से बाहर',
  measureAgain: 'फिर से नापें',
  nothingYet: 'अभी कुछ नापा नहीं गया।',
  curves: 'रेखाएँ z-स्कोर -3 से +3 हैं (LMS विधि, Cole and Green 1992)।',
  source: source => `तालिका का स्रोत: ${source}.`,
  restricted: '3 के आगे z-स्कोर WHO की सीमित विधि से है।',
  bornAt: (weeks, days) => `जन्म ${weeks} हफ्ते ${days} दिन पर।`,
  unsure: 'इस तालिका की कुछ पंक्तियाँ पक्की नहीं हैं।',
  forReference: 'जानकारी के लिए; फ़ैसला डॉक्टर का है।',
};

export const GROWTH_CHART_WORDS: Readonly<Record<PrintLanguage, GrowthChartWords>> = { en, hi };

const HINDI_DAY = new Intl.DateTimeFormat('hi-u-nu-latn', {
  ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
});

/** '21 Nov 2026' or '21 नवंबर 2026'. */
export function dayIn(language: PrintLanguage, day: LocalDate): string {
  return language === 'hi' ? HINDI_DAY.format(new Date(`${day}T00:00:00Z`)) : formatDate(day);
}
