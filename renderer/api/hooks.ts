import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { type FeatureName, nameOf } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';
import { call, newRequestId } from './client.ts';
import { asRefusal, type Refusal, UNREACHABLE } from './refusal.ts';

export type ReadOptions = {
  /** False waits: nothing is asked until it is true. */
  enabled?: boolean;
  /** Keeps what was shown while the next input's answer is on its way (search as typed). */
  keepPrevious?: boolean;
  /** Asks again every so many milliseconds. */
  everyMs?: number;
  staleMs?: number;
};

export type Reading<T> = {
  answer: T | undefined;
  /** No answer yet. */
  isWaiting: boolean;
  /** An answer is shown and a newer one is on its way. */
  isRefreshing: boolean;
  /** The answer shown belongs to an earlier input. */
  isPrevious: boolean;
  error: Refusal | null;
  refetch: () => Promise<unknown>;
};

/** ['patients', 'search', {text: 'asha'}]: live changes find everything of a feature by its first word. */
export function keyOf<P extends AnyProcedure>(procedure: P, input?: InputOf<P>): readonly unknown[] {
  const [feature, verb] = nameOf(procedure).split('.');
  return input === undefined ? [feature, verb] : [feature, verb, input];
}

export function useRead<P extends AnyProcedure>(
  procedure: P,
  input: InputOf<P>,
  options: ReadOptions = {},
): Reading<OutputOf<P>> {
  const query = useQuery<OutputOf<P>, Error>({
    queryKey: keyOf(procedure, input),
    queryFn: ({ signal }) => call(procedure, input, { signal }),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
    ...(options.everyMs === undefined ? {} : { refetchInterval: options.everyMs }),
    ...(options.staleMs === undefined ? {} : { staleTime: options.staleMs }),
  });
  return {
    answer: query.data,
    isWaiting: query.isPending && query.fetchStatus !== 'idle',
    isRefreshing: query.isFetching && !query.isPending,
    isPrevious: query.isPlaceholderData,
    error: query.error ? asRefusal(query.error) : null,
    refetch: query.refetch,
  };
}

export type Write<P extends AnyProcedure> = {
  call: (input: InputOf<P>) => Promise<OutputOf<P>>;
  pending: boolean;
  error: Refusal | null;
  reset: () => void;
};

/**
 * One intent at a time: a second call while the first is under way gets the first one's promise, and an
 * intent whose answer was lost keeps its request id when the same input is sent again.
 */
export function useWrite<P extends AnyProcedure>(procedure: P): Write<P> {
  return useSending(procedure, false);
}

/**
 * For papers and for the rows of a list: another input is another intent and goes beside the first, so that fast hands
 * get each paper and each row's act; the same input while it is under way is still one.
 */
export function useWriteEach<P extends AnyProcedure>(procedure: P): Write<P> {
  return useSending(procedure, true);
}

function useSending<P extends AnyProcedure>(procedure: P, isEach: boolean): Write<P> {
  const client = useQueryClient();
  const underWay = useRef(new Map<string, Promise<OutputOf<P>>>());
  const lost = useRef(new Map<string, string>());
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Refusal | null>(null);

  const send = useCallback(
    (input: InputOf<P>): Promise<OutputOf<P>> => {
      const typed = JSON.stringify(input);
      const intent = isEach ? typed : '';
      const first = underWay.current.get(intent);
      if (first) return first;
      const requestId = lost.current.get(typed) ?? newRequestId();
      const forgetLost = () => (isEach ? lost.current.delete(typed) : lost.current.clear());
      setPending(true);
      setError(null);
      const promise = call(procedure, input, { requestId })
        .then(answer => {
          forgetLost();
          void refreshFeature(client, procedure);
          return answer;
        })
        .catch(thrown => {
          const refusal = asRefusal(thrown);
          forgetLost();
          if (refusal.code === UNREACHABLE) lost.current.set(typed, requestId);
          setError(refusal);
          throw refusal;
        })
        .finally(() => {
          underWay.current.delete(intent);
          setPending(underWay.current.size > 0);
        });
      underWay.current.set(intent, promise);
      return promise;
    },
    [client, procedure, isEach],
  );
  const reset = useCallback(() => setError(null), []);
  return { call: send, pending, error, reset };
}

/** Fetches again every open read of one procedure's feature, for writes whose live change has not come yet. */
export function refreshFeature(client: QueryClient, procedure: AnyProcedure): Promise<void> {
  return client.invalidateQueries({ queryKey: keyOf(procedure).slice(0, 1) });
}

export function useRefresh(): (...features: FeatureName[]) => void {
  const client = useQueryClient();
  return useCallback(
    (...features) => {
      for (const feature of features) void client.invalidateQueries({ queryKey: [feature] });
    },
    [client],
  );
}
