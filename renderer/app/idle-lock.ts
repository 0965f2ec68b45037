import { useEffect } from 'react';

const CHECK_EVERY_MS = 2_000;

/** How many long works are under way on this screen; while there is one, the person is not away but waiting. */
let worksUnderWay = 0;

/** Keeps the screen from locking itself as long as `isUnderWay`; locking it by hand is always possible. */
export function useWorkUnderWay(isUnderWay: boolean): void {
  useEffect(() => {
    if (!isUnderWay) return;
    worksUnderWay += 1;
    return () => {
      worksUnderWay -= 1;
    };
  }, [isUnderWay]);
}

/** Locks after so many minutes without a key, a click, the wheel or a work under way. */
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
      if (worksUnderWay > 0) noteSign();
      if (Date.now() - lastSign >= minutes * 60_000) lock();
    }, CHECK_EVERY_MS);
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, noteSign, { capture: true });
    };
  }, [minutes, lock]);
}
