import { expect } from 'vitest';
import { signInAs } from '../pages/lock.ts';
import { goTo } from '../pages/screens.ts';
import { journey } from '../support/clinic.ts';
import { lookAt } from '../support/look-at.ts';
import { oldList } from '../support/old-list.ts';

journey(
  'one person’s page and its panels read well to a screen reader, in light and in dark',
  'desk at work',
  async clinic => {
    const { page } = clinic;
    const findings: string[] = [];
    const look = async (screen: string) => void findings.push(...(await lookAt(clinic, `records-${screen}`)));
    await signInAs(clinic, 'receptionist');
    await page.getByRole('option', { name: /Unknown/ }).waitFor();
    await goTo(clinic, 'patients/1');
    await page.getByText('Chickenpox in the house').first().waitFor();
    await look('patient');
    await page.keyboard.press('p');
    const face = await page.screenshot({ type: 'jpeg', clip: { x: 200, y: 100, width: 480, height: 480 } });
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'face.jpg', mimeType: 'image/jpeg', buffer: face });
    await page.getByRole('button', { name: 'Save the photo' }).waitFor();
    await look('patient-photo');
    await page.keyboard.press('Enter');
    await page.getByText('Photo saved').waitFor();
    await page.keyboard.press('c');
    await page.getByText('A6 sheet').waitFor();
    await look('patient-card');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.getByText(/Notice 1 given/).waitFor();
    await look('patient-notice');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+e');
    await page.getByText('Change details').waitFor();
    await page.getByText('Add an alert').scrollIntoViewIfNeeded();
    await look('change');
    await goTo(clinic, 'patients/5');
    await page.getByRole('heading', { name: 'Aarav Das' }).first().waitFor();
    await page.keyboard.press('Control+e');
    await page.getByLabel('Guardian’s phone').waitFor();
    await look('change-child');

    await goTo(clinic, 'patients/6');
    await page
      .getByText(/Venkatanarasimharajuvaripeta/)
      .first()
      .waitFor();
    await look('patient-long-name');
    await goTo(clinic, 'patients/12');
    await page
      .getByText(/Unknown, found at/)
      .first()
      .waitFor();
    await page.keyboard.press('w');
    await page.getByText('Who is it?').waitFor();
    await look('who-at-the-desk');

    await goTo(clinic, 'board');
    await page.locator('[name="phone"]').waitFor();
    await page.keyboard.press('F2');
    await page.locator('[name="phone"]:focus').waitFor();
    await page.keyboard.type('5000041795');
    await page.keyboard.press('Enter');
    await page.locator('input:focus[placeholder="As on their card"]').waitFor();
    for (const typed of ['Lakshmi Raghvan', '52']) {
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('F');
    await page.locator('[name="locality"]:focus').waitFor();
    await page.keyboard.type('Vijay Nagar');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('This may be someone already registered').waitFor();
    await look('lookalikes');
    expect(findings).toEqual([]);
  },
);

journey(
  'what the owner joins, imports and sets reads well to a screen reader, in light and in dark',
  'desk at work',
  async clinic => {
    const { page } = clinic;
    const findings: string[] = [];
    const look = async (screen: string) => void findings.push(...(await lookAt(clinic, `records-${screen}`)));
    await signInAs(clinic, 'owner');
    await goTo(clinic, 'suspects');
    await page.getByRole('option', { name: /Lakshmi Raghavan/ }).waitFor();
    await look('suspects');
    await page.keyboard.press('d');
    await page.getByLabel('They are different, because').waitFor();
    await look('suspects-dismiss');
    await page.keyboard.press('Escape');
    await goTo(clinic, 'merge/1/2');
    await page.getByText('Where they differ, choose what holds').waitFor();
    await look('merge-not-yet');
    await goTo(clinic, 'merge/7/2');
    await page.getByLabel('They are one person, because').waitFor();
    await look('merge');
    await goTo(clinic, 'patients/12');
    await page
      .getByText(/Unknown, found at/)
      .first()
      .waitFor();
    await page.keyboard.press('w');
    await page.getByLabel('Find the person among the registered').fill('ravi');
    await page.getByRole('option', { name: /Ravi Sen/ }).waitFor();
    await look('who-owner');

    await goTo(clinic, 'import');
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(oldList()) });
    await page.getByRole('button', { name: /Import \d+ patients/ }).waitFor();
    await look('import');

    await goTo(clinic, 'settings/clinic');
    await page.getByText('Desk and waiting room').waitFor();
    await look('settings-top');
    await page.getByLabel('UPI address').scrollIntoViewIfNeeded();
    await look('settings-desk-and-numbers');
    const parts = [
      ['notice', 'Version 1'],
      ['referrals', 'Jain Nursing Home'],
      ['schedules', 'Conference in Bhopal'],
    ] as const;
    for (const [part, words] of parts) {
      await goTo(clinic, `settings/${part}`);
      await page.getByText(words).first().waitFor();
      await look(`settings-${part}`);
    }
    expect(findings).toEqual([]);
  },
);
