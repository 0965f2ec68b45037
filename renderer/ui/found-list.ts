import { type KeyboardEvent, useEffect, useState } from 'react';
import { useListNavigation } from './list-navigation.ts';

const FIELD_KEYS = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Enter'];

type FoundOptions<Row> = {
  rows: readonly Row[];
  idOf: (row: Row) => number | string;
  /** The rows are those of what stands in the field now, not of what stood there a letter ago. */
  isCurrent: boolean;
  onTake: (row: Row) => void;
  label: string;
};

/**
 * Rows found by typing. Enter before the answer to the last letter is kept for that answer and never takes a row of the
 * one before; a row reached by arrows stays that row wherever the next answer puts it, and nobody stands in for it.
 */
export function useFoundList<Row>({ rows, idOf, isCurrent, onTake, label }: FoundOptions<Row>) {
  const [reachedId, setReachedId] = useState<number | string | null>(null);
  const [isEntered, setIsEntered] = useState(false);
  const found = reachedId === null ? 0 : rows.findIndex(row => idOf(row) === reachedId);
  const at = Math.max(0, found);
  const chosen = rows[at];

  function take(): void {
    setIsEntered(false);
    if (chosen && found >= 0) onTake(chosen);
  }

  function enter(): void {
    if (isCurrent) take();
    else setIsEntered(true);
  }

  useEffect(() => {
    if (isEntered && isCurrent) take();
  });

  const list = useListNavigation({
    ...{ count: rows.length, at, label },
    onChoose: place => {
      const row = rows[place];
      setReachedId(row ? idOf(row) : null);
      setIsEntered(false);
    },
    onOpen: enter,
  });

  return {
    ...{ list, chosen, at, enter },
    /** Something else is being typed: its first row is the chosen one. */
    begin(): void {
      setReachedId(null);
      setIsEntered(false);
    },
    /** For the field above the list. */
    onFieldKeyDown(event: KeyboardEvent): void {
      if (event.nativeEvent.isComposing || !FIELD_KEYS.includes(event.key)) return;
      if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey) {
        list.listProps.onKeyDown(event);
        return;
      }
      event.preventDefault();
      enter();
    },
    /** Whoever leaves the field no longer waits. */
    onFieldBlur: () => setIsEntered(false),
  };
}
