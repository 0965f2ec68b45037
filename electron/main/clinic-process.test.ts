import { EventEmitter } from 'node:events';
import type { MessagePortMain, UtilityProcess } from 'electron';
import { afterEach, expect, test, vi } from 'vitest';
import { attachClinic } from './clinic-process.ts';
import { type HostAbilities, HostRefusal } from './host-request.ts';

const port = { name: 'port' } as unknown as MessagePortMain;
const pdf = new TextEncoder().encode('%PDF-1.7');

class FakeChild extends EventEmitter {
  readonly sent: unknown[][] = [];
  killed = 0;

  postMessage(message: unknown, ports?: unknown[]): void {
    this.sent.push(ports ? [message, ports] : [message]);
  }

  kill(): boolean {
    this.killed += 1;
    this.emit('exit', 1);
    return true;
  }
}

function startClinic(abilities: Partial<HostAbilities> = {}) {
  const child = new FakeChild();
  const clinic = attachClinic(child as unknown as UtilityProcess, abilities as HostAbilities);
  return { child, clinic };
}

afterEach(() => vi.useRealTimers());

test('a window waits for the clinic to be ready and then gets its port', async () => {
  const { child, clinic } = startClinic();

  const connected = clinic.connect(3, port);
  await Promise.resolve();
  expect(child.sent).toEqual([]);
  child.emit('message', { type: 'ready' });
  await connected;

  expect(child.sent).toEqual([[{ type: 'connect', windowId: 3 }, [port]]]);
});

test('no port is given to a clinic that has stopped, before or after it was ready', async () => {
  for (const events of [['exit'], ['ready', 'exit']]) {
    const { child, clinic } = startClinic();
    for (const event of events) {
      child.emit(event === 'exit' ? 'exit' : 'message', { type: event });
    }
    await expect(clinic.connect(1, port)).rejects.toThrow('CLINIC_PROCESS_GONE');
    expect(child.sent).toEqual([]);
  }
});

test('what the clinic asks of the desktop is answered under the same id', async () => {
  const { child } = startClinic({
    pickFolder: async () => '/backups',
    printPdf: async () => {
      throw new HostRefusal('PRINT_FAILED');
    },
    openPdf: async () => {
      throw new Error('/home/asha/private');
    },
  });
  child.emit('message', { type: 'host-request', id: 11, ability: 'pickFolder' });
  child.emit('message', { type: 'host-request', id: 12, ability: 'printPdf', pdf });
  child.emit('message', { type: 'host-request', id: 13, ability: 'openPdf', pdf });
  child.emit('message', { type: 'host-request', ability: 'openPdf' });
  child.emit('message', 'noise');

  await vi.waitFor(() => expect(child.sent).toHaveLength(3));

  expect(child.sent.flat()).toEqual(
    expect.arrayContaining([
      { type: 'host-reply', id: 11, ok: true, value: '/backups' },
      { type: 'host-reply', id: 12, ok: false, code: 'PRINT_FAILED' },
      { type: 'host-reply', id: 13, ok: false, code: 'HOST_CANNOT' },
    ]),
  );
});

test('closing waits until the clinic has closed its database, and then ends the process', async () => {
  const { child, clinic } = startClinic();
  const closing = clinic.close();
  expect(child.sent).toEqual([[{ type: 'stop' }]]);
  await Promise.resolve();
  expect(child.killed).toBe(0);

  child.emit('message', { type: 'stopped' });
  await closing;

  expect(child.killed).toBe(1);
});

test('a clinic that does not answer is ended after two minutes', async () => {
  vi.useFakeTimers();
  const { child, clinic } = startClinic();
  const closing = clinic.close();
  await vi.advanceTimersByTimeAsync(119_000);
  expect(child.killed).toBe(0);
  await vi.advanceTimersByTimeAsync(1_000);
  await closing;

  expect(child.killed).toBe(1);
});
