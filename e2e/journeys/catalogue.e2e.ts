import { expect } from 'vitest';
import { signInAs } from '../pages/lock.ts';
import { goTo } from '../pages/screens.ts';
import { journey } from '../support/clinic.ts';
import { lookAt } from '../support/look-at.ts';

journey(
  'the owner takes services over, prices them and plans a dearer year',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    const findings: string[] = [];
    const look = async (screen: string) =>
      void findings.push(...(await lookAt(clinic, `catalogue-${screen}`)));
    const save = () => page.keyboard.press('Control+Enter');
    await signInAs(clinic, 'owner');
    await goTo(clinic, 'settings/catalogue');
    await page.getByText('No services yet').waitFor();
    await page.getByRole('button', { name: 'Usual services' }).first().click();
    await page.getByLabel(/^Nebulisation/).waitFor();
    await look('starters');
    await save();
    await page.getByRole('option', { name: /Nebulisation/ }).waitFor();

    await page.getByRole('option', { name: /Nebulisation/ }).dblclick();
    await page.getByLabel('Price', { exact: true }).fill('120');
    await page.keyboard.press('Enter');
    await page.getByText('Price written').first().waitFor();
    await page.getByLabel('Price', { exact: true }).fill('150');
    await page.getByRole('textbox', { name: 'From' }).fill('40');
    await page.keyboard.press('Enter');
    await page.getByText('Planned').first().waitFor();
    await look('prices');
    await page.keyboard.press('Escape');

    await page.keyboard.press('+');
    await page.getByLabel('Name', { exact: true }).fill('Nebulisation, five times');
    await page.locator('form').getByLabel('Kind').selectOption('package');
    await page.getByLabel('Service 1', { exact: true }).selectOption({ label: 'Nebulisation' });
    await page.getByLabel('How often, service 1').fill('5');
    await look('package');
    await save();
    await page.getByText('No price yet').waitFor();
    await page.keyboard.press('Escape');

    await page.keyboard.press('2');
    await page.getByText('Only the standard list so far').waitFor();
    await page.keyboard.press('+');
    await page.getByLabel('Name of the list').fill('Night');
    await page.getByLabel('From what time').fill('8 pm');
    await page.getByLabel('To what time').fill('8 am');
    await page.getByLabel('More or less than standard').fill('25');
    await save();
    await page.getByRole('option', { name: /Night/ }).waitFor();
    await look('lists');

    await page.keyboard.press('3');
    await page.getByText(/03\/2022 and 04\/2022/).waitFor();
    await page.keyboard.press('+');
    await page.getByLabel('Rate', { exact: true }).waitFor();
    await look('tax-rates');
    await page.keyboard.press('Escape');

    await page.keyboard.press('1');
    await page.getByLabel('Filter').fill('nebul');
    await expect.poll(() => page.locator('[role="option"]').count()).toBe(2);
    await look('services');
    expect(findings).toEqual([]);
  },
);
