import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { PatientLine } from '#shared/features/patients/patient.schema.ts';
import { HOUSEHOLD_SHOWN } from './household.panel.tsx';
import type { Registering } from './registering.ts';

type PhoneKeys = {
  desk: Registering;
  /** Several people and no digit yet: the keyboard goes to them. */
  onMany: () => void;
  /** Nobody has this phone: on with the name, and with what was typed meanwhile. */
  onNobody: (typedAhead: readonly string[]) => void;
  /** A person more on this phone. */
  onMember: (typedAhead: readonly string[]) => void;
  /** Somebody of the household, and whether Enter was pressed for the token already. */
  onPick: (person: PatientLine, isEnough: boolean) => void;
};

const LETTER = /^\p{L}$/u;

function isTyped({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey) return false;
  return key.length === 1 || key === 'Enter' || key === 'Tab' || key === 'Backspace';
}

/**
 * After the tenth digit a further digit picks from the household, and Enter takes the only one. Every key that
 * comes before the household's answer is kept and played when it is there, because fast hands do not wait.
 */
export function usePhoneKeys({ desk, onMany, onNobody, onMember, onPick }: PhoneKeys) {
  const ahead = useRef<string[] | undefined>(undefined);
  const people = desk.household.slice(0, HOUSEHOLD_SHOWN);

  function takeDigit(digit: number, rest: readonly string[] = []): boolean {
    const person = people[digit - 1];
    if (person) onPick(person, rest.includes('Enter'));
    else if (people.length > 0 && digit === people.length + 1) onMember(rest);
    else return false;
    return true;
  }

  function takeEnter(rest: readonly string[] = []): void {
    const [only] = people;
    const [first = ''] = rest;
    if (people.length === 0) onNobody(rest);
    else if (LETTER.test(first)) onMember(rest);
    else if (/^[1-9]$/.test(first) && takeDigit(Number(first), rest.slice(1))) return;
    else if (only && (people.length === 1 || first === 'Enter')) onPick(only, rest.includes('Enter'));
    else onMany();
  }

  function play([first = '', ...rest]: readonly string[]): void {
    if (first === 'Enter') takeEnter(rest);
    else if (!takeDigit(Number(first), rest)) {
      const digits = rest.filter(key => /^\d$/.test(key)).join('');
      desk.form.setValue('phone', desk.form.getValues('phone') + first + digits);
    }
  }

  const { isHouseholdWaiting } = desk;
  // biome-ignore lint/correctness/useExhaustiveDependencies: acts once, when the answer has come.
  useEffect(() => {
    const keys = ahead.current;
    if (isHouseholdWaiting || keys === undefined) return;
    ahead.current = undefined;
    play(keys);
  }, [isHouseholdWaiting]);

  return {
    /** True when the key is kept for when the household is known, or was understood as a choice from it. */
    takesKey: (event: KeyboardEvent): boolean => {
      if (ahead.current) {
        if (event.key === 'Escape') ahead.current = undefined;
        else if (isTyped(event)) ahead.current.push(event.key);
        return true;
      }
      if (!desk.hasWholePhone || desk.picked || !isTyped(event)) return false;
      const field = event.target as HTMLInputElement;
      const isDigit = /^[1-9]$/.test(event.key) && field.selectionStart === field.value.length;
      if (event.key !== 'Enter' && !isDigit) return false;
      if (isHouseholdWaiting) ahead.current = [event.key];
      else if (event.key === 'Enter') takeEnter();
      else return takeDigit(Number(event.key));
      return true;
    },
  };
}
