import type { ClinicRun } from '../support/clinic.ts';

/** The doctor's home: N calls the next person and opens the visit. */
export async function openNextVisit({ page }: ClinicRun): Promise<void> {
  await page.getByRole('button', { name: /Call next/ }).waitFor();
  await page.keyboard.press('n');
  await page.getByLabel('Complaints').waitFor();
}

/** Types a line, waits for its reading, and adds it. */
export async function writeMedicine({ page }: ClinicRun, typed: string, reads: string): Promise<void> {
  const line = page.getByLabel('Add medicine', { exact: true });
  await line.fill(typed);
  await page.getByText(reads).first().waitFor();
  await page.waitForTimeout(400);
  await line.press('Enter');
  await page.locator('[data-section="medicines"][value=""]').waitFor();
}
