import { expect, test } from 'vitest';
import { dayWords, readFollowUp } from './follow-up.ts';

const today = '2026-11-21';

test('a follow-up is typed as days, weeks, months or a date', () => {
  const days = ['5', '5d', '5 days', '26/11', '26 nov', '26-11-2026', '2026-11-26'];
  for (const typed of days)
    expect(readFollowUp(typed, today)).toEqual({ kind: 'date', onDate: '2026-11-26' });
  expect(readFollowUp('2w', today)).toEqual({ kind: 'date', onDate: '2026-12-05' });
  expect(readFollowUp('1m', today)).toEqual({ kind: 'date', onDate: '2026-12-21' });
});

test('5 January written in November is next January', () => {
  expect(readFollowUp('5/1', today)).toEqual({ kind: 'date', onDate: '2027-01-05' });
});

test('a day that is over and a word that is no day are told apart', () => {
  expect(readFollowUp('20/11/2026', today)).toEqual({ kind: 'inPast' });
  expect(readFollowUp('soon', today)).toEqual({ kind: 'notUnderstood' });
  expect(readFollowUp('31/2', today)).toEqual({ kind: 'notUnderstood' });
  expect(readFollowUp(' ', today)).toEqual({ kind: 'none' });
});

test('a day of this year is said without its year', () => {
  expect(dayWords('2026-11-26', { language: 'en', today, hasWeekday: true })).toBe('Thu 26 Nov');
  expect(dayWords('2027-01-05', { language: 'en', today, hasWeekday: true })).toBe('Tue 5 Jan 2027');
});
