import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { signInAs, switchTo } from '../pages/lock.ts';
import { openNextVisit } from '../pages/visit.ts';
import { journey } from '../support/clinic.ts';
import { lookAt } from '../support/look-at.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '26', sex: 'F', locality: 'Vijay Nagar' } as const;

journey(
  'an antenatal form and a dental chart are filled in by keys alone and signed with the visit',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    const { keyboard } = page;
    await signInAs(clinic, 'receptionist');
    await registerByKeyboard(clinic, asha);
    await clinic.pdfText(/A-01/);
    await switchTo(clinic, 'doctor');
    await openNextVisit(clinic);
    await keyboard.type('Seven months pregnant');
    await keyboard.press('Alt+s');
    await page.getByRole('option', { name: /Antenatal visit/ }).waitFor();
    expect(await lookAt(clinic, 'form-chooser')).toEqual([]);
    await keyboard.press('1');
    await page.locator('[data-section="form-anc-lmp"]:focus').waitFor();
    const lmp = new Date(Date.now() - 200 * 86_400_000);
    await keyboard.type(`${lmp.getDate()}/${lmp.getMonth() + 1}/${lmp.getFullYear()}`);
    await page.getByText(/^28 weeks( \d days?)?$/).waitFor();
    await keyboard.press('Enter');
    await keyboard.type('30');
    await keyboard.press('Enter');
    await keyboard.press('Alt+s');
    await page.getByRole('option', { name: /Dental chart/ }).waitFor();
    // What is for children alone stands behind the row of the other forms.
    await page.getByRole('option', { name: /Other forms/ }).waitFor();
    await keyboard.press('2');
    await page.locator('[data-tooth="18"]:focus').waitFor();
    await keyboard.press('ArrowRight');
    await keyboard.press('c');
    await page.getByText('17 caries').waitFor();
    expect(await lookAt(clinic, 'forms-in-note')).toEqual([]);
    await keyboard.press('Control+Enter');
    await page
      .getByText(/^Signed /)
      .first()
      .waitFor();
    await page.getByText('17 caries').waitFor();
    expect(await lookAt(clinic, 'forms-signed')).toEqual([]);
  },
);

journey('the owner makes a form of the clinic’s own by keys', 'prepared clinic', async clinic => {
  const { page } = clinic;
  const { keyboard } = page;
  await signInAs(clinic, 'owner');
  await page.goto(`${page.url().split('#')[0]}#/settings/forms`);
  await page.getByText('Antenatal visit').waitFor();
  expect(await lookAt(clinic, 'forms-list')).toEqual([]);
  await keyboard.press('Enter');
  await page.getByRole('listbox', { name: 'Fields' }).waitFor();
  expect(await lookAt(clinic, 'form-builder')).toEqual([]);
  await keyboard.press('Escape');
  await page.getByText('Antenatal visit').waitFor();
  await keyboard.press('n');
  await page.getByLabel('Title in English').waitFor();
  await keyboard.type('Skin clinic');
  await page.getByLabel('Label in English').fill('Itch at night');
  await keyboard.press('Control+Enter');
  await page.getByText('Skin clinic').first().waitFor();
  await page.getByText(/own version 1, Anil Kulkarni/).waitFor();
});
