import { addDays, type LocalDate } from '../../kernel/local-date.ts';
import type { MeasureLimits } from './measure-rows.ts';
import type { PersonStanding, PersonState, PregnancyStanding } from './person-state.schema.ts';
import { gestationOn, trimesterOf } from './pregnancy.rules.ts';

const notAsked: PregnancyStanding = {
  answer: 'notAsked',
  askedOn: null,
  dueOn: null,
  isDueByScan: false,
  gestation: null,
  trimester: null,
};

/** What still holds on a day of what was answered, `states` newest first: every answer lapses by itself. */
export function standingOf(
  states: readonly PersonState[],
  limits: MeasureLimits,
  onDate: LocalDate,
): PersonStanding {
  const newest = (kind: PersonState['kind']) => states.find(state => state.kind === kind);
  const pregnancy = newest('pregnancy');
  const feeding = newest('breastFeeding');
  return {
    pregnancy: pregnancy ? pregnancyOn(pregnancy, limits, onDate) : notAsked,
    breastFeeding: {
      answer: feeding && !isOvertaken(feeding, pregnancy) ? feedingOn(feeding, limits, onDate) : 'notAsked',
      askedOn: feeding?.askedOn ?? null,
    },
    gestationAtBirthDays: newest('gestationAtBirth')?.gestationDays ?? null,
  };
}

function pregnancyOn(state: PersonState, limits: MeasureLimits, onDate: LocalDate): PregnancyStanding {
  const { askedOn, dueOn, isDueByScan, answer } = state;
  if (answer === 'yes') {
    const lastDay = dueOn
      ? addDays(dueOn, limits.pregnancyOverAfterDueDays)
      : addDays(askedOn, limits.undatedPregnancyCountsDays);
    if (onDate > lastDay) return { ...notAsked, askedOn };
    const gestation = dueOn ? gestationOn(dueOn, onDate) : null;
    const trimester = gestation ? trimesterOf(gestation) : null;
    return { answer, askedOn, dueOn, isDueByScan, gestation, trimester };
  }
  const isNo = answer === 'no' || answer === 'ended';
  const stillCounts = onDate <= addDays(askedOn, limits.notPregnantCountsDays);
  return { ...notAsked, answer: isNo && stillCounts ? 'no' : 'notAsked', askedOn };
}

/** Not feeding, said before a pregnancy ended, says nothing about the time after it. */
function isOvertaken(feeding: PersonState, pregnancy: PersonState | undefined): boolean {
  return feeding.answer === 'no' && pregnancy?.answer === 'ended' && pregnancy.id > feeding.id;
}

function feedingOn(state: PersonState, limits: MeasureLimits, onDate: LocalDate): 'yes' | 'no' | 'notAsked' {
  const { answer, askedOn } = state;
  if (answer === 'yes')
    return onDate <= addDays(askedOn, limits.breastFeedingCountsDays) ? 'yes' : 'notAsked';
  if (answer === 'no')
    return onDate <= addDays(askedOn, limits.notBreastFeedingCountsDays) ? 'no' : 'notAsked';
  return 'notAsked';
}
