import { expect, test } from 'vitest';
import type { Dose } from '#shared/features/prescriptions/dose.schema.ts';
import { takingNow } from './taking-now.ts';
import { lineOf } from './visit.test-support.ts';

const prescribedOn = '2026-11-12';

function isTaken(more: Partial<Dose>, today: string): boolean {
  const line = lineOf('amlodipine');
  return takingNow([{ ...line, dose: { ...line.dose, ...more } }], prescribedOn, today).length === 1;
}

test('five days from the 12th end on the 16th', () => {
  expect(isTaken({ duration: { kind: 'days', count: 5 } }, '2026-11-16')).toBe(true);
  expect(isTaken({ duration: { kind: 'days', count: 5 } }, '2026-11-17')).toBe(false);
  expect(isTaken({ duration: { kind: 'months', count: 1 } }, '2026-12-11')).toBe(true);
  expect(isTaken({ duration: { kind: 'months', count: 1 } }, '2026-12-12')).toBe(false);
});

test('a medicine to continue is taken until somebody stops it', () => {
  expect(isTaken({ duration: { kind: 'continue' } }, '2027-06-01')).toBe(true);
});

test('what is taken only when needed, once, or for an unknown time is not said to be taken now', () => {
  const asNeeded = { reason: 'fever', minGapHours: null, maxPerDay: 3 } as const;
  expect(isTaken({ asNeeded }, prescribedOn)).toBe(false);
  expect(isTaken({ schedule: { kind: 'stat', amount: 1 }, duration: null }, prescribedOn)).toBe(false);
  expect(isTaken({ duration: null }, prescribedOn)).toBe(false);
});
