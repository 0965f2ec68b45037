import { AppError } from '#shared/contract/app-error.ts';
import type { Host } from './ports.ts';

type Reply = { type: 'host-reply'; id: number; ok: boolean; value?: unknown; code?: string };
type Waiting = { resolve(value: unknown): void; reject(error: AppError): void };

/** What the desktop program can do for the clinic server, asked for by messages. */
export function utilityHost(post: (message: unknown) => void): {
  host: Host;
  onReply(message: unknown): void;
} {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  function ask(ability: string, details: Record<string, unknown>): Promise<unknown> {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      post({ type: 'host-request', id, ability, ...details });
    });
  }

  return {
    host: {
      kind: 'desktop',
      pickFolder: title => ask('pickFolder', { title }) as Promise<string | null>,
      openPdf: (fileName, pdf) => ask('openPdf', { fileName, pdf }) as Promise<void>,
      printPdf: (fileName, pdf) => ask('printPdf', { fileName, pdf }) as Promise<void>,
      openWaitingScreen: () => ask('openWaitingScreen', {}) as Promise<void>,
    },
    onReply(message) {
      const reply = message as Reply;
      const asked = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.ok) asked?.resolve(reply.value);
      else asked?.reject(new AppError('HOST_CANNOT', { ability: reply.code ?? '' }));
    },
  };
}
