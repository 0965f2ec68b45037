import { useSyncExternalStore } from 'react';
import { contract } from '#shared/contract/index.ts';
import { call } from '../api/client.ts';
import { asRefusal, type Refusal } from '../api/refusal.ts';

const ADDRESS = '#/waiting-room';
const ABILITY = 'openWaitingScreen';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** True while this window is the wall's; any other address is the clinic's, with its lock. */
export function useIsWaitingRoom(): boolean {
  return useSyncExternalStore(subscribe, () => location.hash.split('?')[0] === ADDRESS);
}

/**
 * Opens the wall in a window of its own: the desktop makes it, a browser opens the same page once more. Answers what
 * stood in the way, if anything.
 */
export async function openWaitingRoom(hostAbilities: readonly string[]): Promise<Refusal | null> {
  if (!hostAbilities.includes(ABILITY) || location.protocol.startsWith('http')) {
    window.open(`${location.pathname}${ADDRESS}`, 'parchi-waiting-room');
    return null;
  }
  try {
    await call(contract.desktop.openWaitingScreen, {});
    return null;
  } catch (error) {
    return asRefusal(error);
  }
}
