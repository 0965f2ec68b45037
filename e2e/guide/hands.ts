import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { root } from '../support/hosts.ts';
import { openSampleClinic, type SampleClinic } from './sample-clinic.ts';

const FOLDER = process.env.PARCHI_PICTURES ?? join(root, 'docs/guide/pictures');
const COLOURS = '128';

/** Whoever takes the pictures of a guide: what they press, see and keep. */
export type Hands = {
  clinic: SampleClinic;
  page: Page;
  press(...keys: string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** What of these words can be seen. */
  shown(text: string | RegExp): Locator;
  /** When nothing moves any more: what was asked for has come, toasts and fades are over. */
  settled(on?: Page): Promise<void>;
  take(name: string, on?: Page): Promise<void>;
  signIn(name: string): Promise<void>;
};

function handsIn(clinic: SampleClinic): Hands {
  const { page } = clinic;
  const only = process.argv.slice(2);

  async function settled(on: Page = page): Promise<void> {
    await on.waitForTimeout(1_500);
  }

  return {
    clinic,
    page,
    settled,
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: text => page.keyboard.type(text),
    shown: text => page.getByText(text).filter({ visible: true }).first(),
    async take(name, on = page) {
      await settled(on);
      if (only.length > 0 && !only.includes(name)) return;
      const file = join(FOLDER, `${name}.png`);
      await on.screenshot({ path: file });
      execFileSync('convert', [file, '-strip', '-dither', 'None', '-colors', COLOURS, file]);
      console.log(name);
    },
    async signIn(name) {
      await page.getByText('Who is here').waitFor();
      await page.getByText(name, { exact: true }).filter({ visible: true }).first().click();
      const field = page.getByLabel(`Password for ${name}`);
      await field.fill(clinic.passwords.get(name) ?? '');
      await field.press('Enter');
      await page.getByRole('navigation').waitFor();
    },
  };
}

/** Opens a fresh sample clinic, goes through the parts in their order, and closes it. */
export async function takePictures(
  who: string,
  parts: readonly ((hands: Hands) => Promise<void>)[],
): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const clinic = await openSampleClinic();
  const hands = handsIn(clinic);
  try {
    await hands.signIn(who);
    for (const part of parts) await part(hands);
  } finally {
    await clinic.end();
  }
}
