import { isChild, type TypedRegistration } from '../patients/register-form.ts';
import type { Registering } from './registering.ts';

export type FieldName = keyof TypedRegistration;

const ORDER: readonly FieldName[] = ['phone', 'fullName', 'birth', 'sex', 'locality', 'doctorId'];
const GUARDIAN_ORDER: readonly FieldName[] = ['guardianName', 'guardianRelation'];

/** Where Enter goes from a field; undefined after the last one, where it gives the token. */
export function fieldAfter(desk: Registering, name: FieldName, today: string): FieldName | undefined {
  // Read from the form itself: keys typed ahead are played before the screen is drawn again.
  const asksGuardian = !desk.picked && isChild(desk.form.getValues('birth') ?? '', today);
  const order = [...(desk.picked ? ORDER.slice(-1) : ORDER), ...(asksGuardian ? GUARDIAN_ORDER : [])];
  return order[order.indexOf(name) + 1];
}

const SEX_KEYS: Readonly<Record<string, 'F' | 'M' | 'O'>> = { f: 'F', m: 'M', o: 'O' };

/**
 * Plays keys that were typed before the line was ready, as if they were typed now: letters into the field, Enter and
 * Tab to the next one. Says where the cursor belongs then, or that the last Enter was there too.
 */
export function playKeys(
  desk: Registering,
  from: FieldName,
  keys: readonly string[],
  today: string,
): { name: FieldName; isGiven: boolean } {
  const { form, isGood } = desk;
  let name: FieldName | undefined = from;
  for (const key of keys) {
    if (name === undefined) break;
    const text: string = name === 'doctorId' ? '' : String(form.getValues(name) ?? '');
    if (key === 'Enter' || key === 'Tab') {
      if (isGood(name)) from = name;
      else {
        void form.trigger(name);
        continue;
      }
      name = fieldAfter(desk, name, today);
    } else if (name === 'sex') {
      const sex = SEX_KEYS[key.toLowerCase()];
      if (sex) {
        form.setValue('sex', sex);
        name = fieldAfter(desk, 'sex', today);
      }
    } else if (key === 'Backspace') form.setValue(name as 'fullName', text.slice(0, -1));
    else if (name !== 'doctorId') form.setValue(name as 'fullName', text + key);
  }
  return name === undefined ? { name: from, isGiven: true } : { name, isGiven: false };
}
