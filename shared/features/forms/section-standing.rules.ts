import { addDays, type LocalDate } from '../../kernel/local-date.ts';
import type { MeasureLimits } from '../measures/measure-rows.ts';
import { dueOnByLastPeriod } from '../measures/pregnancy.rules.ts';
import type { SectionFacts } from './section-facts.rules.ts';

export type DatedFacts = SectionFacts & { onDate: LocalDate };
type Answer = 'yes' | 'no' | 'notAsked';
/** What was answered apart from the forms: the answer that holds, and the last day on which somebody said no. */
export type AskedAnswer = { answer: Answer; noOn: LocalDate | null };
export type AskedApart = { pregnancy: AskedAnswer; breastFeeding: AskedAnswer };

function dueOnOf({ edd, lmp }: DatedFacts): LocalDate | undefined {
  return edd ?? (lmp && dueOnByLastPeriod(lmp));
}

/** A no holds against older forms; where it and a form of the same day contradict each other, the form speaks. */
function isStanding({ onDate }: DatedFacts, noOn: LocalDate | null): boolean {
  return noOn === null || onDate >= noOn;
}

function pregnancyOf(
  forms: readonly DatedFacts[],
  { answer, noOn }: AskedAnswer,
  { limits, onDate }: { limits: MeasureLimits; onDate: LocalDate },
): Answer {
  const newest = forms.find(form => dueOnOf(form) !== undefined);
  const dueOn = newest && dueOnOf(newest);
  if (answer === 'yes' || !newest || !dueOn || !isStanding(newest, noOn)) return answer;
  return onDate <= addDays(dueOn, limits.pregnancyOverAfterDueDays) ? 'yes' : answer;
}

function feedingOf(
  forms: readonly DatedFacts[],
  { pregnancy, breastFeeding }: AskedApart,
  { limits, onDate }: { limits: MeasureLimits; onDate: LocalDate },
): Answer {
  const { answer, noOn } = breastFeeding;
  const newest = forms.find(form => form.breastFeeding !== undefined);
  if (answer === 'yes' || !newest) return answer;
  if (newest.breastFeeding) {
    const stillCounts = onDate <= addDays(newest.onDate, limits.breastFeedingCountsDays);
    return stillCounts && isStanding(newest, noOn) ? 'yes' : answer;
  }
  // Not feeding, said while pregnant, says nothing about the time after the birth.
  const dueOn = dueOnOf(newest);
  const isOver = (dueOn !== undefined && onDate >= dueOn) || (pregnancy.noOn ?? '') >= newest.onDate;
  const stillCounts = onDate <= addDays(newest.onDate, limits.notBreastFeedingCountsDays);
  return answer === 'notAsked' && stillCounts && !isOver ? 'no' : answer;
}

/** What the forms, newest first, add to what was asked apart: a yes is never taken back by a form. */
export function standingBySections(
  forms: readonly DatedFacts[],
  asked: AskedApart,
  at: { limits: MeasureLimits; onDate: LocalDate },
): { pregnancy: Answer; breastFeeding: Answer } {
  return {
    pregnancy: pregnancyOf(forms, asked.pregnancy, at),
    breastFeeding: feedingOf(forms, asked, at),
  };
}
