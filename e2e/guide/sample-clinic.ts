import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { root } from '../support/hosts.ts';

/** A fresh sample clinic in a browser, whose clock stands at five past eleven of today. */
export type SampleClinic = {
  page: Page;
  context: BrowserContext;
  address: string;
  /** 'Kavita Nair' to what the program printed as her password. */
  passwords: ReadonlyMap<string, string>;
  /** The same people's PINs. */
  pins: ReadonlyMap<string, string>;
  end(): Promise<void>;
};

const WIDE = { width: 1366, height: 768 };
const INDIA_MS = 330 * 60_000;
const DAY_MS = 86_400_000;
const FIVE_PAST_ELEVEN_MS = (11 * 60 + 5) * 60_000;
const STARTED_WITHIN_MS = 120_000;

function toFivePastEleven(): number {
  const now = Date.now();
  const midnight = Math.floor((now + INDIA_MS) / DAY_MS) * DAY_MS - INDIA_MS;
  return midnight + FIVE_PAST_ELEVEN_MS - now;
}

/** Moves every reading of the clock; the same words run in the server and in the page. */
function movedClock(byMs: number): string {
  return `{
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...parts) { parts.length > 0 ? super(...parts) : super(Real.now() + ${byMs}); }
      static now() { return Real.now() + ${byMs}; }
    };
  }`;
}

function startServer(folder: string, clock: string) {
  const preload = `data:text/javascript,${encodeURIComponent(clock)}`;
  const program = join(root, 'out/main/headless.js');
  const server = spawn(
    process.execPath,
    [
      ...['--import', preload, program, '--demo'],
      ...['--data', folder, '--port', '0', '--phones-also-at', '127.0.0.1'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const printed = new Promise<string>((resolve, reject) => {
    let text = '';
    server.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (/Parchi is at http\S+/.test(text)) resolve(text);
    });
    server.on('exit', code => reject(new Error(`The clinic ended with ${code}. Is it built? npm run build`)));
    setTimeout(() => reject(new Error(`The clinic did not start:\n${text}`)), STARTED_WITHIN_MS).unref();
  });
  return { server, printed };
}

/** '  Kavita Nair   receptionist   kavita   brass kettle morning 7   2583', in columns. */
function columnOf(text: string, column: 3 | 4): Map<string, string> {
  const rows = text.split('\n').map(line => line.trim().split(/ {2,}/));
  return new Map(rows.flatMap(row => (row[column] ? [[row[0] ?? '', row[column]]] : [])));
}

export async function openSampleClinic(): Promise<SampleClinic> {
  const folder = mkdtempSync(join(tmpdir(), 'parchi-guide-'));
  const clock = movedClock(toFivePastEleven());
  const { server, printed } = startServer(folder, clock);
  const text = await printed;
  const [, address = ''] = /Parchi is at (http\S+)/.exec(text) ?? [];
  const browser = await chromium.launch({
    executablePath: process.env.PARCHI_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  const context = await browser.newContext({ viewport: WIDE, locale: 'en-IN', colorScheme: 'light' });
  await context.addInitScript(clock);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(address);
  return {
    page,
    context,
    address,
    passwords: columnOf(text, 3),
    pins: columnOf(text, 4),
    async end() {
      await browser.close();
      const ended = new Promise<void>(resolve => server.once('exit', () => resolve()));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
