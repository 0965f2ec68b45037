import { type MouseEvent, type KeyboardEvent as ReactKeyboardEvent, useEffect, useId, useState } from 'react';
import { useKeys } from './key-bindings.ts';

type ListOptions = {
  count: number;
  /** Enter or double click. */
  onOpen: (index: number) => void;
  /** A row was chosen by key or click, also the one already chosen. */
  onChoose?: (index: number) => void;
  /** True: arrows and Enter work wherever the cursor is, except in text fields. */
  isEverywhere?: boolean;
  label: string;
  /** The row that is chosen at first. */
  first?: number;
  /** The chosen row, where the screen keeps it itself. */
  at?: number | undefined;
};

/** Arrows, Home, End and Enter over a list. Spread `listProps` on the list and `rowProps(index)` on each row. */
export function useListNavigation(options: ListOptions) {
  const { count, onOpen, onChoose, isEverywhere, label, first = 0, at } = options;
  const id = useId();
  const [chosen, setChosen] = useState(first);
  const index = Math.max(0, Math.min(at ?? chosen, count - 1));
  const setIndex = (next: number) => {
    setChosen(next);
    onChoose?.(next);
  };
  const move = (by: number) => setIndex(Math.max(0, Math.min(count - 1, index + by)));

  useEffect(() => {
    document.getElementById(`${id}-${index}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [id, index]);

  const isOff = !isEverywhere || count === 0;
  useKeys([
    { keys: '↑', run: () => move(-1), isOff },
    { keys: '↓', run: () => move(1), isOff },
    { keys: 'Enter', run: () => onOpen(index), isOff },
  ]);

  function onKeyDown(event: ReactKeyboardEvent): void {
    // Ctrl Enter belongs to whatever is being written beside the list.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      Home: -count,
      End: count,
      PageDown: 10,
      PageUp: -10,
    };
    const step = steps[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (step !== undefined) move(step);
    else if (count > 0) onOpen(index);
  }

  return {
    index,
    setIndex,
    listProps: {
      role: 'listbox',
      tabIndex: 0,
      'aria-label': label,
      onKeyDown,
      ...(count > 0 ? { 'aria-activedescendant': `${id}-${index}` } : {}),
    } as const,
    rowProps: (row: number) =>
      ({
        id: `${id}-${row}`,
        role: 'option',
        'aria-selected': row === index,
        onClick: (_event: MouseEvent) => setIndex(row),
        onDoubleClick: () => onOpen(row),
      }) as const,
  };
}
