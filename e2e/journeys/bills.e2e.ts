import { expect } from 'vitest';
import { registerByKeyboard } from '../pages/desk.ts';
import { passwordOf, signInAs } from '../pages/lock.ts';
import { goTo } from '../pages/screens.ts';
import { journey } from '../support/clinic.ts';
import { lookAt } from '../support/look-at.ts';

const asha = { phone: '5000041735', name: 'Asha Rao', age: '42', sex: 'F', locality: 'Vijay Nagar' } as const;

journey(
  'a token is billed in three keys, a large discount asks for the owner’s password on the spot, a bill needs no token',
  'prepared clinic',
  async clinic => {
    const { page } = clinic;
    const findings: string[] = [];
    const look = async (screen: string) => void findings.push(...(await lookAt(clinic, `bill-${screen}`)));
    await signInAs(clinic, 'receptionist');
    await registerByKeyboard(clinic, asha);
    await clinic.pdfText(/A-01/);

    await page.keyboard.press('F6');
    await page.locator('input:focus[data-mode="cash"]').waitFor();
    await look('new');
    await page.keyboard.press('c');
    await page.keyboard.press('Enter');
    expect(await clinic.pdfText(/B\/\d\d-\d\d\/000001/)).toContain('600.00');

    // Without a token: who, what, a discount above the limit, and half of it by cheque.
    await page.getByLabel('Phone', { exact: true }).waitFor();
    await goTo(clinic, 'bills');
    await page.getByRole('option', { name: /B\/\d\d-\d\d\/000001/ }).waitFor();
    await look('list');
    await page.keyboard.press('n');
    await page.locator('input:focus[placeholder="Name, phone or UHID"]').waitFor();
    await page.keyboard.type('asha');
    await page.getByRole('option', { name: /Asha Rao/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('input:focus[name="description"]').waitFor();
    await page.keyboard.type('Suture removal');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('500');
    await page.keyboard.press('Enter');
    await page.locator('input:focus[name="description"]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('input:focus[data-mode="cash"]').waitFor();
    await page.keyboard.press('e');
    await page.locator('input:focus[name="lineDiscount"]').waitFor();
    await look('line');
    await page.keyboard.press('Escape');
    await page.locator('input:focus[data-mode="cash"]').waitFor();
    await page.keyboard.press('d');
    await page.locator('input:focus[name="discountAmount"]').waitFor();
    await page.keyboard.type('20');
    await page.keyboard.press('Enter');
    await page.locator('input:focus[name="discountReason"]').waitFor();
    await page.keyboard.type('senior');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const secret = page.locator('input:focus[type="password"]');
    await secret.waitFor();
    await look('approval');
    await page.keyboard.type('not the password');
    await page.keyboard.press('Enter');
    await page
      .getByText(/wrong|not right|tries/i)
      .first()
      .waitFor();
    await page.keyboard.type(passwordOf('owner'));
    await page.keyboard.press('Enter');
    await page.getByText('Approved by Anil Kulkarni').waitFor();
    await page.locator('input:focus[data-mode="cash"]').waitFor();
    await page.keyboard.type('200');
    await page.keyboard.press('q');
    await page.getByLabel('Number of the cheque').waitFor();
    await look('cheque');
    await page.keyboard.press('Enter');
    const bill = await clinic.pdfText(/B\/\d\d-\d\d\/000002/);
    expect(bill).toContain('400.00');
    expect(bill).toContain('approved by Anil Kulkarni');
    await page.getByRole('heading', { name: 'Paid' }).waitFor();
    await look('issued');
    expect(findings).toEqual([]);
  },
);
