import { expect, test } from 'vitest';
import { newRow, readBreaks, rowsOf, scheduleFormSchema } from './schedule-form.ts';

const morning = { ...newRow, start: '9:30', end: '1:30 pm', breaks: '11:00-11:15 tea' };

function problemsOf(rows: unknown[]) {
  const result = scheduleFormSchema.safeParse({ validFrom: '2026-11-23', rows });
  return result.success ? [] : result.error.issues.map(issue => [issue.path.join('.'), issue.message]);
}

test('one row of Monday to Saturday is six sittings, and comes back as one row', () => {
  const { sessions } = scheduleFormSchema.parse({ validFrom: '2026-11-23', rows: [morning] });

  expect(sessions.map(one => one.weekday)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(sessions[0]).toMatchObject({
    startMinute: 570,
    endMinute: 810,
    breaks: [{ fromMinute: 660, toMinute: 675, word: 'tea' }],
  });
  expect(rowsOf(sessions)).toEqual([{ ...morning, start: '09:30', end: '13:30', breaks: '11:00–11:15 tea' }]);
});

test('a sitting that ends after midnight is understood, with its last token and break after midnight too', () => {
  const night = { ...newRow, start: '20:00', end: '1:00', lastToken: '0:30', breaks: '23:50-0:10' };
  const { sessions } = scheduleFormSchema.parse({ validFrom: '2026-11-23', rows: [night] });

  expect(sessions[0]).toMatchObject({
    endMinute: 1_500,
    lastTokenMinute: 1_470,
    breaks: [{ fromMinute: 1_430, toMinute: 1_450 }],
  });
});

test.each([
  [{ start: 'soon' }, ['rows.0.start', 'NOT_A_TIME']],
  [{ weekdays: [] }, ['rows.0.weekdays', 'AT_LEAST_ONE']],
  [{ slotMinutes: 2 }, ['rows.0.slotMinutes', 'SLOT_TOO_SHORT']],
  [{ breaks: 'tea' }, ['rows.0.breaks', 'NOT_BREAKS']],
  [{ breaks: '15:00-15:15' }, ['rows.0.breaks', 'BREAK_OUTSIDE_SESSION']],
  [{ lastToken: '14:00' }, ['rows.0.lastToken', 'LAST_TOKEN_OUTSIDE_SESSION']],
])('what cannot be a sitting is refused at its field: %o', (wrong, problem) => {
  expect(problemsOf([{ ...morning, ...wrong }])).toEqual([problem]);
});

test('two sittings of one doctor at the same time are refused at the second', () => {
  expect(problemsOf([morning, { ...newRow, weekdays: [3], start: '13:00', end: '15:00' }])).toEqual([
    ['rows.1.start', 'SESSIONS_OVERLAP'],
  ]);
});

test('several breaks are read as they are written', () => {
  expect(readBreaks('11-11:15 tea; 12:00 to 12:20')).toEqual([
    { fromMinute: 660, toMinute: 675, word: 'tea' },
    { fromMinute: 720, toMinute: 740, word: '' },
  ]);
});
