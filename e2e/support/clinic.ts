import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, test } from 'vitest';
import { closeBrowser, type HostKind, hosts, type RunningHost, root } from './hosts.ts';
import type { Prepared } from './prepared-clinic.ts';
import { layReadyClinic } from './ready-clinic.ts';
import { wordsOfPdf } from './saved-file.ts';

/** One story's own clinic: an empty folder, a running host and its page. */
export type ClinicRun = {
  readonly folder: string;
  readonly host: HostKind;
  page: Page;
  openAnother: RunningHost['openAnother'];
  openAnotherDesk: RunningHost['openAnotherDesk'];
  start(): Promise<void>;
  quit(): Promise<void>;
  cutPower(): Promise<void>;
  /** The words of the newest page shown or printed that match; waits for it. */
  pdfText(words: RegExp): Promise<string>;
  /** Keeps a picture for a person to look at, in test-results/. */
  picture(name: string): Promise<void>;
};

const pictures = join(root, 'test-results', 'pictures');

function wordsOf(pdf: string): string {
  return wordsOfPdf(Buffer.from(pdf, 'base64'));
}

async function pdfTextOf(page: Page, words: RegExp): Promise<string> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const kept = await page.evaluate(() => (globalThis as unknown as { keptPdfs?: string[] }).keptPdfs ?? []);
    const found = kept
      .map(wordsOf)
      .reverse()
      .find(text => words.test(text));
    if (found) return found;
    if (Date.now() > deadline)
      throw new Error(`No page with ${words}. The last was:\n${kept.map(wordsOf).at(-1)}`);
    await page.waitForTimeout(200);
  }
}

async function pictureOf(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** The same clinic, seen at another of its desks. */
export function atPage(clinic: ClinicRun, page: Page): ClinicRun {
  return {
    ...clinic,
    ...{ page, pdfText: words => pdfTextOf(page, words), picture: name => pictureOf(page, name) },
  };
}

const STARTS = {
  'empty folder': undefined,
  'prepared clinic': 'people',
  'clinic with an assistant': 'assistant',
  'clinic with sittings': 'sittings',
  'desk at work': 'desk at work',
  'two closed days of money': 'money at work',
  'day closed by a wrong clock': 'closed ahead',
} as const satisfies Record<string, Prepared | undefined>;
type Start = keyof typeof STARTS;

async function newRun(host: HostKind, start: Start): Promise<ClinicRun> {
  const folder = mkdtempSync(join(tmpdir(), 'parchi-e2e-'));
  const prepared = STARTS[start];
  if (prepared) await layReadyClinic(folder, prepared);
  let running: RunningHost | undefined;
  const run: ClinicRun = {
    folder,
    host,
    page: undefined as unknown as Page,
    openAnother: undefined,
    openAnotherDesk: undefined,
    async start() {
      running = await host.start(folder);
      run.page = running.page;
      run.openAnother = running.openAnother;
      run.openAnotherDesk = running.openAnotherDesk;
      run.page.setDefaultTimeout(30_000);
    },
    async quit() {
      await running?.quit();
      running = undefined;
    },
    async cutPower() {
      await running?.cutPower();
      running = undefined;
    },
    pdfText: words => pdfTextOf(run.page, words),
    picture: name => pictureOf(run.page, name),
  };
  await run.start();
  return run;
}

/** Tells one story on every host, or `only` on one; where it is not told it is reported as skipped, by name. */
export function journey(
  story: string,
  start: Start,
  tell: (clinic: ClinicRun) => Promise<void>,
  only?: HostKind['name'],
): void {
  for (const host of hosts) {
    const isTold = host.isPresent && (only === undefined || host.name === only);
    test.skipIf(!isTold)(`${story}, ${host.name}`, async () => {
      const clinic = await newRun(host, start);
      try {
        await tell(clinic);
      } catch (error) {
        await clinic.picture(`failed ${story}`.replace(/[^a-z0-9]+/gi, '-').slice(0, 80)).catch(() => {});
        throw error;
      } finally {
        await clinic.quit();
        rmSync(clinic.folder, { recursive: true, force: true });
      }
    });
  }
}

afterAll(closeBrowser);
