import { useCallback, useRef } from 'react';

/** Runs an act and what follows it once: pressed again while it is under way, nothing is said or printed a second time. */
export function useOnceAtATime() {
  const underWay = useRef(new Set<string>());
  return useCallback(async <T>(act: string, work: () => Promise<T>): Promise<T | undefined> => {
    if (underWay.current.has(act)) return undefined;
    underWay.current.add(act);
    try {
      return await work();
    } finally {
      underWay.current.delete(act);
    }
  }, []);
}
