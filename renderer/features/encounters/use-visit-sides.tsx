import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { VisitView } from '#shared/features/encounters/encounter.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import classes from './visit.module.css';
import { VISIT_SIDES, type WrittenNote } from './visit-sides.tsx';

/** Which panel stands at the right of the note, and the keys that open it. */
export function useVisitSides(
  visit: VisitView,
  note: WrittenNote | undefined,
  onClosed?: () => void,
): { side: string | null; show: (name: string) => void; panel: ReactNode } {
  const t = useTranslation();
  const person = usePerson();
  const [side, setSide] = useState<string | null>(null);
  const frame = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const sides = VISIT_SIDES.filter(
    ({ permission, isWritingOnly, isFor }) =>
      person.may(permission) && (note !== undefined || !isWritingOnly) && (isFor?.(visit) ?? true),
  );
  useKeys(
    sides.map(({ name, letter, word, onStrip }) => ({
      keys: note ? `Alt ${letter}` : letter,
      label: t(word),
      run: () => show(name),
      // An open panel has the strip for its own keys.
      onStrip: (onStrip ?? true) && side === null,
    })),
  );
  const shown = sides.find(({ name }) => name === side);
  const shownName = shown?.name ?? null;
  useEffect(() => {
    // The panel's letters would be typed into the note while one of its fields keeps the cursor.
    if (shownName !== null && !frame.current?.contains(document.activeElement)) frame.current?.focus();
  }, [shownName]);

  function show(name: string): void {
    if (!frame.current?.contains(document.activeElement)) cameFrom.current = document.activeElement;
    setSide(name);
  }

  function close(): void {
    const back = cameFrom.current;
    setSide(null);
    if (back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus();
    else onClosed?.();
  }

  return {
    side: shownName,
    show,
    panel: shown && (
      <aside className={classes.side} ref={frame} tabIndex={-1}>
        <shown.Panel visit={visit} note={note} onDone={close} />
      </aside>
    ),
  };
}
