import { flushSync } from 'react-dom';

/**
 * Does it, and puts the cursor before the next key comes: a frame later that key would already have gone to the field
 * before. Not for effects.
 */
export function focusAfter(act: () => unknown, find: () => HTMLInputElement | null | undefined): void {
  flushSync(act);
  const field = find();
  field?.focus();
  field?.select();
}

/** At once where it stands already; what the same keystroke brings is there a frame later. */
export function focusSoon(find: () => HTMLElement | null | undefined): void {
  const field = find();
  if (field) field.focus();
  else requestAnimationFrame(() => find()?.focus());
}
