import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrate, crossesOf, millimetresOf, tenthsOf } from './calibration.rules.ts';
import { PAPERS } from './letterhead.rules.ts';

test('a printer that prints 1.2 mm too far right and 0.5 mm too high is moved left and down by as much', () => {
  expect(calibrate('A5', { fromLeft: 312, fromTop: 395 })).toEqual({
    kind: 'offsets',
    shiftRight: -12,
    shiftDown: 5,
  });
});

test('a printer that is right is left as it is', () => {
  for (const paper of PAPERS) {
    const { first, second } = crossesOf(paper);
    expect(calibrate(paper, first, second)).toEqual({ kind: 'offsets', shiftRight: 0, shiftDown: 0 });
  }
});

test('whatever a printer is off by, the moved page puts the cross where it is meant to be', () => {
  const off = fc.integer({ min: -150, max: 150 });
  fc.assert(
    fc.property(fc.constantFrom(...PAPERS), off, off, (paper, right, down) => {
      const { first, second } = crossesOf(paper);
      const seen = (place: typeof first) => ({
        fromLeft: place.fromLeft + right,
        fromTop: place.fromTop + down,
      });
      const found = calibrate(paper, seen(first), seen(second));
      if (found.kind !== 'offsets') throw new Error(found.kind);
      expect(first.fromLeft + found.shiftRight + right).toBe(first.fromLeft);
      expect(first.fromTop + found.shiftDown + down).toBe(first.fromTop);
    }),
  );
});

test('a printer that shrinks the page to fit is told apart from one that is off', () => {
  const { first, second } = crossesOf('A4');
  const shrunk = (place: typeof first) => ({
    fromLeft: Math.round(place.fromLeft * 0.96 + 42),
    fromTop: Math.round(place.fromTop * 0.96 + 59),
  });
  expect(calibrate('A4', shrunk(first), shrunk(second))).toEqual({ kind: 'scaled', percent: 96 });
  // Read half a millimetre wrong at either end it is still the same size.
  const misread = { fromLeft: second.fromLeft + 5, fromTop: second.fromTop - 5 };
  expect(calibrate('A4', first, misread).kind).toBe('offsets');
});

test('numbers of another cross, or in centimetres, are taken for a mistake', () => {
  expect(calibrate('A5', { fromLeft: 30, fromTop: 40 }).kind).toBe('tooFar');
  expect(calibrate('A5', crossesOf('A5').second).kind).toBe('tooFar');
});

test('the two crosses lie on the sheet and far from each other', () => {
  for (const paper of PAPERS) {
    const { first, second } = crossesOf(paper);
    expect(second.fromLeft - first.fromLeft).toBeGreaterThan(800);
    expect(second.fromTop - first.fromTop).toBeGreaterThan(600);
  }
});

test('millimetres are read with a point or a comma, to a tenth and no finer', () => {
  const readings = { '45': 450, '45.5': 455, '0,8': 8, ' -0.5 ': -5, '−3': -30, '0': 0, '-0': 0 };
  for (const [typed, tenths] of Object.entries(readings)) expect(tenthsOf(typed), typed).toBe(tenths);
  for (const typed of ['', 'x', '4.55', '1e3', '45 mm', '1234', '4..5', '.5'])
    expect(tenthsOf(typed), typed).toBeUndefined();
  for (const tenths of [0, 5, -5, 455, 450, -30]) expect(tenthsOf(millimetresOf(tenths))).toBe(tenths);
});
