import { expect } from 'vitest';
import { signInAs } from '../pages/lock.ts';
import { goTo } from '../pages/screens.ts';
import { type ClinicRun, journey } from '../support/clinic.ts';
import { GOOD_ROWS, oldList, WRONG_DATE } from '../support/old-list.ts';

async function findByOldNumber({ page }: ClinicRun, oldNumber: string): Promise<void> {
  const field = page.getByLabel('Find a patient');
  await field.waitFor();
  await field.fill(oldNumber);
}

journey(
  'an old list comes in with its wrong rows left out, is found by its old numbers, and goes again when taken back',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    await signInAs(clinic, 'owner');
    await goTo(clinic, 'import');
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(oldList()) });

    const dryRun = page.getByRole('region', { name: 'What would happen' });
    await dryRun.getByText(WRONG_DATE).waitFor();
    await dryRun.getByText('Phone: No phone').waitFor();
    await dryRun.getByRole('radiogroup').getByText('Look like others').click();
    await dryRun.getByText('Kamla Devi A').waitFor();
    await dryRun.getByText('Looks like row 2').waitFor();
    await clinic.picture('import-dry-run');

    await goTo(clinic, 'patients');
    await findByOldNumber(clinic, 'R-113');
    await page.getByText('Nobody found for “R-113”').waitFor();

    await goTo(clinic, 'import');
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(oldList()) });
    await page.getByRole('button', { name: `Import ${GOOD_ROWS} patients` }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(`${GOOD_ROWS} patients are in, 3 rows stayed out`).waitFor();
    await clinic.picture('import-done');

    await goTo(clinic, 'patients');
    await findByOldNumber(clinic, 'R-113');
    await page.getByRole('option', { name: /Kamla Devi C/ }).waitFor();
    expect(await page.getByRole('option').count()).toBe(1);

    await goTo(clinic, 'import');
    await page.getByRole('button', { name: 'Take back' }).click();
    await page.getByRole('button', { name: `Takes back all ${GOOD_ROWS}` }).click();
    await page.getByText(`${GOOD_ROWS} patients taken back`).waitFor();
    await page.getByText('taken back', { exact: true }).waitFor();

    await goTo(clinic, 'patients');
    await findByOldNumber(clinic, 'R-113');
    await page.getByText('Nobody found for “R-113”').waitFor();
  },
);
