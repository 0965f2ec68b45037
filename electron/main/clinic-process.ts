import type { MessagePortMain, UtilityProcess } from 'electron';
import { type HostAbilities, HostRefusal, readHostRequest } from './host-request.ts';

const CLOSING_MS = 120_000;

export type ClinicProcess = {
  /** Gives one end of a channel to the clinic. Waits until the clinic has said that it is ready. */
  connect(windowId: number, port: MessagePortMain): Promise<void>;
  /** Asks the clinic to back up and close its database, waits for that at most two minutes, and ends the process. */
  close(): Promise<void>;
};

/**
 * The main process's side of the clinic in its utility process. The clinic asks for what only a desktop can
 * do (pick a folder, print, open a PDF) and gets an answer with the same id. A page has no part in it.
 */
export function attachClinic(child: UtilityProcess, abilities: HostAbilities): ClinicProcess {
  const gone = new Promise<'gone'>(resolve => child.on('exit', () => resolve('gone')));
  const ready = heard(child, 'ready');
  const stopped = heard(child, 'stopped');
  child.on('message', (message: unknown) => {
    if (hasType(message, 'host-request')) {
      void answer(child, abilities, message);
    }
  });

  async function connect(windowId: number, port: MessagePortMain): Promise<void> {
    if ((await Promise.race([gone, ready])) === 'gone') {
      throw new Error('CLINIC_PROCESS_GONE');
    }
    child.postMessage({ type: 'connect', windowId }, [port]);
  }

  async function close(): Promise<void> {
    child.postMessage({ type: 'stop' });
    const tooLong = new Promise(resolve => setTimeout(resolve, CLOSING_MS));
    await Promise.race([stopped, gone, tooLong]);
    child.kill();
  }

  return { connect, close };
}

function heard<Type extends string>(child: UtilityProcess, type: Type): Promise<Type> {
  return new Promise(resolve =>
    child.on('message', (message: unknown) => {
      if (hasType(message, type)) {
        resolve(type);
      }
    }),
  );
}

async function answer(child: UtilityProcess, abilities: HostAbilities, message: unknown): Promise<void> {
  const request = readHostRequest(message);
  if (!request) {
    return;
  }
  const { id } = request;
  try {
    const value = await request.run(abilities);
    child.postMessage({ type: 'host-reply', id, ok: true, value });
  } catch (problem) {
    const code = problem instanceof HostRefusal ? problem.code : 'HOST_CANNOT';
    child.postMessage({ type: 'host-reply', id, ok: false, code });
  }
}

function hasType(message: unknown, type: string): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === type;
}
