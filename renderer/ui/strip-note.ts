import { useEffect, useSyncExternalStore } from 'react';

let note = '';
const listeners = new Set<() => void>();

function put(next: string): void {
  note = next;
  for (const listener of listeners) listener();
}

/** Words at the right end of the key strip while the screen is open: 'Draft kept 12:04:09'. */
export function usePutStripNote(text: string): void {
  useEffect(() => {
    put(text);
    return () => put('');
  }, [text]);
}

export function useStripNote(): string {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => note,
  );
}
