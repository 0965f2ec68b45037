import { useEffect } from 'react';

const CHECK_EVERY_MS = 2_000;

/** Locks after so many minutes without a key, a click or the wheel. */
export function useIdleLock(minutes: number | undefined, lock: () => void): void {
  useEffect(() => {
    if (!minutes) return;
    let lastSign = Date.now();
    const noteSign = () => {
      lastSign = Date.now();
    };
    const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, noteSign, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (Date.now() - lastSign >= minutes * 60_000) lock();
    }, CHECK_EVERY_MS);
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, noteSign, { capture: true });
    };
  }, [minutes, lock]);
}
