import { expect } from 'vitest';
import { confirmSheet, groupsOf, makeClinic } from '../pages/set-up.ts';
import { journey } from '../support/clinic.ts';

const NEW_PASSWORD = 'lotus ferry window 52';

journey(
  'a forgotten password is replaced with the code of the printed sheet',
  'empty folder',
  async clinic => {
    const { page: firstDay } = clinic;
    await makeClinic(clinic);
    await firstDay.getByRole('button', { name: 'Make the clinic' }).click();
    await firstDay.getByText('Keep the recovery sheet').waitFor();
    await confirmSheet(clinic);
    await firstDay.getByRole('navigation').waitFor();
    const code = groupsOf(await clinic.pdfText(/Recovery sheet/i)).join(' ');
    await clinic.quit();

    await clinic.start();
    const { page } = clinic;
    await page.getByRole('button', { name: 'Recover with the sheet' }).click();
    const typedCode = page.getByLabel('Recovery code');
    const password = page.getByLabel('New password', { exact: true });
    await typedCode.fill(code.replace(/^\w{4}/, '0000'));
    await password.fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Recover and sign in' }).click();
    await page.locator('[aria-invalid="true"]').first().waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    await clinic.picture('recovery-code-mistyped');

    await typedCode.fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Recover and sign in' }).click();
    await page.getByRole('navigation').waitFor();

    await page.keyboard.press('F9');
    await page.getByText('Who is here').waitFor();
    const field = page.getByLabel('Password for Dr Meera Kulkarni');
    await field.fill('quiet river stones 41');
    await field.press('Enter');
    await page
      .getByText(/Not right/)
      .first()
      .waitFor();
    await field.fill(NEW_PASSWORD);
    await field.press('Enter');
    await page.getByRole('navigation').waitFor();
  },
);
