import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  _electron,
  type Browser,
  type BrowserContext,
  chromium,
  type ElectronApplication,
  type Page,
} from 'playwright';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A running program on one clinic folder, with one page open on it. */
export type RunningHost = {
  page: Page;
  /** A second window on the same clinic; undefined where the host has only one. */
  openAnother?(): Promise<Page>;
  /** Another desk at the same clinic, where nobody has signed in; undefined where the host has only one. */
  openAnotherDesk?(): Promise<Page>;
  /** As a person quits. */
  quit(): Promise<void>;
  /** As the power fails: SIGKILL, nothing is told. */
  cutPower(): Promise<void>;
};

export type HostKind = { name: string; isPresent: boolean; start(folder: string): Promise<RunningHost> };

const VIEWPORT = { width: 1366, height: 768 };

// Every page that is shown or printed passes through here as a blob of the page's own making.
function keepPdfs(): void {
  const kept: string[] = [];
  Object.assign(globalThis, { keptPdfs: kept });
  const create = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob: Blob) => {
    if (blob.type === 'application/pdf') {
      void blob.arrayBuffer().then(buffer => {
        let text = '';
        for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte);
        kept.push(btoa(text));
      });
    }
    return create(blob);
  };
}

async function readAddress(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed)?.[0];
      if (address) resolve(address);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.on('exit', code => reject(new Error(`The headless host ended with ${code}: ${printed}`)));
  });
}

function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise(resolve => server.once('exit', () => resolve()));
}

let browser: Promise<Browser> | undefined;

function sharedBrowser(): Promise<Browser> {
  browser ??= chromium.launch({
    executablePath: process.env.PARCHI_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

const headless: HostKind = {
  name: 'in the browser',
  isPresent: true,
  async start(folder) {
    const server = spawn(
      process.execPath,
      // No computer that builds this has a clinic's network; phones come by its own loopback.
      [
        join(root, 'out/main/headless.js'),
        ...['--data', folder, '--port', '0', '--phones-also-at', '127.0.0.1'],
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const address = await readAddress(server);
    const contexts: BrowserContext[] = [];
    const openDesk = async () => {
      const context = await (await sharedBrowser()).newContext({ viewport: VIEWPORT, locale: 'en-IN' });
      contexts.push(context);
      await context.addInitScript(keepPdfs);
      const page = await context.newPage();
      await page.goto(address);
      return page;
    };
    const leave = () => Promise.all(contexts.map(context => context.close()));
    const page = await openDesk();
    return {
      page,
      openAnotherDesk: openDesk,
      async openAnother() {
        const other = await page.context().newPage();
        await other.goto(address);
        return other;
      },
      async quit() {
        await leave();
        server.kill('SIGTERM');
        await ended(server);
      },
      async cutPower() {
        server.kill('SIGKILL');
        await ended(server);
        await leave();
      },
    };
  },
};

// Requiring the package would try to download the runtime; its own note of where it lies does not.
function hasElectronRuntime(): boolean {
  const note = join(root, 'node_modules/electron/path.txt');
  return existsSync(note) && existsSync(join(root, 'node_modules/electron/dist', readFileSync(note, 'utf8')));
}

const desktop: HostKind = {
  name: 'in the Electron window',
  isPresent: hasElectronRuntime(),
  async start(folder) {
    const program: ElectronApplication = await _electron.launch({
      args: [root, '--data', folder],
      cwd: root,
    });
    await program.context().addInitScript(keepPdfs);
    const page = await program.firstWindow();
    await page.reload();
    await page.setViewportSize(VIEWPORT);
    return {
      page,
      quit: () => program.close(),
      async cutPower() {
        program.process().kill('SIGKILL');
        await ended(program.process());
      },
    };
  },
};

export const hosts: readonly HostKind[] = [headless, desktop];
