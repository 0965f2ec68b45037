import { useEffect, useState } from 'react';
import { useNow } from '../../app/clock.ts';

/** The clinic server's present instant: this computer's clock may differ, the server's is the one that counts. */
export function useServerNow(serverNow: number | undefined): number {
  useNow();
  const [ahead, setAhead] = useState(0);
  useEffect(() => {
    if (serverNow !== undefined) setAhead(serverNow - Date.now());
  }, [serverNow]);
  return Date.now() + ahead;
}
