import type { ClinicRun } from '../support/clinic.ts';

/** Goes to a screen by its address, as a link does; the window is not loaded again. */
export async function goTo({ page }: Pick<ClinicRun, 'page'>, path: string): Promise<void> {
  await page.goto(new URL(`#/${path}`, page.url()).href);
}
