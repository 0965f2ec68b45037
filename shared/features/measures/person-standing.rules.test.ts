import { expect, test } from 'vitest';
import type { MeasureLimits } from './measure-rows.ts';
import { standingOf } from './person-standing.rules.ts';
import type { PersonState } from './person-state.schema.ts';

const limits: MeasureLimits = {
  ...{ notPregnantCountsDays: 30, pregnancyOverAfterDueDays: 21, undatedPregnancyCountsDays: 301 },
  ...{ breastFeedingCountsDays: 180, notBreastFeedingCountsDays: 30, adultFromMonths: 216 },
  ...{ pretermBelowDays: 259, correctedUntilMonths: 24, growthUntilMonths: 240 },
};

let id = 0;
function said(more: Partial<PersonState> & Pick<PersonState, 'kind' | 'answer' | 'askedOn'>): PersonState {
  id += 1;
  return {
    ...{ id, askedByName: 'Sr Sunita', lastPeriodOn: null, cycleDays: null, dueOn: null, isDueByScan: false },
    ...{ endedOn: null, gestationDays: null },
    ...more,
  };
}
const pregnant = (dueOn: string | null) =>
  said({ kind: 'pregnancy', answer: 'yes', askedOn: '2026-03-01', dueOn });
const pregnancyOn = (state: PersonState, onDate: string) =>
  standingOf([state], limits, onDate).pregnancy.answer;

test('a pregnancy ends by itself three weeks after the due date', () => {
  const state = pregnant('2026-10-08');
  expect(standingOf([state], limits, '2026-05-24').pregnancy).toMatchObject({
    answer: 'yes',
    gestation: { weeks: 20, days: 3 },
    trimester: 2,
  });
  expect(pregnancyOn(state, '2026-10-29')).toBe('yes');
  expect(pregnancyOn(state, '2026-10-30')).toBe('notAsked');
});

test('a pregnancy without any date counts for forty weeks and three', () => {
  expect(pregnancyOn(pregnant(null), '2026-12-27')).toBe('yes');
  expect(pregnancyOn(pregnant(null), '2026-12-28')).toBe('notAsked');
});

test.each(['no', 'ended'] as const)('"%s" counts as not pregnant for thirty days', answer => {
  const state = said({ kind: 'pregnancy', answer, askedOn: '2026-11-01' });
  expect(pregnancyOn(state, '2026-12-01')).toBe('no');
  expect(pregnancyOn(state, '2026-12-02')).toBe('notAsked');
});

test('who does not know was asked, but nothing is known', () => {
  const state = said({ kind: 'pregnancy', answer: 'unknown', askedOn: '2026-11-01' });
  expect(pregnancyOn(state, '2026-11-01')).toBe('notAsked');
  expect(standingOf([], limits, '2026-11-01').pregnancy.answer).toBe('notAsked');
});

test('the newest answer stands in the place of the earlier ones', () => {
  const yes = pregnant('2027-05-01');
  const ended = said({ kind: 'pregnancy', answer: 'ended', askedOn: '2026-11-01', endedOn: '2026-10-30' });
  expect(standingOf([ended, yes], limits, '2026-11-02').pregnancy.answer).toBe('no');
});

test('feeding lapses after half a year, and a no from before the birth is no answer', () => {
  const feeds = said({ kind: 'breastFeeding', answer: 'yes', askedOn: '2026-01-01' });
  const feedingOn = (states: PersonState[], onDate: string) =>
    standingOf(states, limits, onDate).breastFeeding.answer;
  expect(feedingOn([feeds], '2026-06-30')).toBe('yes');
  expect(feedingOn([feeds], '2026-07-01')).toBe('notAsked');
  const not = said({ kind: 'breastFeeding', answer: 'no', askedOn: '2026-06-01' });
  expect(feedingOn([not], '2026-06-10')).toBe('no');
  const ended = said({ kind: 'pregnancy', answer: 'ended', askedOn: '2026-06-09' });
  expect(feedingOn([ended, not], '2026-06-10')).toBe('notAsked');
});
