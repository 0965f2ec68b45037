import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import type { ClinicRun } from './clinic.ts';

type Screened = Pick<ClinicRun, 'page' | 'picture'>;

type Scheme = 'light' | 'dark';

// Names, roles and order are the same in either scheme; only colours can go wrong in the dark alone.
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

type Look = { screen: string; scheme: Scheme; within: string | undefined };

/** What axe calls serious or critical, with the element, for one screen in one scheme. */
async function seriousFindings(page: Page, { screen, scheme, within }: Look): Promise<string[]> {
  const all = new AxeBuilder({ page }).exclude('iframe');
  const axe = within ? all.include(within) : all;
  const { violations } = await (scheme === 'dark' ? axe.withRules(RULES_OF_COLOUR) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${screen} ${scheme}: ${id} at ${target.join(' ')}`),
    );
}

/** Keys of the strip that are seen only in part; one that does not fit is not seen at all. */
async function cutKeys(page: Page, screen: string): Promise<string[]> {
  const words = await page.locator('footer > span:first-child').evaluateAll(strips =>
    strips.flatMap(strip => {
      const { bottom, right } = strip.getBoundingClientRect();
      return [...strip.children].flatMap(hint => {
        const place = hint.getBoundingClientRect();
        return place.top < bottom && place.right > right + 1 ? [hint.textContent] : [];
      });
    }),
  );
  return words.map(word => `${screen}: the strip cuts “${word}”`);
}

/** Until nothing is read or moves any more: no grey rows, no transition on its way, the letters there. */
async function hasSettled(page: Page): Promise<void> {
  await page.locator('[role="status"][aria-label="Loading"]').first().waitFor({ state: 'detached' });
  await page.evaluate(async () => {
    await document.fonts.ready;
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
    const moving = () =>
      document
        .getAnimations()
        .filter(one => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity);
    do {
      await Promise.allSettled(moving().map(one => one.finished));
      await frame();
      await frame();
    } while (moving().length > 0);
  });
}

/**
 * A picture in light and in dark for a person to look at, and what axe finds wrong in either; only `within` where the
 * rest of the screen was read before.
 */
export async function lookAt(clinic: Screened, screen: string, within?: string): Promise<string[]> {
  const { page } = clinic;
  const findings: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await hasSettled(page);
    await clinic.picture(`${screen}-${colorScheme}`);
    findings.push(...(await seriousFindings(page, { screen, scheme: colorScheme, within })));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return [...findings, ...(await cutKeys(page, screen))];
}
