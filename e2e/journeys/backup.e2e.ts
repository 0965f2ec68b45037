import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { NAMES, passwordOf, signInAs } from '../pages/lock.ts';
import { journey } from '../support/clinic.ts';
import { hosts } from '../support/hosts.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;

journey(
  'closing leaves a backup that a new computer restores with a password',
  'prepared clinic',
  async clinic => {
    await signInAs(clinic, 'receptionist');
    await registerByKeyboard(clinic, asha);
    await clinic.pdfText(/A-01/);
    await clinic.quit();

    const newComputer = mkdtempSync(join(tmpdir(), 'parchi-e2e-new-'));
    const host = hosts.find(({ name }) => name === clinic.host.name);
    const running = await host?.start(newComputer);
    try {
      if (!running) throw new Error('no host');
      const { page } = running;
      await page.getByText('Restore a backup').click();
      await page.getByLabel('Folder with backups').fill(join(clinic.folder, 'backups'));
      await page.getByRole('button', { name: /List backups/ }).click();
      await page
        .getByText(/Sanjeevani Clinic/)
        .first()
        .click();
      await page.getByRole('combobox', { name: 'Whose password' }).click();
      await page.getByRole('option', { name: NAMES.receptionist }).click();
      await page.getByLabel('Password', { exact: true }).fill(passwordOf('receptionist'));
      await page.getByRole('button', { name: /Restore this backup/ }).click();
      await page.getByText('The clinic is back').waitFor();
      expect(
        await page
          .getByText(/1 patients, 1 visits, 0 bills/)
          .first()
          .isVisible(),
      ).toBe(true);
      await page.screenshot({ path: 'test-results/pictures/restored.png' });
    } finally {
      await running?.quit();
      rmSync(newComputer, { recursive: true, force: true });
    }
  },
);
