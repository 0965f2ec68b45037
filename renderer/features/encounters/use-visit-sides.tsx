import { type ReactNode, useState } from 'react';
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
  const sides = VISIT_SIDES.filter(
    ({ permission, isWritingOnly }) => person.may(permission) && (note !== undefined || !isWritingOnly),
  );
  useKeys(
    sides.map(({ name, letter, word, onStrip }) => ({
      keys: note ? `Alt ${letter}` : letter,
      label: t(word),
      run: () => setSide(name),
      onStrip: onStrip ?? true,
    })),
  );
  const shown = sides.find(({ name }) => name === side);
  const close = () => {
    setSide(null);
    onClosed?.();
  };
  return {
    side: shown?.name ?? null,
    show: setSide,
    panel: shown && (
      <aside className={classes.side}>
        <shown.Panel visit={visit} note={note} onDone={close} />
      </aside>
    ),
  };
}
