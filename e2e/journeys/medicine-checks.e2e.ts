import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { signInAs, switchTo } from '../pages/lock.ts';
import { openNextVisit, writeMedicine } from '../pages/visit.ts';
import { journey } from '../support/clinic.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;
const kabir = {
  phone: '5000041736',
  name: 'Kabir Nair',
  age: '3',
  sex: 'M',
  locality: 'Vijay Nagar',
} as const;

journey('warfarin with an NSAID is not signed until a reason is written', 'prepared clinic', async clinic => {
  const { page } = clinic;
  await signInAs(clinic, 'receptionist');
  await registerByKeyboard(clinic, asha);
  await clinic.pdfText(/A-01/);
  await switchTo(clinic, 'doctor');
  await openNextVisit(clinic);
  await writeMedicine(clinic, 'warfarin 5mg tablet od 30d', 'WARFARIN');
  await writeMedicine(clinic, 'ibuprofen 400 tablet 1-0-1 5d pc', 'IBUPROFEN');

  await page.getByText('Ibuprofen with warfarin', { exact: true }).waitFor();
  await page.getByText(/Checked 1 pair, list/).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /Remove ibuprofen/ }).waitFor();
  expect(await page.getByText(/RX\/\d\d-\d\d\/000001/).count()).toBe(0);
  await clinic.picture('interaction-stops');

  await page.getByRole('button', { name: /not checked/ }).click();
  await page.getByText(/Allergies: not asked yet/).waitFor();
  await clinic.picture('not-checked-opened');

  const reason = page.getByLabel('Reason to keep it');
  await reason.fill('Three days only, INR on Friday');
  await reason.press('Enter');
  await page.keyboard.press('Control+Enter');
  expect(await clinic.pdfText(/RX\/\d\d-\d\d\/000001/)).toContain('WARFARIN');
});

journey(
  'a child’s amoxicillin is proposed by weight and written with one key',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    await signInAs(clinic, 'receptionist');
    await registerByKeyboard(clinic, kabir);
    await page.locator('[name="guardianName"]:focus').waitFor();
    await page.keyboard.type('Anita Nair');
    await page.getByLabel('Guardian is the').selectOption({ index: 1 });
    await page.getByRole('button', { name: /Give token/ }).click();
    await clinic.pdfText(/A-01/);
    await switchTo(clinic, 'doctor');
    await openNextVisit(clinic);
    const line = page.getByLabel('Add medicine', { exact: true });
    // A name that may be two drugs is chosen first; the dose depends on the product.
    await line.fill('amox 250 syrup');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('Weigh the child: the dose needs a weight.').waitFor();

    await page.keyboard.press('Alt+v');
    await page
      .getByLabel(/^Weight/)
      .first()
      .fill('12');
    await page.keyboard.press('Control+Enter');
    await page.getByText('12 kg').first().waitFor();

    await line.fill('');
    await line.fill('amoxicillin 250 syrup');
    await page.getByText('12 kg × 40 mg/kg ÷ 3 = 160 mg → 3 mL, 3 × a day').waitFor();
    await clinic.picture('child-dose-proposed');
    await page.keyboard.press('Alt+d');
    await page.keyboard.type('5d');
    await page.getByText('AMOXICILLIN 250 mg/5 mL').first().waitFor();
    await page.waitForTimeout(400);
    await line.press('Enter');
    await page.locator('[data-section="medicines"][value=""]').waitFor();
    await clinic.picture('child-dose-written');
  },
);
