import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadReferenceLists } from '../../../../electron/features/prescriptions/reference-lists.ts';
import type { Dose } from '../dose.schema.ts';
import { activeLines, courseEndsOn } from './active-lines.rules.ts';
import { checksOf, dose } from './checks.test-support.ts';

const lists = loadReferenceLists(fileURLToPath(new URL('../../../../resources/reference', import.meta.url)));
const { lineOf } = checksOf(lists);

const startedOn = '2026-11-01';

test.each<[string, Partial<Dose>, string | null, string | null]>([
  ['five days', { duration: { kind: 'days', count: 5 } }, null, '2026-11-05'],
  ['two weeks', { duration: { kind: 'weeks', count: 2 } }, null, '2026-11-14'],
  ['a month of thirty days', { duration: { kind: 'months', count: 1 } }, null, '2026-11-30'],
  ['to continue', { duration: { kind: 'continue' } }, null, null],
  ['till review', { duration: { kind: 'tillReview' } }, '2026-11-20', '2026-11-20'],
  ['at once', { schedule: { kind: 'stat', amount: 1 }, duration: null }, null, '2026-11-01'],
  ['six doses twice a day', { duration: { kind: 'doses', count: 6 } }, null, '2026-11-03'],
  [
    'four doses once a week',
    {
      schedule: { kind: 'times', code: 'OD', amount: 1 },
      every: 'week',
      duration: { kind: 'doses', count: 4 },
    },
    null,
    '2026-11-28',
  ],
  [
    'a taper of five and five days',
    {
      schedule: {
        kind: 'taper',
        steps: [2, 1].map(amount => ({ daily: { kind: 'times', code: 'OD', amount }, days: 5 })),
      },
      duration: null,
    },
    null,
    '2026-11-10',
  ],
  ['no duration at all: a month', { duration: null }, null, '2026-11-30'],
])('%s ends by itself', (_what, part, reviewOn, endsOn) => {
  expect(courseEndsOn({ line: lineOf('amoxicillin', { dose: dose(part) }), startedOn, reviewOn })).toBe(
    endsOn,
  );
});

const ongoing = dose({ duration: { kind: 'continue' } });
const past = (generic: string, on: string, more = {}) => ({
  line: lineOf(generic, { dose: ongoing, ...more }),
  startedOn: on,
  reviewOn: null,
});

test('a later line of the same drug takes the place of the earlier, also when it has ended itself', () => {
  const lines = [past('prednisolone', '2026-01-05'), past('prednisolone', '2026-06-05', { dose: dose({}) })];
  expect(activeLines(lines, '2026-11-21')).toEqual([]);
  expect(
    activeLines([past('warfarin', '2024-01-05'), past('warfarin', '2026-06-05')], '2026-11-21'),
  ).toMatchObject([{ startedOn: '2026-06-05' }]);
});

test('a cream does not end a tablet of the same name', () => {
  const cream = past('terbinafine', '2026-11-10', { of: 'cream' });
  expect(
    activeLines([past('terbinafine', '2026-10-01', { of: 'tablet' }), cream], '2026-11-21'),
  ).toHaveLength(2);
});

test('a stopped drug is over, and goes on when it is begun again', () => {
  const stopped = [{ generic: 'Warfarin', onDate: '2026-05-01' }];
  expect(activeLines([past('warfarin', '2026-01-05')], '2026-11-21', stopped)).toEqual([]);
  expect(activeLines([past('warfarin', '2026-06-05')], '2026-11-21', stopped)).toHaveLength(1);
});
