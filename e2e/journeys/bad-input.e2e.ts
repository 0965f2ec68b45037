import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { signInAs, switchTo } from '../pages/lock.ts';
import { openNextVisit } from '../pages/visit.ts';
import { journey } from '../support/clinic.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;

journey(
  'wrong typing at the desk is refused at its field and stays as typed',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    await signInAs(clinic, 'receptionist');
    const phone = page.getByLabel('Phone', { exact: true });
    await phone.waitFor();
    await phone.fill('500004173');
    await phone.press('Enter');
    await page.getByText('Ten digits, please').first().waitFor();
    expect((await phone.inputValue()).replace(/\D/g, '')).toBe('500004173');
    await phone.fill(asha.phone);
    const name = page.getByLabel('Name', { exact: true });
    await name.fill('😀😀');
    await page.getByLabel('Age', { exact: true }).fill('200');
    await page.getByRole('button', { name: /Give token/ }).click();
    expect(await name.inputValue()).toBe('😀😀');
    expect(await page.getByLabel('Age', { exact: true }).inputValue()).toBe('200');
    await page.locator('[aria-invalid="true"]').first().waitFor();
    await clinic.picture('refused-at-fields');
    await page.getByLabel('Age', { exact: true }).fill('1/1/2199');
    await page.getByRole('button', { name: /Give token/ }).click();
    await page.waitForTimeout(500);
    expect(await page.getByText('A-01').count()).toBe(0);
  },
);

journey('a paste of ten megabytes neither hangs the desk nor is saved', 'prepared clinic', async clinic => {
  const { page } = clinic;
  await signInAs(clinic, 'receptionist');
  const name = page.getByLabel('Name', { exact: true });
  await name.waitFor();
  await name.focus();
  await page.evaluate(() => {
    const field = document.activeElement as HTMLInputElement;
    const transfer = new DataTransfer();
    transfer.setData('text/plain', 'a'.repeat(10_000_000));
    const wasTaken = !field.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
    );
    if (!wasTaken) document.execCommand('insertText', false, 'a'.repeat(10_000_000));
  });
  expect((await name.inputValue()).length).toBeLessThanOrEqual(1_000);
  await page.getByLabel('Phone', { exact: true }).fill('5000041735');
  expect(await page.getByLabel('Phone', { exact: true }).inputValue()).toContain('41735');
});

journey(
  'a dose without a drug and a dose that does not read never become a line',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    await signInAs(clinic, 'receptionist');
    await registerByKeyboard(clinic, asha);
    await clinic.pdfText(/A-01/);
    await switchTo(clinic, 'doctor');
    await openNextVisit(clinic);
    const line = page.getByLabel('Add medicine', { exact: true });
    for (const typed of ['1-0-1', 'dolo 650 1-0-z 5d']) {
      await line.fill(typed);
      await page.waitForTimeout(600);
      await line.press('Enter');
      await page.waitForTimeout(300);
      expect(await line.inputValue()).toBe(typed);
    }
    await clinic.picture('dose-not-understood');
  },
);

journey(
  'the same visit in two windows is signed once, and the other window is told',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    await signInAs(clinic, 'receptionist');
    await registerByKeyboard(clinic, asha);
    await clinic.pdfText(/A-01/);
    await switchTo(clinic, 'doctor');
    await openNextVisit(clinic);
    const second = await clinic.openAnother?.();
    if (!second) return;
    await second.getByText('Asha Rao').filter({ visible: true }).first().waitFor();
    await second.keyboard.press('Enter');
    await second.getByLabel('Complaints').fill('Typed in the second window');
    await page.getByLabel('Complaints').fill('Typed in the first window');
    await page.keyboard.press('Control+Enter');
    await clinic.pdfText(/RX\/\d\d-\d\d\/000001/);
    await second
      .getByText(/signed in another window/)
      .first()
      .waitFor();
    await second.screenshot({ path: 'test-results/pictures/signed-elsewhere.png' });
  },
);
