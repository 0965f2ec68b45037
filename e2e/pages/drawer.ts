import type { ClinicRun } from '../support/clinic.ts';

/** Notes as they lie in the drawer: { '500': 1, coins: 40 }; the cursor walks down by Enter. */
export async function countNotes({ page }: ClinicRun, notes: Record<string, number>): Promise<void> {
  for (const [field, count] of Object.entries(notes)) {
    await page.locator(`input[name="count-${field}"]`).fill(String(count));
  }
}

/** One's own drawer by the rail, opened with a float. */
export async function openWithFloat({ page }: ClinicRun, rupees: number): Promise<void> {
  await page.getByRole('navigation').getByText('Drawer', { exact: true }).click();
  const float = page.getByRole('textbox', { name: 'Float to begin with' });
  await float.waitFor();
  await float.fill(String(rupees));
  await float.press('Enter');
  await page.getByText('Should be', { exact: true }).waitFor();
}

/** The owner's change for the desk, by keys from the drawer's screen. */
export async function putIntoTheBox({ page }: ClinicRun, rupees: number): Promise<void> {
  await page.getByRole('navigation').getByText('Drawer', { exact: true }).click();
  await page.getByRole('heading', { name: 'My drawer' }).waitFor();
  await page.keyboard.press('Alt+b');
  const form = page.getByRole('form', { name: 'Money of the box' });
  await form.getByLabel('Amount').fill(String(rupees));
  await form.getByLabel('What for').fill('Change for the desk');
  await page.keyboard.press('Enter');
  await page.getByText(`In the box now: ₹${rupees}`).waitFor();
}
