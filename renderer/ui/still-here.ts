import { useEffect, useRef } from 'react';

/** Asked after an answer has come: whoever has gone on to another screen meanwhile is not called back. */
export function useStillHere(): () => boolean {
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return () => isHere.current;
}
