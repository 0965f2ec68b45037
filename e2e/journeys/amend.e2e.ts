import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { signInAs, switchTo } from '../pages/lock.ts';
import { openNextVisit, writeMedicine } from '../pages/visit.ts';
import { type ClinicRun, journey } from '../support/clinic.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;
const DRAFT_IS_KEPT_MS = 2_000;
const PRESCRIPTION = /RX\/\d\d-\d\d\/000001/;

async function signFirst(clinic: ClinicRun): Promise<void> {
  await signInAs(clinic, 'receptionist');
  await registerByKeyboard(clinic, asha);
  await clinic.pdfText(/A-01/);
  await switchTo(clinic, 'doctor');
  await openNextVisit(clinic);
  await clinic.page.getByLabel('Complaints').fill('Fever 3 days');
  await writeMedicine(clinic, 'dolo 650 1-0-1 5d pc', 'PARACETAMOL');
  await clinic.page.keyboard.press('Control+Enter');
  expect(await clinic.pdfText(PRESCRIPTION)).not.toContain('Amended');
}

/** E, the reason, a word more; the power goes before it is signed, and the change is there afterwards. */
async function amendOverPowerCut(clinic: ClinicRun): Promise<void> {
  await clinic.page.getByText('Signed by Dr Meera Kulkarni').waitFor();
  await clinic.page.keyboard.press('e');
  await clinic.page.getByLabel('Why version 2').fill('Rash seen after the first look');
  await clinic.page.keyboard.press('Enter');
  await clinic.page.getByLabel('Complaints').fill('Fever 3 days, rash since morning');
  await clinic.page.waitForTimeout(DRAFT_IS_KEPT_MS);
  await clinic.picture('amend-writing');
  await clinic.cutPower();

  await clinic.start();
  await signInAs(clinic, 'doctor');
  const { page } = clinic;
  await page.getByText('Asha Rao').filter({ visible: true }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(/A change of this note/).waitFor();
  expect(await page.getByText('Fever 3 days', { exact: true }).first().isVisible()).toBe(true);
  await page.keyboard.press('e');
  await page.getByLabel('Why version 2').waitFor();
  expect(await page.getByLabel('Why version 2').inputValue()).toBe('Rash seen after the first look');
  expect(await page.getByLabel('Complaints').inputValue()).toBe('Fever 3 days, rash since morning');
  await page.keyboard.press('Control+Enter');
}

async function compareVersions({ page, picture }: ClinicRun): Promise<void> {
  await page.getByText(/Amended .* version 2: Rash seen/).waitFor();
  await page.keyboard.press('h');
  const reading = page.getByRole('article', { name: 'Version 2' });
  await reading.waitFor();
  const marked = async (word: string) =>
    (await reading.getByRole('listitem').filter({ hasText: word }).first().textContent()) ?? '';
  expect(await marked('removed')).toContain('Fever 3 days');
  expect(await marked('added')).toContain('rash since morning');
  await picture('amend-versions');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('article', { name: 'Version 1' }).waitFor();
  await page.keyboard.press('Escape');
}

async function strikeThrough(clinic: ClinicRun): Promise<void> {
  const { page } = clinic;
  await page.keyboard.press('x');
  await page.getByLabel('Reason').fill('Written for another person');
  await page.keyboard.press('Enter');
  await page.getByText(/^Void, Dr Meera Kulkarni/).waitFor();
  await clinic.picture('amend-void');
  await page.keyboard.press('F8');
  const voided = await clinic.pdfText(/VOID/);
  expect(voided).toContain('Written for another person');
  expect(voided).toMatch(PRESCRIPTION);
}

journey(
  'a doctor amends a signed visit by keys alone, through a power cut, reprints it, and voids it',
  'prepared clinic',
  async clinic => {
    await signFirst(clinic);
    await amendOverPowerCut(clinic);
    const amended = await clinic.pdfText(/Amended on/);
    expect(amended).toMatch(/version 2: Rash seen after the\s+first look/);
    expect(amended).toMatch(PRESCRIPTION);
    expect(amended).toContain('rash since morning');
    await compareVersions(clinic);
    await strikeThrough(clinic);
  },
);
