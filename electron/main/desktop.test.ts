import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const electron = vi.hoisted(() => ({ current: undefined as unknown as FakeElectron }));

type FakeElectron = ReturnType<typeof fakeElectron>;

vi.mock('electron', () => {
  const names = [
    'app',
    'BrowserWindow',
    'dialog',
    'ipcMain',
    'Menu',
    'MessageChannelMain',
    'protocol',
    'session',
    'shell',
    'utilityProcess',
  ] as const;
  return Object.fromEntries(
    names.map(name => [
      name,
      new Proxy(function target() {}, {
        get: (_target, property) => Reflect.get(electron.current[name], property),
        construct: (_target, args) => Reflect.construct(electron.current[name] as never, args),
      }),
    ]),
  );
});

const { startDesktop } = await import('./desktop.ts');

function fakeElectron(hasLock: boolean) {
  const log: string[] = [];
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    getPath: (name: string) => (name === 'temp' ? tmpdir() : '/home/a/.config/Parchi'),
    setPath: (name: string, path: string) => log.push(`setPath ${name} ${path}`),
    requestSingleInstanceLock: () => hasLock,
    enableSandbox: () => log.push('sandbox'),
    whenReady: async () => log.push('ready'),
    quit: vi.fn(),
  });
  const child = Object.assign(new EventEmitter(), { postMessage: vi.fn(), kill: vi.fn() });
  const windows: Window[] = [];
  class Window extends EventEmitter {
    static getAllWindows = () => windows;
    static fromWebContents = () => windows[0] ?? null;
    readonly id = windows.length + 1;
    readonly webContents = Object.assign(new EventEmitter(), { id: windows.length + 7 });
    readonly loadURL = vi.fn(async () => {});
    readonly focus = vi.fn();
    readonly restore = vi.fn();
    readonly isMinimized = () => true;
    readonly close = vi.fn(() => {
      windows.splice(windows.indexOf(this), 1);
      this.emit('closed');
    });
    readonly options: { webPreferences: Record<string, unknown> };

    constructor(options: { webPreferences: Record<string, unknown> }) {
      super();
      this.options = options;
      windows.push(this);
    }
  }
  return {
    log,
    windows,
    child,
    app,
    BrowserWindow: Window,
    dialog: { showErrorBox: vi.fn(), showMessageBox: vi.fn() },
    ipcMain: new EventEmitter(),
    Menu: { setApplicationMenu: vi.fn(), buildFromTemplate: vi.fn((template: unknown) => template) },
    MessageChannelMain: class {},
    protocol: {
      registerSchemesAsPrivileged: vi.fn(() => log.push('scheme')),
      handle: vi.fn(
        (_scheme: string, _handler: (request: { method: string; url: string }) => Response) => {},
      ),
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: vi.fn(),
        setPermissionCheckHandler: vi.fn(),
        setDevicePermissionHandler: vi.fn(),
      },
    },
    shell: { openExternal: vi.fn() },
    utilityProcess: { fork: vi.fn(() => child) },
  };
}

let outFolder: string;

beforeEach(() => {
  outFolder = mkdtempSync(join(tmpdir(), 'parchi-out-'));
  mkdirSync(join(outFolder, 'renderer'));
  writeFileSync(join(outFolder, 'renderer', 'index.html'), '<!doctype html><title>Parchi</title>');
});
afterEach(() => {
  electron.current.app.emit('will-quit');
  rmSync(outFolder, { recursive: true });
});

async function start(args: string[] = [], hasLock = true) {
  electron.current = fakeElectron(hasLock);
  startDesktop(outFolder, args);
  await new Promise(resolve => setImmediate(resolve));
  return electron.current;
}

test('the sandbox and the scheme are set before the app is ready', async () => {
  const { log } = await start();

  expect(log).toEqual(['setPath userData /home/a/.config/Parchi', 'sandbox', 'scheme', 'ready']);
});

test('the first window shows our page in a locked frame', async () => {
  const { windows } = await start();

  expect(windows).toHaveLength(1);
  expect(windows[0]?.loadURL).toHaveBeenCalledExactlyOnceWith('app://parchi/index.html');
  expect(windows[0]?.options.webPreferences).toMatchObject({
    preload: join(outFolder, 'preload', 'index.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    devTools: false,
  });
});

test('the page is delivered with the policy', async () => {
  const { protocol } = await start();
  const [scheme, handler] = protocol.handle.mock.calls[0] ?? [];

  const answer = handler?.({ method: 'GET', url: 'app://parchi/index.html' });

  expect(scheme).toBe('app');
  expect(answer?.headers.get('content-security-policy')).toContain("script-src 'self'");
});

test('the clinic runs in a process of its own, told where its data lies', async () => {
  const { utilityProcess } = await start(['--data', '/srv/clinic', '--demo']);

  const [file, args] = utilityProcess.fork.mock.calls[0] as unknown as [string, string[]];
  expect(file).toBe(join(outFolder, 'main', 'clinic-server.js'));
  expect(args).toEqual(['/srv/clinic', '--demo']);
});

test('a second start opens no second clinic; the first window comes forward', async () => {
  const second = await start([], false);
  expect(second.app.quit).toHaveBeenCalledOnce();
  expect([second.windows, second.utilityProcess.fork.mock.calls]).toEqual([[], []]);

  const first = await start();
  first.app.emit('second-instance');
  expect(first.windows[0]?.restore).toHaveBeenCalledOnce();
  expect(first.windows[0]?.focus).toHaveBeenCalledOnce();
  expect(first.windows).toHaveLength(1);
});

test('the clinic opens one wall for the waiting room, as locked down as the desk and allowed to chime', async () => {
  const { windows, child } = await start();
  const ask = async (id: number) => {
    child.emit('message', { type: 'host-request', id, ability: 'openWaitingScreen' });
    await new Promise(resolve => setImmediate(resolve));
  };

  await ask(1);
  expect(windows).toHaveLength(2);
  const [desk, wall] = windows;
  expect(wall?.loadURL).toHaveBeenCalledExactlyOnceWith('app://parchi/index.html#/waiting-room');
  expect(wall?.options.webPreferences).toMatchObject({
    ...desk?.options.webPreferences,
    autoplayPolicy: 'no-user-gesture-required',
  });
  expect(child.postMessage).toHaveBeenCalledWith({ type: 'host-reply', id: 1, ok: true, value: null });

  await ask(2);
  expect(windows).toHaveLength(2);
  expect(wall?.focus).toHaveBeenCalledOnce();
});

test('a second start brings the desk forward and not the wall; the wall closes with the desk', async () => {
  const { app, windows, child } = await start();
  child.emit('message', { type: 'host-request', id: 1, ability: 'openWaitingScreen' });
  await new Promise(resolve => setImmediate(resolve));
  const [desk, wall] = windows;

  app.emit('second-instance');
  expect(desk?.focus).toHaveBeenCalledOnce();
  expect(wall?.focus).not.toHaveBeenCalled();

  desk?.close();
  expect(wall?.close).toHaveBeenCalledOnce();
  expect(windows).toEqual([]);
  app.emit('activate');
  expect(windows).toHaveLength(1);
});

test('permissions are denied before a page is shown', async () => {
  const { session } = await start();

  for (const handler of Object.values(session.defaultSession)) {
    expect(handler).toHaveBeenCalledOnce();
  }
});

test('quitting waits until the clinic has closed its database', async () => {
  const { app, child } = await start();
  const preventDefault = vi.fn();

  app.emit('before-quit', { preventDefault });
  expect(preventDefault).toHaveBeenCalledOnce();
  expect(child.postMessage).toHaveBeenCalledExactlyOnceWith({ type: 'stop' });
  expect(app.quit).not.toHaveBeenCalled();

  child.emit('exit', 0);
  await new Promise(resolve => setImmediate(resolve));
  expect(app.quit).toHaveBeenCalledOnce();
  app.emit('before-quit', { preventDefault });
  expect(preventDefault).toHaveBeenCalledOnce();
});

test('a clinic that stops by itself is told to the person, and the app closes', async () => {
  const { app, child, dialog } = await start();

  child.emit('exit', 139);

  expect(dialog.showErrorBox).toHaveBeenCalledOnce();
  expect(app.quit).toHaveBeenCalledOnce();
});

test('the menu of a packaged app has no developer tools', async () => {
  const { Menu } = await start();

  expect(JSON.stringify(Menu.buildFromTemplate.mock.calls)).not.toContain('toggleDevTools');
});
