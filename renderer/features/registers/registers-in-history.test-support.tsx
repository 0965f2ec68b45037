import { useState } from 'react';
import { type Move, placeOf, type RegistersPlace } from './place.ts';
import { RegistersScreen } from './registers.screen.tsx';

/** The screen between a history of addresses: each place is written and read again, as an address is. */
export function RegistersInHistory({ first = {} }: { first?: RegistersPlace }) {
  const [history, setHistory] = useState<readonly string[]>([JSON.stringify(first)]);
  const move: Move = (place, how) =>
    setHistory(before => {
      if (how === 'back') return before.slice(0, -1);
      const kept = how === 'push' ? before : before.slice(0, -1);
      return [...kept, JSON.stringify(place)];
    });
  const address = history.at(-1) ?? '{}';
  return (
    <>
      <RegistersScreen place={placeOf(JSON.parse(address) as Record<string, unknown>)} onMove={move} />
      <output aria-label="Address">{address}</output>
    </>
  );
}
