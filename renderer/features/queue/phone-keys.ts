import { type KeyboardEvent, useEffect, useRef } from 'react';
import { HOUSEHOLD_SHOWN } from './household.panel.tsx';
import type { Registering } from './registering.ts';

type PhoneKeys = { desk: Registering; onMany: () => void; onNobody: () => void };

/**
 * After the tenth digit a further digit picks from the household, and Enter takes the only one. A key that comes
 * before the household's answer waits for it, because fast hands do not.
 */
export function usePhoneKeys({ desk, onMany, onNobody }: PhoneKeys) {
  const waitingKey = useRef<string | undefined>(undefined);
  const people = desk.household.slice(0, HOUSEHOLD_SHOWN);

  function takeDigit(digit: number): boolean {
    const person = people[digit - 1];
    if (person) desk.pick(person);
    else if (people.length > 0 && digit === people.length + 1) desk.addMember();
    else return false;
    return true;
  }

  function takeEnter(): void {
    const [only] = people;
    if (people.length === 0) onNobody();
    else if (people.length === 1 && only) desk.pick(only);
    else onMany();
  }

  const { isHouseholdWaiting } = desk;
  // biome-ignore lint/correctness/useExhaustiveDependencies: acts once, when the answer has come.
  useEffect(() => {
    const key = waitingKey.current;
    if (isHouseholdWaiting || key === undefined) return;
    waitingKey.current = undefined;
    if (key === 'Enter') takeEnter();
    else if (!takeDigit(Number(key))) desk.form.setValue('phone', desk.form.getValues('phone') + key);
  }, [isHouseholdWaiting]);

  return {
    onKeyDown: (event: KeyboardEvent) => {
      if (!desk.hasWholePhone || !/^[1-9]$/.test(event.key) || event.ctrlKey || event.altKey) return;
      const field = event.target as HTMLInputElement;
      if (field.selectionStart !== field.value.length) return;
      if (isHouseholdWaiting) {
        waitingKey.current = event.key;
        event.preventDefault();
      } else if (takeDigit(Number(event.key))) event.preventDefault();
    },
    /** True when Enter in the phone's field was understood here; false leaves it to the field's own check. */
    takesEnter: (): boolean => {
      if (!desk.hasWholePhone) return false;
      if (desk.picked) return false;
      if (isHouseholdWaiting) waitingKey.current = 'Enter';
      else takeEnter();
      return true;
    },
  };
}
