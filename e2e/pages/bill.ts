import type { ClinicRun } from '../support/clinic.ts';
import { goTo } from './screens.ts';

/** A bill without a token: one line for the person, with the cursor on the amounts received. */
export async function billByHand(
  clinic: ClinicRun,
  { patientId, item, rupees }: { patientId: number; item: string; rupees: number },
): Promise<void> {
  const { page } = clinic;
  await goTo(clinic, `new-bill/${patientId}`);
  await page.getByRole('heading', { name: 'Receive' }).waitFor();
  await page.getByLabel('Item', { exact: true }).fill(item);
  await page.getByLabel('Rate', { exact: true }).fill(String(rupees));
  await page.keyboard.press('Enter');
  await page.getByText(`${rupees}.00`).first().waitFor();
  await page.locator('input[data-mode="cash"]').focus();
}
