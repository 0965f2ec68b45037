import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { LiveChange } from '#shared/features/live/live.contract.ts';
import { call } from './client.ts';
import { isRefusal } from './refusal.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/**
 * Follows the clinic's changes until the signal ends. `onGap` is called whenever the stream was away, because
 * changes may have been missed.
 */
export async function followChanges(
  onChange: (change: LiveChange) => void,
  onGap: () => void,
  signal: AbortSignal,
): Promise<void> {
  let wait = FIRST_WAIT_MS;
  let isFirst = true;
  while (!signal.aborted) {
    try {
      const changes = (await call(contract.live.changes, {}, { signal })) as AsyncIterable<LiveChange>;
      if (!isFirst) onGap();
      isFirst = false;
      for await (const change of changes) {
        wait = FIRST_WAIT_MS;
        onChange(change);
      }
    } catch (error) {
      if (isRefusal(error, 'NOT_SIGNED_IN')) return;
    }
    await pause(wait, signal);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

/** Keeps open screens true: what another person changes is fetched again here. */
export function useLive(isSignedIn: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isSignedIn) return;
    const stop = new AbortController();
    void followChanges(
      change => {
        for (const feature of change.features) void client.invalidateQueries({ queryKey: [feature] });
      },
      () => void client.invalidateQueries(),
      stop.signal,
    );
    return () => stop.abort();
  }, [client, isSignedIn]);
}
