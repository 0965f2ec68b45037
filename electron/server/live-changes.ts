import type { FeatureName } from '#shared/contract/index.ts';
import type { LiveChange } from '#shared/features/live/live.contract.ts';

type Listener = (features: readonly FeatureName[]) => void;

export type LiveChanges = {
  announce(features: readonly FeatureName[]): void;
  /** How many there have been; what was read at the same count is still true. */
  count(): number;
  /** Every change from now until `signal` aborts or `mayHear` says no; changes between two reads are merged. */
  follow(signal: AbortSignal | undefined, mayHear: () => boolean): AsyncGenerator<LiveChange>;
};

/** Tells open screens which features changed, never what: each refetches with its own permission. */
export function liveChanges(): LiveChanges {
  const listeners = new Set<Listener>();
  let count = 0;

  async function* follow(
    signal: AbortSignal | undefined,
    mayHear: () => boolean,
  ): AsyncGenerator<LiveChange> {
    const changed = new Set<string>();
    let wake: () => void = () => {};
    const listener: Listener = features => {
      for (const feature of features) changed.add(feature);
      wake();
    };
    const stop = () => wake();
    listeners.add(listener);
    signal?.addEventListener('abort', stop);
    try {
      yield { features: [] };
      while (!signal?.aborted) {
        if (changed.size === 0) await new Promise<void>(resolve => (wake = resolve));
        // Whoever signed out learns of nothing that came after, and the stream does not stay behind.
        if (!mayHear()) return;
        if (changed.size === 0) continue;
        const features = [...changed];
        changed.clear();
        yield { features };
      }
    } finally {
      listeners.delete(listener);
      signal?.removeEventListener('abort', stop);
    }
  }

  return {
    count: () => count,
    announce(features) {
      count += 1;
      for (const listener of listeners) listener(features);
    },
    follow,
  };
}
