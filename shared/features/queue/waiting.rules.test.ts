import { describe, expect, test } from 'vitest';
import {
  type ConsultationTime,
  type InQueue,
  isConsultationTime,
  paceOf,
  waitingWindows,
} from './waiting.rules.ts';

const NOW = Date.parse('2026-11-21T06:12:00Z');
const WALL = { now: NOW, nowMinute: 702, startMinute: 0 };

function times(minutes: readonly number[], isFirst = false): ConsultationTime[] {
  return minutes.map(each => ({ minutes: each, isFirst }));
}

function waiting(visitId: number, more: Partial<InQueue> = {}): InQueue {
  const turnAt = NOW - 60_000 * (20 - visitId);
  return {
    ...{ visitId, state: 'waiting', priority: 'routine', turnAt, stateSince: turnAt, isFirst: false },
    ...more,
  };
}

describe("a doctor's pace", () => {
  test('is unknown until five consultations are', () => {
    expect(paceOf(times([5, 6, 7, 8]))).toBeNull();
    expect(paceOf(times([5, 6, 7, 8, 9]))?.overall).toEqual({ lower: 6, median: 7, upper: 8 });
  });

  test('goes by first and later visits where five of a kind are known, otherwise by all', () => {
    const pace = paceOf([...times([4, 4, 4, 4, 4]), ...times([20, 20], true)]);
    expect([pace?.again.median, pace?.first.median]).toEqual([4, 4]);
    const both = paceOf([...times([4, 4, 4, 4, 4]), ...times([20, 20, 20, 20, 20], true)]);
    expect([both?.again.median, both?.first.median]).toEqual([4, 20]);
  });

  test('leaves out a slip of the finger and a note signed after lunch', () => {
    expect([0.5, 1, 90, 91].map(isConsultationTime)).toEqual([false, true, true, false]);
  });
});

describe('the waiting window', () => {
  const pace = paceOf(times([6, 6, 8, 10, 10]));

  test('is not guessed while the pace is unknown', () => {
    expect(waitingWindows([waiting(1)], null, WALL).size).toBe(0);
  });

  test('adds the quartiles of everybody ahead and is rounded outwards to five minutes', () => {
    const windows = waitingWindows([waiting(3), waiting(1), waiting(2)], pace, WALL);
    // Quartiles 6 and 10; two ahead of the third: 702 + 12 … 702 + 20.
    expect([windows.get(1), windows.get(2), windows.get(3)]).toEqual([
      { fromMinute: 700, toMinute: 705 },
      { fromMinute: 705, toMinute: 715 },
      { fromMinute: 710, toMinute: 725 },
    ]);
  });

  test('counts what is left of whoever is inside', () => {
    const inside = waiting(9, { state: 'withDoctor', stateSince: NOW - 4 * 60_000 });
    expect(waitingWindows([inside, waiting(1)], pace, WALL).get(1)).toEqual({
      fromMinute: 700,
      toMinute: 710,
    });
  });

  test('puts the urgent before those who came first', () => {
    const windows = waitingWindows([waiting(1), waiting(2, { priority: 'urgent' })], pace, WALL);
    expect(windows.get(2)?.fromMinute).toBe(700);
    expect(windows.get(1)?.fromMinute).toBe(705);
  });

  test('begins with the sitting, or when the doctor is back', () => {
    const windows = waitingWindows([waiting(1)], pace, { ...WALL, startMinute: 1_020 });
    expect(windows.get(1)).toEqual({ fromMinute: 1_020, toMinute: 1_025 });
  });

  test('promises no turn before the booked time to who came early', () => {
    const early = waiting(1, { turnAt: NOW + 60 * 60_000 });
    expect(waitingWindows([early], pace, WALL).get(1)).toEqual({ fromMinute: 760, toMinute: 765 });
  });

  test('leaves out who is held, skipped, seen or gone', () => {
    const gone = (['held', 'skipped', 'toBill', 'done', 'left'] as const).map((state, index) =>
      waiting(index + 2, { state, turnAt: NOW - 3_600_000 }),
    );
    const windows = waitingWindows([...gone, waiting(1)], pace, WALL);
    expect([...windows]).toEqual([[1, { fromMinute: 700, toMinute: 705 }]]);
  });
});
