import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { signInAs, switchTo } from '../pages/lock.ts';
import { writeMedicine } from '../pages/visit.ts';
import { type ClinicRun, journey } from '../support/clinic.ts';
import { lookAt } from '../support/look-at.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;
const PRESCRIPTION = /RX\/\d\d-\d\d\/000001/;

/** The assistant opens the doctor's visit from the queue, writes it, and puts it before the doctor. */
async function writeForTheDoctor(clinic: ClinicRun): Promise<void> {
  const { page } = clinic;
  await switchTo(clinic, 'assistant');
  await page.getByText('Asha Rao').filter({ visible: true }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(/You write for Dr Meera Kulkarni/).waitFor();
  await page.getByLabel('Complaints').waitFor();
  await page.keyboard.type('Cough 6 days');
  await writeMedicine(clinic, 'dolo 650 1-0-1 5d pc', 'PARACETAMOL');
  expect(await lookAt(clinic, 'countersign-writing')).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await page
    .getByText(/Waiting for Dr Meera Kulkarni/)
    .first()
    .waitFor();
}

/** C shows what waits; back it goes with a reason, as a doctor does who misses something. */
async function sendBackForMore(clinic: ClinicRun): Promise<void> {
  const { page } = clinic;
  await switchTo(clinic, 'doctor');
  await page.getByRole('button', { name: /To countersign: 1/ }).waitFor();
  await page.keyboard.press('c');
  await page.getByRole('button', { name: /Asha Rao/ }).waitFor();
  expect(await lookAt(clinic, 'countersign-waiting')).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByText(/Entered by Dr Tara Menon, submitted/).waitFor();
  await page.keyboard.press('Alt+b');
  await page.getByLabel('Reason').fill('Allergies are not asked');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Call next/ }).waitFor();
}

/** The reason stands above the note; the allergies are asked, and it is put before the doctor again. */
async function submitAgain(clinic: ClinicRun): Promise<void> {
  const { page } = clinic;
  await switchTo(clinic, 'assistant');
  await page.getByText('Asha Rao').filter({ visible: true }).first().waitFor();
  await page.keyboard.press('Enter');
  await page
    .getByText(/Allergies are not asked/)
    .first()
    .waitFor();
  await page.getByLabel('Complaints').waitFor();
  expect(await page.getByLabel('Complaints').inputValue()).toBe('Cough 6 days');
  await page.getByLabel('Advice', { exact: true }).fill('Steam. No allergies known.');
  await page.keyboard.press('Control+Enter');
  await page
    .getByText(/Waiting for Dr Meera Kulkarni/)
    .first()
    .waitFor();
}

async function countersign(clinic: ClinicRun): Promise<string> {
  const { page } = clinic;
  await switchTo(clinic, 'doctor');
  await page.getByRole('button', { name: /To countersign: 1/ }).waitFor();
  await page.keyboard.press('c');
  await page.getByRole('button', { name: /Asha Rao/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(/Entered by Dr Tara Menon, submitted/).waitFor();
  await page.getByLabel('Complaints').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText(/Entered by Dr Tara Menon, countersigned by Dr Meera Kulkarni/).waitFor();
  expect(await lookAt(clinic, 'countersign-signed')).toEqual([]);
  return clinic.pdfText(PRESCRIPTION);
}

journey(
  'an assistant’s note waits, goes back once, and is countersigned and printed by keys alone',
  'clinic with an assistant',
  async clinic => {
    await signInAs(clinic, 'receptionist');
    await registerByKeyboard(clinic, asha);
    await clinic.pdfText(/A-01/);
    await writeForTheDoctor(clinic);
    await sendBackForMore(clinic);
    await submitAgain(clinic);
    const printed = await countersign(clinic);
    expect(printed).toContain('PARACETAMOL');
    expect(printed).toContain('Dr Tara Menon');
    expect(printed).toContain('Dr Meera Kulkarni');
    await clinic.page.keyboard.press('Alt+1');
    await clinic.page.getByRole('button', { name: /Call next/ }).waitFor();
    await clinic.page.getByRole('button', { name: /To countersign/ }).waitFor({ state: 'hidden' });
  },
);
