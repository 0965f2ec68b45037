import { expect, test } from 'vitest';
import type { OpenDue } from '#shared/features/dues/due.schema.ts';
import { sharesOf } from './share-rows.tsx';

const dueOf = (billId: number, duePaise: number): OpenDue => ({
  ...{ billId, duePaise, number: `B/${billId}`, visitId: null, onDate: '2026-11-21' },
  ...{ totalPaise: duePaise, promise: null },
});
const dues = [dueOf(1, 500), dueOf(2, 300)];

test('the oldest bill is filled first, and what was typed at a bill stands', () => {
  expect(sharesOf(dues, {}, 600)).toEqual([
    { billId: 1, amountPaise: 500 },
    { billId: 2, amountPaise: 100 },
  ]);
  expect(sharesOf(dues, { 1: '2' }, 400)).toEqual([
    { billId: 1, amountPaise: 200 },
    { billId: 2, amountPaise: 200 },
  ]);
  expect(sharesOf(dues, { 1: '' }, 300)).toEqual([{ billId: 2, amountPaise: 300 }]);
});

test('what cannot be read, more than the due and more than the money are no shares', () => {
  expect(sharesOf(dues, { 1: 'x' }, 400)).toBeUndefined();
  expect(sharesOf(dues, { 2: '4' }, 400)).toBeUndefined();
  expect(sharesOf(dues, { 1: '5' }, 400)).toBeUndefined();
});
