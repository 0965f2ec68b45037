import type { Dose, FoodRelation } from '#shared/features/prescriptions/dose.schema.ts';
import { printDose } from '#shared/features/prescriptions/dose-print.rules.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';

const FOODS: Record<FoodRelation, WordKey> = {
  before: 'prescriptions.foodBefore',
  before30: 'prescriptions.foodBefore30',
  after: 'prescriptions.foodAfter',
  with: 'prescriptions.foodWith',
  empty: 'prescriptions.foodEmpty',
  beforeBreakfast: 'prescriptions.foodBeforeBreakfast',
  bedtime: 'prescriptions.foodBedtime',
};

const bare = {
  asNeeded: null,
  food: null,
  duration: null,
  route: null,
  manner: [],
  note: '',
} satisfies Partial<Dose>;
const AN_HOUR = { kind: 'hourly', everyHours: 24, amount: 1 } as const;

/** The parts of a dose in the columns of the list: '1-0-1', 'after food', '5 days'. */
export function doseColumns(t: Translate, dose: Dose): { dose: string; when: string; howLong: string } {
  const schedule = printDose({ ...dose, ...bare });
  // Whatever has no column of its own is read from the notation: "SOS if fever", "left eye", "with milk".
  const others = printDose({
    ...dose,
    schedule: AN_HOUR,
    unit: null,
    every: 'day',
    food: null,
    duration: null,
  });
  const rest = others
    .replace(printDose({ ...dose, ...bare, schedule: AN_HOUR, unit: null, every: 'day' }), '')
    .trim();
  return {
    dose: schedule,
    when: [dose.food ? t(FOODS[dose.food]) : '', rest.replace(/^; /, '')].filter(Boolean).join(', '),
    howLong: durationWords(t, dose),
  };
}

function durationWords(t: Translate, { duration }: Dose): string {
  if (!duration) return '';
  switch (duration.kind) {
    case 'continue':
      return t('prescriptions.toContinue');
    case 'tillReview':
      return t('prescriptions.tillReview');
    case 'days':
      return t(duration.count === 1 ? 'prescriptions.oneDay' : 'prescriptions.days', {
        count: duration.count,
      });
    case 'weeks':
      return t(duration.count === 1 ? 'prescriptions.oneWeek' : 'prescriptions.weeks', {
        count: duration.count,
      });
    case 'months':
      return t(duration.count === 1 ? 'prescriptions.oneMonth' : 'prescriptions.months', {
        count: duration.count,
      });
    case 'doses':
      return t('prescriptions.doses', { count: duration.count });
  }
}
