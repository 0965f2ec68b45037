import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { signInAs, switchTo } from '../pages/lock.ts';
import { type ClinicRun, journey } from '../support/clinic.ts';

const first = {
  phone: '5000041735',
  name: 'Lakshmi Raghavan',
  age: '52',
  sex: 'F',
  locality: 'Vijay Nagar',
} as const;
const again = {
  phone: '5000041736',
  name: 'Laxmi Raghavan',
  age: '52',
  sex: 'F',
  locality: 'Vijay Nagar',
} as const;

async function billOf({ page }: ClinicRun, name: string): Promise<void> {
  await page.getByText(name).filter({ visible: true }).first().click();
  await page.keyboard.press('F6');
  await page.locator('input[data-mode="cash"]:focus').waitFor();
  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
}

journey(
  'two records of one person are joined and taken apart, and the bill keeps its printed party',
  'clinic with sittings',
  async clinic => {
    const { page } = clinic;
    await signInAs(clinic, 'receptionist');
    await registerByKeyboard(clinic, first);
    await clinic.pdfText(/A-01/);
    await registerByKeyboard(clinic, again);
    await page.getByText('This may be someone already registered').waitFor();
    await page.keyboard.press('n');
    await page.locator('input:focus[placeholder="Cousin with the same name"]').waitFor();
    await page.keyboard.type('Says she is another person');
    await page.keyboard.press('Enter');
    await clinic.pdfText(/A-02/);
    await billOf(clinic, again.name);
    expect(await clinic.pdfText(/B\/\d\d-\d\d\/000001/)).toContain('Laxmi Raghavan');
    for (const [name, token] of [
      [first.name, 'A-01'],
      [again.name, 'A-02'],
    ] as const) {
      await page.getByText(name).filter({ visible: true }).first().click();
      await page.keyboard.press('l');
      await page.getByLabel(`Why has ${token} left?`).fill('Enough for today');
      await page.keyboard.press('Enter');
      await page.getByText(`${token} has left`).first().waitFor();
    }

    await switchTo(clinic, 'owner');
    await page.goto(page.url().replace(/#.*/, '#/suspects'));
    await page.getByRole('option', { name: /Lakshmi Raghavan/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Join two records').waitFor();
    await clinic.picture('merge');
    const reason = page.getByLabel('They are one person, because');
    await reason.fill('Registered twice');
    await page.keyboard.press('Control+Enter');
    await page
      .getByText(/joined into/)
      .first()
      .waitFor();

    // The number of the gone record finds the person who was kept.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('laxmi');
    await page
      .getByRole('option', { name: /Raghavan/ })
      .first()
      .waitFor();
    expect(await page.getByRole('option', { name: /Raghavan/ }).count()).toBe(1);
    await page.keyboard.press('Escape');

    const kept = page.url().replace(/#.*/, '#/patients/1');
    await page.goto(kept);
    await page
      .getByText(/B\/\d\d-\d\d\/000001/)
      .first()
      .waitFor();

    await page.goto(page.url().replace(/#.*/, '#/suspects'));
    await page.getByRole('option', { name: /joined into/ }).waitFor();
    await clinic.picture('merged');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByLabel('Take them apart, because').fill('They are cousins');
    await page.keyboard.press('Enter');
    await page
      .getByText(/stands by itself again/)
      .first()
      .waitFor();

    await page.goto(kept);
    await page.getByText('No bills yet').waitFor();
    await page.goto(page.url().replace(/#.*/, '#/patients/2'));
    await page
      .getByText(/B\/\d\d-\d\d\/000001/)
      .first()
      .waitFor();
    await clinic.picture('taken-apart');
  },
);
