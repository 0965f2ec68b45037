import { Kbd } from '@mantine/core';
import { type ReactNode, use } from 'react';
import { type KeyBinding, KeyLayerContext, useActiveBindings, useKeys } from './key-bindings.ts';
import classes from './keys.module.css';

/** `<KeyHint keys="Ctrl Enter">Sign</KeyHint>`: the keys, then the word. */
export function KeyHint({ keys, children }: { keys: string; children?: ReactNode }) {
  return (
    <span className={classes.hint}>
      {keys.split(' ').map(key => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {children}
    </span>
  );
}

/** The key inside a filled button, at its right. */
export function ButtonKey({ keys }: { keys: string }) {
  return <Kbd className={classes.onButton}>{keys}</Kbd>;
}

/** The 28 px foot of a screen: only keys that work here and now. */
export function KeyStrip({ note, end, inset }: { note?: ReactNode; end?: ReactNode; inset?: 32 | 64 }) {
  const shown = useActiveBindings().filter(binding => binding.onStrip !== false);
  return (
    <footer className={classes.strip} data-inset={inset}>
      <span className={classes.hints}>
        {shown.map(binding => (
          <KeyHint key={binding.keys} keys={binding.keys}>
            {binding.label}
          </KeyHint>
        ))}
      </span>
      <span className={classes.end}>
        {note}
        {end}
      </span>
    </footer>
  );
}

function Silence({ keys }: { keys: readonly KeyBinding[] }) {
  useKeys(keys, true);
  return null;
}

/** Everything inside has the keyboard for itself; the keys of the screens below are silent meanwhile. */
export function KeyLayer({ keys = [], children }: { keys?: readonly KeyBinding[]; children: ReactNode }) {
  const layer = use(KeyLayerContext) + 1;
  return (
    <KeyLayerContext value={layer}>
      <Silence keys={keys} />
      {children}
    </KeyLayerContext>
  );
}
