import { useEffect, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { WaitingScreen } from '#shared/features/queue/waiting-screen.procedures.ts';
import { call } from '../../api/client.ts';

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 3_000;
/** The server speaks every ten seconds; after so long the line is taken for lost, even when it does not say so. */
const SILENCE_MS = 25_000;

export type Wall = {
  screen: WaitingScreen | undefined;
  /** The clinic's computer does not answer, or its records are locked; the numbers shown are the last known. */
  isLost: boolean;
};

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** One line to the clinic, read until it ends, falls silent or nobody looks. */
async function readLine(onScreen: (screen: WaitingScreen) => void, outer: AbortSignal): Promise<void> {
  const line = new AbortController();
  const end = () => line.abort();
  outer.addEventListener('abort', end);
  let silence = setTimeout(end, SILENCE_MS);
  const silent = new Promise<'silent'>(resolve =>
    line.signal.addEventListener('abort', () => resolve('silent')),
  );
  try {
    const opening = call(contract.queue.followWaitingScreen, {}, { signal: line.signal });
    const opened = await Promise.race([opening, silent]);
    if (opened === 'silent') return;
    const screens = (opened as AsyncIterable<WaitingScreen>)[Symbol.asyncIterator]();
    while (!line.signal.aborted) {
      const next = await Promise.race([screens.next(), silent]);
      if (next === 'silent' || next.done) return;
      clearTimeout(silence);
      silence = setTimeout(end, SILENCE_MS);
      onScreen(next.value);
    }
  } finally {
    clearTimeout(silence);
    outer.removeEventListener('abort', end);
    line.abort();
  }
}

/** Follows the wall for as long as it hangs: through restarts, lost lines and a clinic that is locked for a while. */
export async function followWall(
  onScreen: (screen: WaitingScreen) => void,
  onLost: () => void,
  signal: AbortSignal,
): Promise<void> {
  let wait = FIRST_WAIT_MS;
  while (!signal.aborted) {
    try {
      await readLine(screen => {
        wait = FIRST_WAIT_MS;
        onScreen(screen);
      }, signal);
    } catch {
      // Whatever the reason, the wall says so quietly and asks again.
    }
    if (signal.aborted) return;
    onLost();
    await pause(wait, signal);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

export function useWall(): Wall {
  const [wall, setWall] = useState<Wall>({ screen: undefined, isLost: false });
  useEffect(() => {
    const stop = new AbortController();
    void followWall(
      screen => setWall({ screen, isLost: false }),
      () => setWall(known => ({ ...known, isLost: true })),
      stop.signal,
    );
    return () => stop.abort();
  }, []);
  return wall;
}
