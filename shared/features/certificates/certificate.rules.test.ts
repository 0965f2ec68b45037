import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../kernel/local-date.ts';
import {
  certificateProblems,
  daysOfPeriod,
  emptyBody,
  fieldsOf,
  lastDayOfPeriod,
  onlyOwnFields,
} from './certificate.rules.ts';
import { CERTIFICATE_KINDS, certificateBodySchema } from './certificate.schema.ts';

const today = '2026-11-21';
const limits = { longDays: 15, backDatedDays: 7, aheadDays: 60, mostDays: 366 };
const rest = {
  ...emptyBody('sickness'),
  ...{ fromOn: today, toOn: today, identificationMarks: 'Mole', address: 'Indore' },
};

function codes(change: Partial<typeof rest>, seenOn: string[] = []) {
  return certificateProblems({ ...rest, ...change }, { today, limits, seenOn }).map(({ code }) => code);
}

test('one day of rest begins and ends on the same day, and days and last day say the same', () => {
  expect(daysOfPeriod(today, today)).toBe(1);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), days => {
      expect(daysOfPeriod(today, lastDayOfPeriod(today, days))).toBe(days);
    }),
  );
});

test('fifteen days need no reason and sixteen do', () => {
  expect(codes({ toOn: lastDayOfPeriod(today, 15) })).toEqual([]);
  expect(codes({ toOn: lastDayOfPeriod(today, 16) })).toEqual(['REASON_FOR_LONG_PERIOD']);
  expect(codes({ toOn: lastDayOfPeriod(today, 16), longBecause: 'Fracture' })).toEqual([]);
});

test('a period begins at most a week before the first examination that it covers', () => {
  const daysAgo = (days: number) => addDays(today, -days);
  expect(codes({ fromOn: daysAgo(7) })).toEqual([]);
  expect(codes({ fromOn: daysAgo(8) })).toEqual(['BEGINS_TOO_FAR_BACK']);
  expect(codes({ fromOn: daysAgo(10) }, [daysAgo(5)])).toEqual([]);
  // Seen before the period, not in it: nobody can say how the person was then.
  expect(codes({ fromOn: daysAgo(10) }, [daysAgo(12)])).toEqual(['BEGINS_TOO_FAR_BACK']);
});

test('fitness needs its day; a time of care before it has both ends', () => {
  const fit = { ...rest, kind: 'fitness' as const, fromOn: null, toOn: null };
  const of = (change: object) =>
    certificateProblems({ ...fit, ...change }, { today, limits, seenOn: [] }).map(({ path, code }) => [
      path,
      code,
    ]);
  expect(of({})).toEqual([['fitFromOn', 'REQUIRED']]);
  expect(of({ fitFromOn: today, fromOn: '2026-11-16' })).toEqual([['toOn', 'REQUIRED']]);
  expect(of({ fitFromOn: today, fromOn: '2026-11-16', toOn: '2026-11-20' })).toEqual([]);
});

test('fitness is certified from a week before an examination at the earliest', () => {
  const fit = { ...rest, kind: 'fitness' as const, fromOn: null, toOn: null };
  const of = (fitFromOn: string, seenOn: string[] = []) =>
    certificateProblems({ ...fit, fitFromOn }, { today, limits, seenOn }).map(({ path, code }) => [
      path,
      code,
    ]);
  const tooFarBack = [['fitFromOn', 'BEGINS_TOO_FAR_BACK']];
  expect(of('2020-01-01')).toEqual(tooFarBack);
  expect(of(addDays(today, -8))).toEqual(tooFarBack);
  expect(of(addDays(today, -7))).toEqual([]);
  expect(of(addDays(today, -20), [addDays(today, -15)])).toEqual([]);
});

test.each(['sickness', 'leave'] as const)('%s is over the day after its last day', kind => {
  expect(codes({ kind, toOn: today, fitFromOn: addDays(today, 1) } as never)).toEqual([]);
  expect(codes({ kind, toOn: today, fitFromOn: addDays(today, 2) } as never)).toEqual([
    'FIT_LONG_AFTER_PERIOD',
  ]);
  expect(codes({ kind, toOn: today, fitFromOn: '2027-12-01' } as never)).toEqual(['FIT_LONG_AFTER_PERIOD']);
});

test.each(CERTIFICATE_KINDS)('a %s keeps what it has and nothing else, also when asked twice', kind => {
  const full = { ...rest, kind, reason: 'Fever', addressedTo: 'Dr Rao', purpose: 'school', question: 'Why?' };
  const own = onlyOwnFields(full);
  expect(onlyOwnFields(own)).toEqual(own);
  expect(certificateBodySchema.parse(own)).toEqual(own);
  for (const [field, value] of Object.entries(full)) {
    if (field === 'kind') continue;
    const isOwn = (fieldsOf(kind) as string[]).includes(field);
    expect([field, own[field as keyof typeof own]]).toEqual([
      field,
      isOwn ? value : emptyBody(kind)[field as keyof typeof own],
    ]);
  }
});
