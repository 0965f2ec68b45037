import type { ClipboardEvent, FocusEvent, KeyboardEvent, RefObject } from 'react';
import { useClinicDay } from '../../app/session.tsx';
import { type FieldName, fieldAfter, playKeys } from './line-fields.ts';
import { usePhoneKeys } from './phone-keys.ts';
import type { Registering } from './registering.ts';
import { mayBeUhid, useScannedCode } from './scanned-code.ts';
import { useTypedWhileBusy } from './typed-while-busy.ts';
import { useScannedPerson } from './use-scanned-person.ts';

type LineKeyboardOptions = {
  desk: Registering;
  box: RefObject<HTMLDivElement | null>;
  household: RefObject<HTMLDivElement | null>;
  submit: RefObject<HTMLButtonElement | null>;
  focusField: (name: FieldName, isKept?: boolean) => void;
  hasExtras: boolean;
  onLeave: () => void;
};

/** What a key does in the register line: Enter goes on, the last one gives the token; a scanner's keys are a card. */
export function useLineKeyboard(options: LineKeyboardOptions) {
  const { desk, box, household, submit, focusField, hasExtras, onLeave } = options;
  const { form, picked } = desk;
  const { today } = useClinicDay();
  const scan = useScannedPerson(desk, focusField);
  const scanner = useScannedCode(code => void scan.takeCard(code));
  const typedWhileBusy = useTypedWhileBusy(desk);

  function goOn(name: FieldName): void {
    const next = fieldAfter(desk, name, today);
    if (next) focusField(next);
    else give();
  }

  /** The picked person needs nothing of the line but the doctor; a new one is judged first. */
  function give(): void {
    // What is refused is said by the notice below, from the write's own error.
    if (picked) void desk.submitPicked().catch(() => undefined);
    else submit.current?.click();
  }

  function playInName(keys: readonly string[]): void {
    const { name, isGiven } = playKeys(desk, 'fullName', keys, today);
    focusField(name, keys.length > 0);
    if (isGiven) give();
  }

  const phoneKeys = usePhoneKeys({
    desk,
    onMany: () => household.current?.querySelector('button')?.focus(),
    onNobody: playInName,
    onMember: keys => {
      desk.addMember();
      playInName(keys);
    },
    onPick: (one, isEnough) => {
      if (isEnough) void desk.pickAndGive(one).catch(() => undefined);
      else desk.pick(one);
    },
  });

  function onEnter(name: FieldName): void {
    if (name === 'phone' && mayBeUhid(form.getValues('phone'))) void scan.takeUhid(form.getValues('phone'));
    else if (desk.isGood(name)) goOn(name);
    else void form.trigger(name);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const field = event.target as HTMLInputElement;
    const name = field.type === 'radio' ? 'sex' : field.name;
    const isExtra = name === 'complaint' || name === 'overbookReason';
    if (typedWhileBusy.takesKey(event)) event.preventDefault();
    else if (name === 'phone' && (scanner.takesKey(event, field) || phoneKeys.takesKey(event)))
      event.preventDefault();
    else if (event.key === 'Escape') {
      event.preventDefault();
      if (picked) desk.unpick();
      else onLeave();
    } else if (event.key === 'Enter' && name) {
      event.preventDefault();
      if (isExtra) give();
      else onEnter(name as FieldName);
    } else if (event.key === 'Tab' && !event.shiftKey && name === 'doctorId' && hasExtras) {
      event.preventDefault();
      box.current?.querySelector<HTMLElement>('[name="complaint"]')?.focus();
    } else if (event.key === 'ArrowDown' && name !== 'sex' && name !== 'doctorId') {
      event.preventDefault();
      const firstOfFamily = household.current?.querySelector('button');
      if (name === 'phone' && firstOfFamily) firstOfFamily.focus();
      else onLeave();
    }
  }

  function onPaste(event: ClipboardEvent): void {
    if (scanner.takesPaste(event.clipboardData.getData('text'))) event.preventDefault();
  }

  // A field left empty is not yet a mistake; one that holds something wrong is.
  function onBlur(event: FocusEvent): void {
    const { name, value } = event.target as HTMLInputElement;
    // Nor is the number by which somebody is picked, though it stands in the phone's field.
    const isNumber = name === 'phone' && (picked !== null || mayBeUhid(value));
    if (name in form.getValues() && value?.trim() && !isNumber) void form.trigger(name as FieldName);
  }

  return { goOn, give, onKeyDown, onPaste, onBlur };
}
