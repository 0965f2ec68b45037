import { QueryClient } from '@tanstack/react-query';
import { isRefusal, UNREACHABLE } from './refusal.ts';

const LONGEST_WAIT_MS = 4_000;

/** Reads are tried again only when the server could not be reached; a refusal is an answer. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        refetchOnWindowFocus: false,
        refetchOnReconnect: true,
        networkMode: 'always',
        staleTime: 5_000,
        retry: (failures, error) => failures < 3 && isRefusal(error, UNREACHABLE),
        retryDelay: failures => Math.min(400 * 2 ** failures, LONGEST_WAIT_MS),
      },
    },
  });
}
