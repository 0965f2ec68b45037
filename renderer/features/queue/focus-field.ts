import type { RefObject } from 'react';
import type { FieldName } from './line-fields.ts';

function findField(box: HTMLElement | null, name: FieldName): HTMLElement | null | undefined {
  if (name !== 'sex') return box?.querySelector<HTMLElement>(`[name="${name}"]`);
  const group = '[role=radiogroup] input';
  return box?.querySelector<HTMLElement>(`${group}:checked`) ?? box?.querySelector<HTMLElement>(group);
}

function focusNow(box: HTMLElement | null, name: FieldName, isKept: boolean): boolean {
  const field = findField(box, name);
  field?.focus();
  if (field instanceof HTMLInputElement && field.type !== 'radio') {
    if (isKept) field.setSelectionRange(field.value.length, field.value.length);
    else field.select();
  }
  return Boolean(field);
}

/**
 * At once, so that fast hands never type into the field before; what appears with the same keystroke is there one frame
 * later. `isKept` leaves what stands there and puts the cursor behind it.
 */
export function focusFieldIn(box: RefObject<HTMLElement | null>, name: FieldName, isKept: boolean): void {
  if (!focusNow(box.current, name, isKept)) requestAnimationFrame(() => focusNow(box.current, name, isKept));
}
