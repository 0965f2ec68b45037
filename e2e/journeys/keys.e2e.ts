import { expect } from 'vitest';
import { signInAs, switchTo } from '../pages/lock.ts';
import { openNextVisit, writeMedicine } from '../pages/visit.ts';
import { journey } from '../support/clinic.ts';
import { countKeys } from '../support/key-counter.ts';

const PHONE = '5000041735';

journey('the desk’s daily jobs take no more keys than promised', 'prepared clinic', async clinic => {
  const { page } = clinic;
  const cursorIn = (field: string) => page.locator(`[name="${field}"]:focus`).waitFor();
  const screenNow = () => new URL(page.url()).hash;

  await signInAs(clinic, 'receptionist');
  await cursorIn('phone');
  const board = screenNow();

  const newPatient = countKeys(clinic, 'A new patient with a token', 6);
  await newPatient.type(PHONE);
  await newPatient.press('Enter');
  await cursorIn('fullName');
  await newPatient.type('Asha Rao');
  await newPatient.press('Enter');
  await newPatient.type('42');
  await newPatient.press('Enter');
  await newPatient.press('f');
  await cursorIn('locality');
  await newPatient.type('Vijay Nagar');
  await newPatient.press('Enter', 'Enter');
  await clinic.pdfText(/A-01/);
  expect(screenNow()).toBe(board);

  await switchTo(clinic, 'doctor');
  await openNextVisit(clinic);
  await writeMedicine(clinic, 'dolo 650 1-0-1 5d pc', 'PARACETAMOL');
  await writeMedicine(clinic, 'azithral 500 od 3d', 'AZITHROMYCIN');
  await writeMedicine(clinic, 'levocet 5 0-0-1 5d', 'LEVOCETIRIZINE');
  await page.keyboard.press('Control+Enter');
  await clinic.pdfText(/RX\/\d\d-\d\d\/000001/);

  await switchTo(clinic, 'receptionist');
  await page.getByText('To bill', { exact: true }).first().waitFor();
  const bill = countKeys(clinic, 'A bill from the token, paid and printed', 3);
  await bill.press('F6');
  await page.locator('input[data-mode="cash"]:focus').waitFor();
  await bill.press('c', 'Enter');
  const printed = await clinic.pdfText(/B\/\d\d-\d\d\/000001/);
  expect(printed).toContain('600.00');
  await cursorIn('phone');

  const known = countKeys(clinic, 'A known patient with a token', 3);
  await known.type(PHONE);
  await known.press('Enter');
  await cursorIn('doctorId');
  await known.press('Enter');
  await clinic.pdfText(/A-02/);
  expect(known.characters).toBe(PHONE.length);
  expect(screenNow()).toBe(board);

  await switchTo(clinic, 'doctor');
  await openNextVisit(clinic);
  const repeat = countKeys(clinic, 'Three medicines repeated, signed and printed', 2);
  await repeat.press('Control+d');
  await page.getByText('LEVOCETIRIZINE').first().waitFor();
  await repeat.press('Control+Enter');
  const prescription = await clinic.pdfText(/RX\/\d\d-\d\d\/000002/);
  expect(prescription).toContain('PARACETAMOL');
  expect(prescription).toContain('AZITHROMYCIN');
});
