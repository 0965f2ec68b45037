import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { LiveChange } from '#shared/features/live/live.contract.ts';
import { renderPage } from '../app/test-page.tsx';
import { useRead } from './hooks.ts';
import { useLive } from './live.ts';

function WaitingCount() {
  useLive(true);
  const board = useRead(contract.queue.dayBoard, {});
  return <output>{board.answer?.waitingCount ?? 'none'}</output>;
}

const boardOf = (waitingCount: number) => ({
  onDate: '2026-11-21',
  now: 0,
  doctors: [],
  waitingCount,
  longestWaitMinutes: 0,
  toBillCount: 0,
});

test('what another desk changes is seen here without a reload', async () => {
  let announce: (change: LiveChange) => void = () => {};
  async function* changes(): AsyncGenerator<LiveChange> {
    for (;;) yield await new Promise<LiveChange>(resolve => (announce = resolve));
  }
  let waiting = 4;
  const page = renderPage(<WaitingCount />, {
    handlers: { queue: { dayBoard: () => boardOf(waiting) }, live: { changes: () => changes() } },
  });
  expect(await screen.findByText('4')).toBeTruthy();
  waiting = 5;
  announce({ features: ['patients'] });
  await new Promise(resolve => setTimeout(resolve, 30));
  expect(page.inputsOf(contract.queue.dayBoard)).toHaveLength(1);
  announce({ features: ['queue'] });
  expect(await screen.findByText('5')).toBeTruthy();
});
