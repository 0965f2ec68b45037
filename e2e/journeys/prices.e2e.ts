import { expect } from 'vitest';
import { passwordOf, signInAs, switchTo } from '../pages/lock.ts';
import { goTo } from '../pages/screens.ts';
import { type ClinicRun, journey } from '../support/clinic.ts';
import { lookAt } from '../support/look-at.ts';

const LAKSHMI = 1;

/** Nebulisation for 150, five of them for 600 that may change hands, and a list for a camp that the desk may choose. */
async function setPrices({ page }: ClinicRun): Promise<void> {
  const save = () => page.keyboard.press('Control+Enter');
  const priced = async (rupees: string) => {
    await page.getByLabel('Price', { exact: true }).fill(rupees);
    await page.keyboard.press('Enter');
    await page.getByText('Price written').first().waitFor();
  };
  await page.getByText('No services yet').waitFor();
  await page.getByRole('button', { name: 'Usual services' }).first().click();
  await page.getByLabel(/^Nebulisation/).waitFor();
  await save();
  await page.getByRole('option', { name: /Nebulisation/ }).waitFor();
  await page.getByRole('option', { name: /Nebulisation/ }).dblclick();
  await priced('150');
  await page.keyboard.press('Escape');
  await page.keyboard.press('+');
  await page.getByLabel('Name', { exact: true }).fill('Nebulisation, five times');
  await page.locator('form').getByLabel('Kind').selectOption('package');
  await page.getByLabel('Service 1', { exact: true }).selectOption({ label: 'Nebulisation' });
  await page.getByLabel('How often, service 1').fill('5');
  await page.getByLabel('May go to another person').check();
  await save();
  await page.getByText('No price yet').waitFor();
  await priced('600');
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await page.getByText('Only the standard list so far').waitFor();
  await page.keyboard.press('+');
  await page.getByLabel('Name of the list').fill('Camp');
  await page.getByLabel('The desk may choose it for a bill').check();
  await page.getByLabel('More or less than standard').fill('-50');
}

journey(
  'a camp’s list is chosen for a bill, a class is given with a PIN, and a package goes to somebody else',
  'desk at work',
  async clinic => {
    const { page } = clinic;
    const findings: string[] = [];
    const look = async (screen: string) => void findings.push(...(await lookAt(clinic, `prices-${screen}`)));
    await signInAs(clinic, 'owner');
    await goTo(clinic, 'settings/catalogue');
    await setPrices(clinic);
    await look('list');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('option', { name: /Camp/ }).waitFor();

    await switchTo(clinic, 'receptionist');
    await goTo(clinic, `new-bill/${LAKSHMI}`);
    await page.getByRole('heading', { name: 'Receive' }).waitFor();
    const item = page.getByLabel('Item', { exact: true });
    const add = async (words: string) => {
      await item.fill(words);
      await page
        .getByRole('option', { name: new RegExp(words) })
        .first()
        .click();
      await page.getByRole('button', { name: /^Add/ }).click();
    };
    await add('Nebulisation, five times');
    await page.getByRole('cell', { name: '600.00' }).first().waitFor();
    await item.fill('Ambulance');
    await page.getByLabel('Rate', { exact: true }).fill('400');
    await page.getByLabel('Rate', { exact: true }).press('Enter');
    await page.getByText('by hand').waitFor();
    await item.press('Escape');
    await page.getByLabel('Price list').selectOption({ label: 'Camp' });
    await page.getByRole('cell', { name: '300.00' }).first().waitFor();
    await look('bill');
    await page.locator('input[data-mode="cash"]').focus();
    await page.keyboard.press('c');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Change the bill/ }).waitFor();
    await look('issued');

    await goTo(clinic, `patients/${LAKSHMI}`);
    await page.getByRole('heading', { name: 'Lakshmi Raghavan' }).waitFor();
    await page.keyboard.press('k');
    await page.getByText('5 of 5 left').waitFor();
    await page.getByRole('button', { name: 'Change', exact: true }).last().click();
    await page.getByRole('combobox', { name: 'Price class' }).fill('Staff');
    await page.keyboard.press('Enter');
    await page.getByLabel(/Anil Kulkarni/).fill(passwordOf('owner'));
    await look('class');
    await page.keyboard.press('Enter');
    await page.getByText('Staff', { exact: true }).waitFor();
    await look('person');
    await page.getByRole('button', { name: 'Give to somebody else' }).click();
    await page.getByLabel('To whom').first().fill('Farida');
    await page.getByRole('option', { name: /Farida Khan/ }).waitFor();
    await page.getByLabel('Why').fill('Her sister goes on');
    await look('transfer');
    await page.keyboard.press('Enter');
    await page.getByText('No package was sold to this person.').waitFor();

    await page.evaluate(() => localStorage.setItem('parchi-language', 'hi'));
    await page.reload();
    await goTo(clinic, `new-bill/${LAKSHMI}`);
    await page.getByLabel('मूल्य सूची').selectOption({ label: 'Camp' });
    await look('bill-hindi');
    expect(findings).toEqual([]);
  },
);
