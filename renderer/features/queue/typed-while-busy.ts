import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Registering } from './registering.ts';

const DIGITS_OF_A_PHONE = 10;

/** The next person's phone, typed while the token of the one before is still on its way, stands in the empty line. */
export function useTypedWhileBusy({ busy, form }: Pick<Registering, 'busy' | 'form'>) {
  const ahead = useRef('');
  useEffect(() => {
    if (busy || ahead.current === '' || form.getValues('phone') !== '') return;
    form.setValue('phone', ahead.current);
    ahead.current = '';
  });
  return {
    /** True when the key was kept, or would have changed what is on its way. */
    takesKey({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
      if (!busy) {
        // The token was refused: the line is as it was, and what is typed now is typed into it.
        ahead.current = '';
        return false;
      }
      if (ctrlKey || altKey || metaKey) return false;
      if (key === 'Backspace') ahead.current = ahead.current.slice(0, -1);
      else if (/^\d$/.test(key)) ahead.current = (ahead.current + key).slice(0, DIGITS_OF_A_PHONE);
      return key === 'Backspace' || key.length === 1 || key.startsWith('Arrow');
    },
  };
}
