import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { signInAs, switchTo } from '../pages/lock.ts';
import { goTo } from '../pages/screens.ts';
import { journey } from '../support/clinic.ts';
import { lookAt } from '../support/look-at.ts';

// Without a PIN code, so that nobody knows her state.
const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;

journey(
  'a clinic with a GSTIN sells what is taxed: the invoice waits for the code and, from fifty thousand, for the buyer',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    const findings: string[] = [];
    const look = async (screen: string) => void findings.push(...(await lookAt(clinic, `gst-${screen}`)));
    await signInAs(clinic, 'owner');
    await goTo(clinic, 'settings/clinic');
    await page.getByLabel('GSTIN').fill('27ABCDE1234F1Z5');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Settings saved').waitFor();
    await page.getByRole('button', { name: /^Save for 20/ }).click();
    await page.getByRole('button', { name: /^Save for 20/ }).waitFor({ state: 'detached' });
    await look('turnover');
    await goTo(clinic, 'settings/catalogue');
    await page.getByText('No services yet').waitFor();
    await page.keyboard.press('+');
    await page.getByLabel('Name', { exact: true }).fill('Cough syrup 100 ml');
    const form = page.locator('form');
    await form.getByLabel('Tax', { exact: true }).selectOption('medicine');
    await page.getByLabel('SAC or HSN').fill('');
    await page.keyboard.press('Control+Enter');
    await page.getByText('A taxed item needs its HSN or SAC, at least 4 digits').waitFor();
    await look('item');
    await page.getByLabel('SAC or HSN').fill('3004');
    await page.getByLabel('Unit (UQC)').selectOption('BTL-BOTTLES');
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('Price', { exact: true }).fill('120');
    await page.keyboard.press('Enter');
    await page.getByText('Price written').first().waitFor();

    await switchTo(clinic, 'receptionist');
    await registerByKeyboard(clinic, asha);
    await clinic.pdfText(/A-01/);
    await page.keyboard.press('F6');
    await page.locator('input:focus[data-mode="cash"]').waitFor();
    await page.keyboard.press('+');
    await page.locator('input:focus[name="description"]').waitFor();
    await page.keyboard.type('cough');
    await page.getByRole('option', { name: /Cough syrup/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('input:focus[name="quantity"]').waitFor();
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await page.locator('input:focus[name="description"]').waitFor();
    await page.keyboard.type('Laser, six sittings');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('50000');
    await page.keyboard.press('Enter');
    await page.locator('input:focus[name="description"]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('input:focus[data-mode="cash"]').waitFor();
    await page.keyboard.press('e');
    await page.locator('input:focus[name="lineDiscount"]').waitFor();
    await page.getByLabel('Tax', { exact: true }).selectOption('gst18');
    await page.getByLabel('Less (₹ or %)').press('Enter');
    await page.getByText('A taxed item needs its HSN or SAC, at least 4 digits').waitFor();
    await look('line');
    await page.locator('input:focus[name="sacCode"]').waitFor();
    await page.keyboard.type('999722');
    await page.keyboard.press('Enter');
    await page.locator('input:focus[data-mode="cash"]').waitFor();

    await page.keyboard.press('u');
    await page.keyboard.press('Enter');
    await page.locator('input:focus[name="recipientPin"]').waitFor();
    await look('buyer');
    await page.getByLabel('Address', { exact: true }).fill('14 Chandan Nagar, Pune');
    await page.getByLabel('Address', { exact: true }).press('Enter');
    await page.locator('input:focus[name="recipientPin"]').waitFor();
    await page.keyboard.type('411014');
    await page.getByText('Maharashtra (27)').last().waitFor({ state: 'attached' });
    await expect.poll(() => page.locator('select[name="recipientState"]').inputValue()).toBe('27');
    await look('buyer-named');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const invoice = await clinic.pdfText(/IB\/\d\d-\d\d\/000001/);
    expect(invoice).toContain('14 Chandan Nagar, Pune 411014');
    expect(invoice).toMatch(/3004 · BTL/);
    expect(findings).toEqual([]);
  },
);
