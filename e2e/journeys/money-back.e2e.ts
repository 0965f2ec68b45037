import { expect } from 'vitest';
import { OWNER_PASSWORD } from '../../electron/server/sample-clinic.test-support.ts';
import { signInAs, switchTo } from '../pages/lock.ts';
import { goTo } from '../pages/screens.ts';
import { type ClinicRun, journey } from '../support/clinic.ts';
import { lookAt } from '../support/look-at.ts';

const LAKSHMI = 1;

async function openMoney(clinic: ClinicRun): Promise<void> {
  const { page } = clinic;
  await goTo(clinic, `patients/${LAKSHMI}`);
  await page.getByRole('heading', { name: 'Details' }).waitFor();
  await page.keyboard.press('m');
  await page.getByRole('heading', { name: 'Advance and dues' }).waitFor();
  await page.getByText('To pay back').first().waitFor();
}

async function billLeftDue(clinic: ClinicRun): Promise<void> {
  const { page } = clinic;
  await goTo(clinic, 'bills');
  await goTo(clinic, `new-bill/${LAKSHMI}`);
  await page.getByRole('heading', { name: 'Receive' }).waitFor();
  await page.getByLabel('Item', { exact: true }).fill('Dressing');
  await page.getByLabel('Rate', { exact: true }).fill('600');
  await page.keyboard.press('Enter');
  await page.getByText('600.00').first().waitFor();
  await page.locator('input[data-mode="cash"]').focus();
  await page.keyboard.press('l');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Change the bill/ }).waitFor();
}

journey(
  'an advance pays two bills, a refund is approved and paid out, and a bill is cancelled',
  'desk at work',
  async clinic => {
    const { page } = clinic;
    const findings: string[] = [];
    const look = async (screen: string) => void findings.push(...(await lookAt(clinic, `money-${screen}`)));
    await signInAs(clinic, 'receptionist');

    await openMoney(clinic);
    await page.keyboard.press('a');
    await page.locator('input[data-mode="cash"]:focus').waitFor();
    await page.keyboard.type('170000');
    await page.getByText(/Rupees one lakh seventy thousand only/).waitFor();
    await look('advance-near-limit');
    await page.locator('input[data-mode="cash"]').fill('2000');
    await page.keyboard.press('Enter');
    expect(await clinic.pdfText(/Advance receipt/)).toContain('2,000.00');

    await billLeftDue(clinic);
    await billLeftDue(clinic);
    await openMoney(clinic);
    await look('side');
    await page.keyboard.press('u');
    await page.getByRole('button', { name: /^Use ₹1,200/ }).waitFor();
    await look('apply');
    await page.keyboard.press('Enter');
    await page.getByText('₹1,200 of the advance used').waitFor();
    await page.getByText('Nothing is due').waitFor();

    await page.keyboard.press('r');
    await page.getByLabel('Why is it paid back?').fill('Goes to another town');
    await page.keyboard.press('Enter');
    await page.getByText(/waits for approval/).waitFor();
    await goTo(clinic, 'refunds');
    await page.getByRole('option', { name: /Lakshmi Raghavan/ }).waitFor();
    await look('refunds-waiting');
    await switchTo(clinic, 'owner');
    await goTo(clinic, 'refunds');
    await page.getByRole('option', { name: /Lakshmi Raghavan/ }).waitFor();
    await page.keyboard.press('a');
    await page.getByText(/may be paid out/).waitFor();
    await switchTo(clinic, 'receptionist');
    await goTo(clinic, 'refunds');
    await page.getByRole('option', { name: /To pay out/ }).waitFor();
    await page.keyboard.press('b');
    await page.getByRole('heading', { name: 'Pay out' }).waitFor();
    await look('pay-out');
    await page.keyboard.press('Enter');
    expect(await clinic.pdfText(/Refund voucher/)).toContain('RV/');
    await page.keyboard.press('2');
    await page
      .getByRole('row', { name: /Paid back/ })
      .last()
      .waitFor();
    await look('refunds-done');

    await goTo(clinic, 'bills');
    await page
      .getByRole('option', { name: /Lakshmi Raghavan/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: /Change the bill/ }).waitFor();
    await page.keyboard.press('e');
    await page.getByRole('button', { name: /Cancel the bill/ }).waitFor();
    await look('acts');
    await page.keyboard.press('x');
    await page.getByLabel('Why is it cancelled?').fill('Entered twice');
    await look('cancel');
    await page.keyboard.press('Enter');
    await page.getByText(/Cancelled on .* Entered twice/).waitFor();
    await look('cancelled');
    expect(findings).toEqual([]);
  },
);

journey(
  'a due is promised, reminded of and found by its age, and a part of a bill is credited with the owner’s password',
  'desk at work',
  async clinic => {
    const { page } = clinic;
    const findings: string[] = [];
    const look = async (screen: string) => void findings.push(...(await lookAt(clinic, `money-${screen}`)));
    await signInAs(clinic, 'receptionist');
    await billLeftDue(clinic);
    await goTo(clinic, 'dues');
    await page.getByRole('row', { name: /Lakshmi Raghavan/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('Guarantor', { exact: true }).fill('Raghavan Iyer');
    await look('promise');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Not yet due ₹600/ }).waitFor();
    await page.keyboard.press('1');
    await page.getByText('Raghavan Iyer').first().waitFor();
    await page.getByText(/You kindly said|ने देने को कहा था|आपने/).waitFor();
    await look('dues');

    await goTo(clinic, 'bills');
    await page
      .getByRole('option', { name: /Lakshmi Raghavan/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: /Change the bill/ }).waitFor();
    await page.keyboard.press('e');
    await page.getByRole('button', { name: /^Credit note/ }).waitFor();
    await page.keyboard.press('n');
    await page
      .getByLabel(/^How many of/)
      .first()
      .fill('1');
    await page.getByLabel('Why is it taken back?').fill('Not seen');
    await look('credit');
    await page.keyboard.press('Enter');
    const secret = page.getByLabel(/password of Anil Kulkarni|Password of Anil Kulkarni/i);
    await secret.fill(OWNER_PASSWORD);
    await secret.press('Enter');
    expect(await clinic.pdfText(/Credit note/)).toContain('CN/');
    await look('credited');
    expect(findings).toEqual([]);
  },
);
