import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useIdleLock, useWorkUnderWay } from './idle-lock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (minutes: number) => act(() => vi.advanceTimersByTime(minutes * 60_000));

test('a screen that nobody touches locks itself', () => {
  const lock = vi.fn();
  renderHook(() => useIdleLock(5, lock));
  pass(4);
  expect(lock).not.toHaveBeenCalled();
  pass(1);
  expect(lock).toHaveBeenCalled();
});

test('while a long work is under way it stays open, and its minutes begin when the work has ended', () => {
  const lock = vi.fn();
  renderHook(() => useIdleLock(5, lock));
  const work = renderHook(({ isUnderWay }) => useWorkUnderWay(isUnderWay), {
    initialProps: { isUnderWay: true },
  });
  pass(30);
  expect(lock).not.toHaveBeenCalled();
  work.rerender({ isUnderWay: false });
  pass(4);
  expect(lock).not.toHaveBeenCalled();
  pass(1);
  expect(lock).toHaveBeenCalled();
});

test('leaving the screen of the work ends it too', () => {
  const lock = vi.fn();
  renderHook(() => useIdleLock(5, lock));
  renderHook(() => useWorkUnderWay(true)).unmount();
  pass(5);
  expect(lock).toHaveBeenCalled();
});
