import { expect, test, vi } from 'vitest';

const ipc = vi.hoisted(() => ({
  sent: [] as unknown[][],
  handlers: new Map<string, (event: { ports: unknown[] }) => void>(),
  exposed: [] as unknown[][],
}));

vi.mock('electron', () => ({
  ipcRenderer: {
    send: (...args: unknown[]) => ipc.sent.push(args),
    on: (channel: string, handler: (event: { ports: unknown[] }) => void) =>
      ipc.handlers.set(channel, handler),
  },
  contextBridge: { exposeInMainWorld: (...args: unknown[]) => ipc.exposed.push(args) },
}));

test('the page is handed one port, once it listens, and sees nothing else of Electron', async () => {
  const whenLoaded: (() => void)[] = [];
  const postMessage = vi.fn();
  vi.stubGlobal('window', {
    location: { origin: 'app://parchi' },
    addEventListener: (_type: string, listener: () => void) => whenLoaded.push(listener),
    postMessage,
  });
  await import('./index.ts');

  expect(ipc.sent).toEqual([]);
  for (const listener of whenLoaded) {
    listener();
  }
  expect(ipc.sent).toEqual([['parchi:want-port']]);

  const port = { name: 'port' };
  ipc.handlers.get('parchi:port')?.({ ports: [port] });
  expect(postMessage).toHaveBeenCalledExactlyOnceWith('parchi-port', 'app://parchi', [port]);
  expect(ipc.exposed).toEqual([['parchiDesktop', true]]);
});
