import { useEffect, useRef } from 'react';

/** A scanner types a whole code in less; a person who typed a bracket by mistake has the field back after it. */
const LONGEST_PAUSE_MS = 1_200;

type ScanKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** True for what may be one of the clinic's own numbers (on its cards and labels), and is no phone. */
export function mayBeUhid(text: string): boolean {
  return /^[\p{L}\d][\p{L}\d/.-]{3,30}$/u.test(text.trim()) && /\p{L}/u.test(text);
}

/**
 * Catches the JSON that a wedge scanner types (an ABHA card's QR) before it reaches the field, which is far too
 * short for it. `takesKey` is asked first for every key; true means that the key was the scanner's.
 */
export function useScannedCode(onCode: (code: string) => void) {
  const typed = useRef<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function finish(): void {
    const code = typed.current;
    typed.current = undefined;
    clearTimeout(timer.current);
    if (code) onCode(code);
  }

  return {
    takesKey: (event: ScanKey, field: HTMLInputElement): boolean => {
      if (event.ctrlKey || event.altKey || event.metaKey) return false;
      const isWholeField = field.selectionStart === 0 && field.selectionEnd === field.value.length;
      const begins = typed.current === undefined && event.key === '{' && isWholeField;
      if (typed.current === undefined && !begins) return false;
      clearTimeout(timer.current);
      timer.current = setTimeout(finish, LONGEST_PAUSE_MS);
      // A card's text may have line ends inside; the one after the last bracket is the scanner's own.
      if ((event.key === 'Enter' || event.key === 'Tab') && typed.current?.trim().endsWith('}')) finish();
      else if (event.key === 'Escape') typed.current = undefined;
      else if (event.key.length === 1) typed.current = (typed.current ?? '') + event.key;
      return true;
    },
    takesPaste: (text: string): boolean => {
      if (!text.trim().startsWith('{')) return false;
      onCode(text.trim());
      return true;
    },
  };
}
