import { expect } from 'vitest';
import { confirmSheet, makeClinic } from '../pages/set-up.ts';
import { journey } from '../support/clinic.ts';

journey(
  'an owner sets the clinic up in one sitting and proves the recovery sheet',
  'empty folder',
  async clinic => {
    const { page } = clinic;
    await makeClinic(clinic);
    await clinic.picture('set-up');
    await page.getByRole('button', { name: 'Make the clinic' }).click();
    await page.getByText('Keep the recovery sheet').waitFor();
    await clinic.picture('recovery-sheet');
    await confirmSheet(clinic);
    await page.getByRole('navigation').waitFor();
    await clinic.picture('after-set-up');
    expect(await page.getByText('Sanjeevani Clinic').first().isVisible()).toBe(true);
  },
);
