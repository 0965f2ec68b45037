import { expect, test } from 'vitest';
import { medicinesAmongTests, readsAsMedicine } from './medicine-among-tests.rules.ts';

test.each([
  'dolo 650 1-0-1 5d',
  'azee 500 od 3d',
  'calpol syrup 5 ml tds 3d',
  'soframycin la tds',
  'pan 40 od ac 2w',
  'ciplox eye drops 1 drop qid both eyes',
])('%s is a medicine, not a test', typed => {
  expect(readsAsMedicine(typed)).toBe(true);
});

test.each([
  'CBC',
  'Urine culture stat',
  'RBS tds 3d',
  'BP twice daily 7 days',
  'OGTT 75 g',
  'T3 T4 TSH',
  'USG abdomen',
  'X-ray chest PA view',
  'HbA1c 3 monthly',
  'INR weekly',
  'TSH after 6 weeks',
  '2D echo',
  'Vitamin B12, D3',
  '24 hour urine protein',
  'ECG 12 lead',
  'Blood sugar 2 hours after food',
])('%s is a test', typed => {
  expect(readsAsMedicine(typed)).toBe(false);
});

test('what the list knows is a test whatever its name', () => {
  const line = { name: 'dolo 650 1-0-1', place: 'here' as const, isUrgent: false };
  expect(
    medicinesAmongTests([
      { ...line, testId: 'LAB001' },
      { ...line, testId: null },
    ]),
  ).toEqual([2]);
});
