import type { ClinicRun } from '../support/clinic.ts';

export type NewPerson = { phone: string; name: string; age: string; sex: 'F' | 'M'; locality: string };

/** New patient by keyboard alone: phone, name, age, sex, locality, doctor, each with Enter; the last one prints. */
export async function registerByKeyboard({ page }: ClinicRun, person: NewPerson): Promise<void> {
  await page.getByLabel('Phone', { exact: true }).waitFor();
  await page.keyboard.press('F2');
  await page.keyboard.type(person.phone);
  await page.keyboard.press('Enter');
  // A person sees the cursor move on when the phone is known to be new.
  await page.locator('input:focus[placeholder="As on their card"]').waitFor();
  await page.keyboard.type(person.name);
  await page.keyboard.press('Enter');
  await page.keyboard.type(person.age);
  await page.keyboard.press('Enter');
  await page.keyboard.press(person.sex);
  await page.locator('[name="locality"]:focus').waitFor();
  await page.keyboard.type(person.locality);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
}
