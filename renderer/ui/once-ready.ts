import { useEffect, useState } from 'react';

/** A key pressed before what it depends on has come is kept for it; the returned function is the key's. */
export function useOnceReady(isReady: boolean, run: () => void): () => void {
  const [isKept, setIsKept] = useState(false);
  useEffect(() => {
    if (!isKept || !isReady) return;
    setIsKept(false);
    run();
  });
  return () => (isReady ? run() : setIsKept(true));
}
