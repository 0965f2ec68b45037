import { expect } from 'vitest';
import { signInAs, switchTo } from '../pages/lock.ts';
import { goTo } from '../pages/screens.ts';
import { journey } from '../support/clinic.ts';
import { lookAt } from '../support/look-at.ts';

const LAKSHMI = 1;

journey(
  'a company is added, a bill goes on its account, and one payment with TDS settles it',
  'desk at work',
  async clinic => {
    const { page } = clinic;
    const findings: string[] = [];
    const look = async (screen: string) =>
      void findings.push(...(await lookAt(clinic, `companies-${screen}`)));
    await signInAs(clinic, 'owner');
    await goTo(clinic, 'parties');
    await page.getByText('No company yet').waitFor();
    await page.keyboard.press('n');
    await page.getByLabel('Name', { exact: true }).fill('Narmada Mills');
    await page.getByLabel('Credit limit').fill('50000');
    await page.getByLabel('TDS they keep back, %').fill('10');
    await look('new');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Narmada Mills' }).waitFor();
    await page.keyboard.press('3');
    await page.keyboard.press('+');
    await page.getByLabel('Employee or claim no.').fill('NM-417');
    await page.getByRole('textbox', { name: 'Name, phone or UHID' }).fill('Lakshmi');
    await page.getByRole('option', { name: /Lakshmi Raghavan/ }).waitFor();
    await look('people');
    await page.getByRole('textbox', { name: 'Name, phone or UHID' }).press('Enter');
    await page.getByText('NM-417').waitFor();

    await switchTo(clinic, 'receptionist');
    await goTo(clinic, `new-bill/${LAKSHMI}`);
    await page.getByRole('heading', { name: 'Receive' }).waitFor();
    await page.getByLabel('Item', { exact: true }).fill('Dressing');
    await page.getByLabel('Rate', { exact: true }).fill('600');
    await page.keyboard.press('Enter');
    await page.getByText('600.00').first().waitFor();
    await page.locator('input[data-mode="cash"]').focus();
    await page.getByRole('button', { name: /On a company’s account/ }).waitFor();
    await page.keyboard.press('p');
    await page.getByText('On the account of Narmada Mills').waitFor();
    await look('bill');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Change the bill/ }).waitFor();

    await switchTo(clinic, 'owner');
    await goTo(clinic, 'parties');
    await page.getByRole('option', { name: /Lakshmi Raghavan/ }).waitFor();
    await page.keyboard.press('b');
    await page.getByLabel('Received in the bank').fill('450');
    await page.getByLabel('TDS kept back').focus();
    await expect.poll(() => page.getByLabel('TDS kept back').inputValue()).toBe('50');
    await look('settle');
    await page.keyboard.press('Enter');
    await page.getByText('₹450 of Narmada Mills is entered').waitFor();
    await look('account');
    await page.keyboard.press('m');
    await page.getByLabel('Reason').fill('Not covered by the policy');
    await look('move');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing is open').waitFor();
    await page.keyboard.press('2');
    await page.getByText('Closing balance').waitFor();
    await look('statement');
    expect(findings).toEqual([]);
  },
);
