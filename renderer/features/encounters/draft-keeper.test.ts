import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refusal } from '../../api/refusal.ts';
import { draftKeeper, type KeeperState } from './draft-keeper.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function keeperOver(save: (text: string) => Promise<{ savedAt: number }>) {
  const states: KeeperState[] = [];
  const keeper = draftKeeper<string>({
    save,
    quietMs: 800,
    longestMs: 1_500,
    tell: state => states.push(state),
  });
  return { keeper, last: () => states.at(-1) };
}

test('a doctor who never stops typing loses at most a second and a half', async () => {
  const saved: { text: string; at: number }[] = [];
  const begin = Date.now();
  const { keeper } = keeperOver(async text => {
    saved.push({ text, at: Date.now() - begin });
    return { savedAt: Date.now() };
  });
  for (let count = 1; count <= 60; count += 1) {
    keeper.changed('x'.repeat(count));
    await vi.advanceTimersByTimeAsync(100);
  }
  const gaps = saved.map(({ at }, index) => at - (saved[index - 1]?.at ?? 0));
  expect(saved.length).toBeGreaterThanOrEqual(3);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(1_700);
});

test('a pause saves the newest text once', async () => {
  const saved: string[] = [];
  const { keeper, last } = keeperOver(async text => {
    saved.push(text);
    return { savedAt: 5 };
  });
  keeper.changed('fev');
  keeper.changed('fever');
  expect(last()).toMatchObject({ isDirty: true });
  await vi.advanceTimersByTimeAsync(800);
  expect(saved).toEqual(['fever']);
  expect(last()).toEqual({ savedAt: 5, isDirty: false, problem: null });
});

test('what is typed while a save is on its way is saved after it, never beside it', async () => {
  const saved: string[] = [];
  let answer: () => void = () => {};
  const { keeper } = keeperOver(text => {
    saved.push(text);
    return new Promise(resolve => {
      answer = () => resolve({ savedAt: 1 });
    });
  });
  keeper.changed('a');
  await vi.advanceTimersByTimeAsync(800);
  keeper.changed('ab');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(saved).toEqual(['a']);
  answer();
  await vi.advanceTimersByTimeAsync(1_500);
  expect(saved).toEqual(['a', 'ab']);
});

test('a clinic that cannot be reached is tried again until the text is kept', async () => {
  let isAway = true;
  const { keeper, last } = keeperOver(async () => {
    if (isAway) throw new Refusal('UNREACHABLE');
    return { savedAt: 9 };
  });
  keeper.changed('fever');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(last()?.problem?.code).toBe('UNREACHABLE');
  isAway = false;
  await vi.advanceTimersByTimeAsync(2_500);
  expect(last()).toEqual({ savedAt: 9, isDirty: false, problem: null });
});

test('closing the screen saves at once what waits', async () => {
  const saved: string[] = [];
  const { keeper } = keeperOver(async text => {
    saved.push(text);
    return { savedAt: 1 };
  });
  keeper.changed('half a wor');
  keeper.flush();
  expect(saved).toEqual(['half a wor']);
});

test('a signed visit is never drafted again', async () => {
  const saved: string[] = [];
  const { keeper } = keeperOver(async text => {
    saved.push(text);
    return { savedAt: 1 };
  });
  keeper.changed('late');
  keeper.stop();
  keeper.changed('later');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(saved).toEqual([]);
});
