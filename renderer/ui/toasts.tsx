import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from '../app/language.tsx';
import classes from './toasts.module.css';

type Toast = { id: number; text: string; undo: (() => void) | undefined };

const STAY_MS = 5_000;
const STAY_WITH_UNDO_MS = 9_000;

/** What stands between the toast, the edge of the window and the strip's end. */
const EDGE_AND_GAP = 32;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function replace(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** A quiet word of success, with its number, on the strip of keys: toast('Bill B/26-27/000123', { undo }). */
export function toast(text: string, options: { undo?: () => void } = {}): void {
  const id = nextId++;
  // One at a time: the Undo of what was done before would undo something else.
  replace([{ id, text, undo: options.undo }]);
  setTimeout(() => replace(toasts.filter(one => one.id !== id)), options.undo ? STAY_WITH_UNDO_MS : STAY_MS);
}

/** What was said to one person is not left for the next. */
export function clearToasts(): void {
  replace([]);
}

export function Toasts() {
  const t = useTranslation();
  const shown = useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  const frame = useRef<HTMLDivElement>(null);
  // The end of the strip of keys moves aside, so that nothing of it is half covered.
  useLayoutEffect(() => {
    const room = shown.length > 0 ? (frame.current?.offsetWidth ?? 0) + EDGE_AND_GAP : 0;
    document.documentElement.style.setProperty('--toast-room', `${room}px`);
  }, [shown]);
  return (
    <div ref={frame} className={classes.toasts} role="status" aria-live="polite">
      {shown.map(({ id, text, undo }) => (
        <div key={id} className={classes.toast}>
          <span>{text}</span>
          {undo && (
            <button
              type="button"
              className={classes.undo}
              onClick={() => {
                undo();
                replace(toasts.filter(one => one.id !== id));
              }}
            >
              {t('common.undo')}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
