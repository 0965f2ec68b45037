import { type RefObject, useEffect, useRef } from 'react';

/**
 * The keyboard goes to the places as soon as the person is known, and back to them when another day has come; never
 * away from a field in which somebody is at work.
 */
export function usePlacesFocus(isPersonKnown: boolean, hasPlaces: boolean): RefObject<HTMLDivElement | null> {
  const slots = useRef<HTMLDivElement>(null);
  const wantsPlaces = useRef(true);
  useEffect(() => {
    if (!isPersonKnown) wantsPlaces.current = true;
    else if (hasPlaces && (wantsPlaces.current || document.activeElement === document.body)) {
      wantsPlaces.current = false;
      slots.current?.focus();
    }
  }, [isPersonKnown, hasPlaces]);
  return slots;
}
