import type { Hands } from './hands.ts';

const PHONE = '5000041735';

export async function typePhone({ page, press, type, settled }: Hands, phone: string): Promise<void> {
  await page.getByLabel('Phone', { exact: true }).waitFor();
  await press('F2');
  await type(phone);
  await settled();
}

/** A mother, new in the clinic, gets a token; then her phone stands in the field again. */
export async function registerAnita(hands: Hands): Promise<void> {
  const { page, press, settled, shown, type } = hands;
  await typePhone(hands, PHONE);
  await press('Enter');
  await settled();
  await type('Anita Verma\n34\n');
  await press('F');
  await page.locator('[name="locality"]:focus').waitFor();
  await type('Palasia\n\n');
  await shown('for Anita Verma').waitFor();
  await typePhone(hands, PHONE);
}

/** Her child of so many years, with her as guardian; the last Enter is left to the caller. */
export async function fillInRohan({ page, press, type }: Hands, age: string): Promise<void> {
  await press('2');
  await type(`Rohan Verma\n${age}\n`);
  await press('M');
  await page.locator('[name="guardianName"]').fill('Anita Verma');
  await page.locator('[name="guardianRelation"]').selectOption('mother');
}

export async function giveRohanToken({ page, shown }: Hands): Promise<void> {
  await page.locator('[name="guardianRelation"]').press('Enter');
  await shown('for Rohan Verma').waitFor();
}
