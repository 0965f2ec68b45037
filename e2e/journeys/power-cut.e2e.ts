import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { signInAs, switchTo } from '../pages/lock.ts';
import { openNextVisit, writeMedicine } from '../pages/visit.ts';
import { journey } from '../support/clinic.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;

/** What the design promises: a power cut loses at most the last two seconds of typing (RX-28). */
const PROMISED_MS = 2_000;

journey('power is cut in the middle of a visit and the draft is there', 'prepared clinic', async clinic => {
  await signInAs(clinic, 'receptionist');
  await registerByKeyboard(clinic, asha);
  await clinic.pdfText(/A-01/);
  await switchTo(clinic, 'doctor');
  await openNextVisit(clinic);
  await clinic.page.getByLabel('Complaints').fill('Cough with yellow sputum 6 days');
  await writeMedicine(clinic, 'azithral 500 od 3d', 'AZITHROMYCIN');
  await clinic.page.getByLabel('Add medicine', { exact: true }).pressSequentially('levocet 5 0-');
  await clinic.page.waitForTimeout(PROMISED_MS);
  await clinic.cutPower();

  await clinic.start();
  await signInAs(clinic, 'doctor');
  const { page } = clinic;
  await page.getByText('Asha Rao').filter({ visible: true }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('Complaints').waitFor();
  expect(await page.getByLabel('Complaints').inputValue()).toBe('Cough with yellow sputum 6 days');
  expect(await page.getByText('AZITHROMYCIN').first().isVisible()).toBe(true);
  expect(await page.getByLabel('Add medicine', { exact: true }).inputValue()).toBe('levocet 5 0-');
  await clinic.picture('draft-after-power-cut');
});
