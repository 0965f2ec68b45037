import { beforeEach, expect, test, vi } from 'vitest';

const { handlers, channels } = vi.hoisted(() => ({
  handlers: new Map<string, (event: unknown) => Promise<void>>(),
  channels: [] as { port1: FakePort; port2: FakePort }[],
}));

type FakePort = { close(): void; isClosed: boolean };

vi.mock('electron', () => {
  function fakePort(): FakePort {
    const port = { isClosed: false, close: () => (port.isClosed = true) };
    return port;
  }
  class MessageChannelMain {
    port1 = fakePort();
    port2 = fakePort();

    constructor() {
      channels.push(this);
    }
  }
  return {
    ipcMain: {
      on: (name: string, handler: (event: unknown) => Promise<void>) => handlers.set(name, handler),
    },
    MessageChannelMain,
  };
});

const { handOverPorts } = await import('./port-hand-over.ts');

function eventFrom(frame: object | null, id = 7) {
  return { sender: { id, isDestroyed: () => false }, senderFrame: frame };
}

beforeEach(() => {
  handlers.clear();
  channels.length = 0;
});

test('the page gets one end and the clinic the other', async () => {
  const connect = vi.fn(async () => {});
  const frame = { url: 'app://parchi/day', parent: null, postMessage: vi.fn() };
  handOverPorts(new Map([[7, 1]]), connect);

  await handlers.get('parchi:want-port')?.(eventFrom(frame));

  expect(connect).toHaveBeenCalledExactlyOnceWith(1, channels[0]?.port1);
  expect(frame.postMessage).toHaveBeenCalledExactlyOnceWith('parchi:port', null, [channels[0]?.port2]);
});

test('a forged request gets no channel and no answer', async () => {
  const connect = vi.fn(async () => {});
  const postMessage = vi.fn();
  const page = { url: 'app://parchi/day', parent: null, postMessage };
  handOverPorts(new Map([[7, 1]]), connect);

  const forged = [
    eventFrom(null),
    eventFrom(page, 8),
    eventFrom({ ...page, parent: page }),
    eventFrom({ ...page, url: 'https://evil.example/' }),
  ];
  for (const event of forged) {
    await handlers.get('parchi:want-port')?.(event);
  }

  expect(channels).toEqual([]);
  expect(connect).not.toHaveBeenCalled();
  expect(postMessage).not.toHaveBeenCalled();
});

test('when the clinic has stopped, both ends are closed and the page hears nothing', async () => {
  const frame = { url: 'app://parchi/day', parent: null, postMessage: vi.fn() };
  handOverPorts(new Map([[7, 1]]), () => Promise.reject(new Error('CLINIC_PROCESS_GONE')));

  await handlers.get('parchi:want-port')?.(eventFrom(frame));

  expect(frame.postMessage).not.toHaveBeenCalled();
  expect([channels[0]?.port1.isClosed, channels[0]?.port2.isClosed]).toEqual([true, true]);
});
