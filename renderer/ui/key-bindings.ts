import { createContext, use, useEffect, useId, useLayoutEffect, useRef, useSyncExternalStore } from 'react';

export type KeyBinding = {
  /** As it is written on the strip: 'F2', 'Ctrl Enter', 'Alt 3', 'U', '?', '↑'. */
  keys: string;
  /** With a label the key stands on the strip and in the list of all keys. */
  label?: string;
  /** Without it the binding is a hint only. */
  run?: ((event: KeyboardEvent) => void) | undefined;
  /** Single characters, Enter and arrows act in text fields only when this is true. */
  inFields?: boolean;
  /** False keeps a labelled key off the strip, in the list of all keys only. */
  onStrip?: boolean;
  isOff?: boolean;
};

type Registration = { id: string; layer: number; isExclusive: boolean; bindings: readonly KeyBinding[] };

let registrations: readonly Registration[] = [];
const listeners = new Set<() => void>();

function replace(next: readonly Registration[]): void {
  registrations = next;
  for (const listener of listeners) listener();
}

const ARROWS: Record<string, string> = {
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
};
const NAMES: Record<string, string> = { ...ARROWS, Esc: 'Escape', '↵': 'Enter', Space: ' ' };

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
  );
}

/** True when the event is this combination; letters are found by their place too, for Devanagari layouts. */
export function isKey(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split(' ');
  const last = parts.at(-1) ?? '';
  const wanted = NAMES[last] ?? last;
  if ((event.ctrlKey || event.metaKey) !== parts.includes('Ctrl')) return false;
  if (event.altKey !== parts.includes('Alt')) return false;
  const isSign = wanted.length === 1 && !/[a-z0-9 ]/i.test(wanted);
  if (!isSign && event.shiftKey !== parts.includes('Shift')) return false;
  if (event.key.toLowerCase() === wanted.toLowerCase()) return true;
  if (/^[a-z]$/i.test(wanted))
    return !/^[a-z]$/i.test(event.key) && event.code === `Key${wanted.toUpperCase()}`;
  return /^\d$/.test(wanted) && (event.code === `Digit${wanted}` || event.code === `Numpad${wanted}`);
}

function isPlain(keys: string): boolean {
  return !/^(F\d+|Esc)$/.test(keys) && !/\b(Ctrl|Alt)\b/.test(keys);
}

/** A field of digits has no use for `?`, and the cursor stands in one most of the day. */
function takesOnlyDigits(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && ['tel', 'decimal', 'numeric'].includes(target.inputMode);
}

/** Plain keys belong to whatever has them by nature: text to a field, Enter and Space to a button. */
function belongsToTarget(event: KeyboardEvent, binding: KeyBinding): boolean {
  if (!isPlain(binding.keys)) return false;
  if (binding.keys === '?' && takesOnlyDigits(event.target)) return false;
  if (isTextField(event.target)) return binding.inFields !== true;
  const isPress = event.key === 'Enter' || event.key === ' ';
  return (
    isPress &&
    event.target instanceof HTMLElement &&
    event.target.closest('button, a, [role=option]') !== null
  );
}

function activeRegistrations(): readonly Registration[] {
  const floor = Math.max(0, ...registrations.filter(one => one.isExclusive).map(one => one.layer));
  return registrations.filter(one => one.layer >= floor);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  for (const { bindings } of activeRegistrations().toReversed()) {
    for (const binding of bindings) {
      if (!binding.run || binding.isOff || !isKey(event, binding.keys)) continue;
      if (belongsToTarget(event, binding)) continue;
      event.preventDefault();
      binding.run(event);
      return;
    }
  }
}

if (typeof window !== 'undefined') window.addEventListener('keydown', onKeyDown);

/** How deep we are: a dialog over a screen silences the screen's keys. */
export const KeyLayerContext = createContext(0);

/** Keys of this component while it is mounted; what was mounted later wins. */
export function useKeys(bindings: readonly KeyBinding[], isExclusive = false): void {
  const id = useId();
  const layer = use(KeyLayerContext);
  const latest = useRef(bindings);
  latest.current = bindings;
  const shown = bindings
    .map(
      one =>
        `${one.keys}|${one.label ?? ''}|${one.isOff ?? false}|${one.run ? 1 : 0}|${one.inFields ?? false}|${one.onStrip ?? true}`,
    )
    .join('\n');
  useLayoutEffect(() => {
    const stable = latest.current.map((binding, index) => ({
      ...binding,
      ...(binding.run ? { run: (event: KeyboardEvent) => latest.current[index]?.run?.(event) } : {}),
    }));
    const mine = { id, layer, isExclusive, bindings: stable };
    const isKnown = registrations.some(one => one.id === id);
    replace(isKnown ? registrations.map(one => (one.id === id ? mine : one)) : [...registrations, mine]);
  }, [id, layer, isExclusive, shown]);
  useEffect(() => () => replace(registrations.filter(one => one.id !== id)), [id]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What works here and now, the innermost screen's keys first. */
export function useActiveBindings(): readonly KeyBinding[] {
  const all = useSyncExternalStore(subscribe, () => registrations);
  void all;
  const seen = new Set<string>();
  return activeRegistrations()
    .toReversed()
    .flatMap(one => one.bindings)
    .filter(binding => {
      if (!binding.label || binding.isOff || seen.has(binding.keys)) return false;
      seen.add(binding.keys);
      return true;
    });
}
