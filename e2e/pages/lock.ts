import { OWNER_PASSWORD, STAFF_PASSWORD } from '../../electron/server/sample-clinic.test-support.ts';
import type { ClinicRun } from '../support/clinic.ts';

export const NAMES = {
  owner: 'Anil Kulkarni',
  doctor: 'Dr Meera Kulkarni',
  receptionist: 'Kavita Nair',
  nurse: 'Sunita Toppo',
  accountant: 'Ravi Verma',
  assistant: 'Dr Tara Menon',
} as const;

export type Person = keyof typeof NAMES;

export function passwordOf(person: Person): string {
  return person === 'owner' ? OWNER_PASSWORD : STAFF_PASSWORD;
}

/** Picks the person on the lock screen and types the password. */
export async function tryPassword({ page }: ClinicRun, person: Person, password: string): Promise<void> {
  await page.getByText('Who is here').waitFor();
  await page.getByText(NAMES[person], { exact: true }).filter({ visible: true }).first().click();
  const field = page.getByLabel(`Password for ${NAMES[person]}`);
  await field.fill(password);
  await field.press('Enter');
}

export async function signInAs(clinic: ClinicRun, person: Person): Promise<void> {
  await tryPassword(clinic, person, passwordOf(person));
  await clinic.page.getByRole('navigation').waitFor();
}

/** Locks with F9 and lets the next person in. */
export async function switchTo(clinic: ClinicRun, person: Person): Promise<void> {
  await clinic.page.keyboard.press('F9');
  await signInAs(clinic, person);
}

/** Locks with F9; who has a PIN, and gave the password once, is asked for the PIN. */
export async function switchByPin({ page }: ClinicRun, person: Person, pin: string): Promise<void> {
  await page.keyboard.press('F9');
  await page.getByText('Who is here').waitFor();
  await page.getByText(NAMES[person], { exact: true }).filter({ visible: true }).first().click();
  const field = page.getByLabel(`PIN for ${NAMES[person]}`);
  await field.fill(pin);
  await field.press('Enter');
  await page.getByRole('navigation').waitFor();
}
