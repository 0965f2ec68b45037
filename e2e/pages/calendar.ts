import type { ClinicRun } from '../support/clinic.ts';

/** In the book panel: finds the person by name and books the time that is chosen. */
export async function bookByName({ page }: ClinicRun, name: string): Promise<void> {
  await page.locator('input:focus[placeholder="Name, phone, UHID"]').waitFor();
  await page.keyboard.type(name);
  await page
    .getByRole('option', { name: new RegExp(name, 'i') })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Someone else').first().waitFor();
  await page
    .getByText(/Next free: /)
    .first()
    .waitFor();
  await page.keyboard.press('Control+Enter');
}
