import { amountsOf, type DailySchedule, type Dose, type Repeat } from './dose.schema.ts';
import { TIMES_A_DAY } from './dose-schedule.rules.ts';
import { packRuleFor } from './quantity-forms.rules.ts';
import type { Quantity, QuantityInput, QuantityReason } from './quantity-shape.ts';

/** Total quantity of a line (Drugs Rules, rule 65(10)), or why the doctor has to type it. */
export function totalQuantity(input: QuantityInput): Quantity {
  const { dose, form } = input;
  const rule = packRuleFor(form, dose.unit);
  if (rule === 'unitDoesNotFit') return { ok: false, reason: 'UNIT_DOES_NOT_FIT_FORM' };
  if (rule === 'none') return { ok: false, reason: 'FORM_HAS_NO_RULE' };
  if (rule.wholeOnly && amountsOf(dose.schedule).some(amount => !Number.isInteger(amount))) {
    return { ok: false, reason: 'CAPSULE_CANNOT_BE_SPLIT' };
  }
  if (rule.kind === 'onePack')
    return { ok: true, amount: 1, unit: rule.packName, text: `1 ${rule.packName}` };

  const days = daysOf(input);
  const total = totalTaken(dose, days);
  if (typeof total === 'string') return { ok: false, reason: total };
  const sites = dose.route === 'bothEyes' || dose.route === 'bothEars' || dose.route === 'nasal' ? 2 : 1;
  return rule.pack({ thousandths: total * sites, days: typeof days === 'number' ? days : null, input });
}

const DAYS_IN = { days: 1, weeks: 7, months: 30 } as const;

/** A month is thirty days. Tapers carry their own days. */
function daysOf({ dose, reviewInDays }: QuantityInput): number | QuantityReason {
  if (dose.schedule.kind === 'taper') return dose.schedule.steps.reduce((sum, step) => sum + step.days, 0);
  if (dose.schedule.kind === 'stat') return 1;
  const { duration } = dose;
  if (!duration || duration.kind === 'doses') return 'NO_DURATION';
  if (duration.kind === 'continue') return reviewInDays ?? 'TO_CONTINUE_NEEDS_REVIEW_DATE';
  if (duration.kind === 'tillReview') return reviewInDays ?? 'TILL_REVIEW_NEEDS_DATE';
  return duration.count * DAYS_IN[duration.kind];
}

// Amounts are summed in whole thousandths, so that 0.1 + 0.2 mL is 0.3 mL.
const inThousandths = (amount: number) => Math.round(amount * 1000);

function totalTaken(dose: Dose, days: number | QuantityReason): number | QuantityReason {
  const { schedule, duration, asNeeded } = dose;
  if (schedule.kind === 'stat') return inThousandths(schedule.amount);
  if (schedule.kind === 'taper')
    return schedule.steps.reduce((sum, step) => sum + perDay(step.daily) * step.days, 0);
  if (duration?.kind === 'doses') return sumOfDoses(amountsOf(schedule).map(inThousandths), duration.count);
  if (typeof days === 'string')
    return schedule.kind === 'sos' && days === 'NO_DURATION' ? 'AS_NEEDED_WITHOUT_LIMIT' : days;
  if (schedule.kind === 'sos') {
    const most =
      asNeeded?.maxPerDay ??
      (asNeeded?.minGapHours ? Math.max(1, Math.floor(24 / asNeeded.minGapHours)) : null);
    return most === null ? 'AS_NEEDED_WITHOUT_LIMIT' : inThousandths(schedule.amount) * most * days;
  }
  if (schedule.kind === 'hourly') return inThousandths(schedule.amount) * (24 / schedule.everyHours) * days;
  return perDay(schedule) * dosingDays(dose.every, days, dose);
}

function perDay(daily: DailySchedule): number {
  if (daily.kind === 'times') return inThousandths(daily.amount) * TIMES_A_DAY[daily.code];
  return daily.counts.reduce((sum, count) => sum + inThousandths(count), 0);
}

function sumOfDoses(amounts: number[], doses: number): number {
  return Array.from({ length: doses }, (_, index) => amounts[index % amounts.length] ?? 0).reduce(
    (sum, each) => sum + each,
    0,
  );
}

const GAP_DAYS: Record<Repeat, number> = { day: 1, alternateDay: 2, week: 7, fortnight: 14, month: 30 };

/** The first dose is on the first day: alternate days for 5 days are days 1, 3 and 5. */
function dosingDays(every: Repeat, days: number, dose: Dose): number {
  if (every === 'month' && dose.duration?.kind === 'months') return dose.duration.count;
  return Math.ceil(days / GAP_DAYS[every]);
}
