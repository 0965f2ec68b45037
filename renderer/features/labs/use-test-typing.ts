import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import { readsAsMedicine } from '#shared/features/labs/medicine-among-tests.rules.ts';
import type { OrderLine } from '#shared/features/labs/order-line.schema.ts';
import { readOrderTyping } from '#shared/features/labs/order-words.rules.ts';
import { call } from '../../api/client.ts';
import { useRead } from '../../api/hooks.ts';

type Choice = OutputOf<typeof contract.labs.search>[number];
const QUIET_MS = 100;
const SHOWN = 7;
const NONE: readonly Choice[] = [];

type TestTyping = { onTake: (order: OrderLine) => void; onNext: () => void };

/** What is being typed in a line of tests, and the tests that fit it; Enter takes the first without waiting for the list. */
export function useTestTyping({ onTake, onNext }: TestTyping) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const [isShut, setIsShut] = useState(true);
  // Esc says that none of the list is meant.
  const [isFree, setIsFree] = useState(false);
  const typed = readOrderTyping(text);
  const isMedicine = readsAsMedicine(typed.text);
  const [asked] = useDebouncedValue(typed.text, QUIET_MS);
  const found = useRead(
    contract.labs.search,
    { text: asked },
    { enabled: asked !== '', staleMs: 60_000 },
  ).answer;
  const choices =
    typed.text !== '' && asked === typed.text && !isShut ? (found ?? NONE).slice(0, SHOWN) : NONE;
  const at = Math.min(chosen, Math.max(0, choices.length - 1));

  function write(next: string): void {
    setText(next);
    setChosen(0);
    setIsShut(false);
    setIsFree(false);
  }

  function put(choice: Choice | undefined): void {
    onTake({
      testId: choice?.id ?? null,
      name: choice?.name ?? typed.text,
      place: typed.isOutside ? 'outside' : 'here',
      isUrgent: typed.isUrgent,
    });
    write('');
    setIsShut(true);
  }

  async function take(): Promise<void> {
    if (typed.text === '') return onNext();
    if (choices.length > 0 || (isFree && !isMedicine)) return put(choices[at]);
    if (isMedicine) return;
    // Whoever types faster than the list answers means the first that fits; without an answer it is free text.
    const answer = await call(contract.labs.search, { text: typed.text }).catch(() => NONE);
    put(answer[0]);
  }

  /** Leaving the field keeps what was typed: the test of exactly this name, or free text. */
  function leave(): void {
    setIsShut(true);
    if (typed.text === '') return;
    put((found ?? NONE).find(({ name }) => name.toLowerCase() === typed.text.toLowerCase()));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const acts: Record<string, (() => void) | false> = {
      Enter: () => void take(),
      ArrowDown: choices.length > 0 && (() => setChosen(Math.min(choices.length - 1, at + 1))),
      ArrowUp: choices.length > 0 && (() => setChosen(Math.max(0, at - 1))),
      Escape:
        choices.length > 0 &&
        (() => {
          setIsShut(true);
          setIsFree(true);
        }),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  return {
    ...{ text, write, choices, at, onKeyDown },
    /** The whole medicine that is being typed here by mistake: Enter does not take it. */
    medicine: isMedicine ? typed.text : null,
    isOpen: choices.length > 0,
    choose: (place: number) => put(choices[place]),
    take,
    leave,
  };
}
