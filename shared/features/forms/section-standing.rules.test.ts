import { expect, test } from 'vitest';
import { type AskedAnswer, type DatedFacts, standingBySections } from './section-standing.rules.ts';

const limits = {
  ...{ notPregnantCountsDays: 30, pregnancyOverAfterDueDays: 21, undatedPregnancyCountsDays: 301 },
  ...{ breastFeedingCountsDays: 180, notBreastFeedingCountsDays: 30, adultFromMonths: 216 },
  ...{ pretermBelowDays: 259, correctedUntilMonths: 24, growthUntilMonths: 216 },
};
const notAsked: AskedAnswer = { answer: 'notAsked', noOn: null };
const said = (answer: 'yes' | 'no', noOn: string | null = null): AskedAnswer => ({ answer, noOn });

function on(
  onDate: string,
  forms: DatedFacts[],
  asked: { pregnancy?: AskedAnswer; breastFeeding?: AskedAnswer } = {},
) {
  return standingBySections(
    forms,
    { pregnancy: notAsked, breastFeeding: notAsked, ...asked },
    { limits, onDate },
  );
}

test('a due date counts until three weeks after it, and a last period by its own due date', () => {
  const edd = [{ onDate: '2026-08-01', edd: '2026-11-22' }];
  expect(on('2026-12-13', edd).pregnancy).toBe('yes');
  expect(on('2026-12-14', edd).pregnancy).toBe('notAsked');
  expect(on('2026-11-22', [{ onDate: '2026-11-22', lmp: '2026-08-01' }]).pregnancy).toBe('yes');
});

test('a no holds against older forms only, and a yes is not taken back', () => {
  const edd = [{ onDate: '2026-11-20', edd: '2027-05-08' }];
  expect(on('2026-11-22', edd, { pregnancy: said('no', '2026-11-21') }).pregnancy).toBe('no');
  expect(on('2026-11-22', edd, { pregnancy: said('no', '2026-11-20') }).pregnancy).toBe('yes');
  const over = [{ onDate: '2026-01-20', edd: '2026-05-08' }];
  expect(on('2026-11-22', over, { pregnancy: said('yes') }).pregnancy).toBe('yes');
});

test('feeding at the breast is read off the newest form that asked, within its time', () => {
  const feeds = [{ onDate: '2026-11-01', breastFeeding: true }];
  expect(on('2026-11-22', feeds).breastFeeding).toBe('yes');
  expect(on('2027-11-22', feeds).breastFeeding).toBe('notAsked');
  expect(on('2026-11-22', feeds, { breastFeeding: said('no', '2026-11-10') }).breastFeeding).toBe('no');
  const not = [{ onDate: '2026-11-20', breastFeeding: false }, ...feeds];
  expect(on('2026-11-22', not).breastFeeding).toBe('no');
  expect(on('2026-11-22', not, { breastFeeding: said('yes') }).breastFeeding).toBe('yes');
  expect(on('2027-01-22', not).breastFeeding).toBe('notAsked');
});

test('not feeding, said while pregnant, says nothing about the time after the birth', () => {
  const forms = [{ onDate: '2026-11-10', breastFeeding: false, edd: '2026-11-20' }];
  expect(on('2026-11-19', forms).breastFeeding).toBe('no');
  expect(on('2026-11-20', forms).breastFeeding).toBe('notAsked');
  expect(on('2026-11-15', forms, { pregnancy: said('no', '2026-11-14') }).breastFeeding).toBe('notAsked');
});
